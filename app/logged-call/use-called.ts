import { useCallback, useSyncExternalStore } from 'react'
import { z } from 'zod'
import { useWorkspace } from '../workspace/workspace.tsx'

/** A telephone may throw a page away while its person speaks; a call of longer ago is not asked after. */
const KEPT_MS = 2 * 60 * 60_000
const listeners = new Set<() => void>()

/** Whoever signs in next in this tab has rung nobody. */
const keyOf = (me: string, record: string) => `pace:called:${me}:${record}`

/** What is being said of the call: typed, and not logged yet. `leadId`: which of a contact's leads it is about. */
const SaidSchema = z.object({
  at: z.number(),
  text: z.string().default(''),
  followUp: z.string().default(''),
  leadId: z.string().nullable().default(null),
})
export type SaidOfCall = Omit<z.output<typeof SaidSchema>, 'at'>

const NOTHING: SaidOfCall = { text: '', followUp: '', leadId: null }

/** That somebody has begun a call from the page of this record, in this tab, and what they type of it: until it is logged, or not. */
export function useCalled(record: string) {
  const key = keyOf(useWorkspace().me.id, record)
  const kept = useSyncExternalStore(
    subscribe,
    () => sessionStorage.getItem(key),
    () => null,
  )
  const called = read(kept)
  const begin = useCallback(() => set(key, { at: Date.now(), ...NOTHING }), [key])
  const end = useCallback(() => set(key, null), [key])
  const say = (change: Partial<SaidOfCall>) => {
    // What somebody types is theirs however long they have it open.
    if (called) set(key, { ...called, ...change, at: Date.now() })
  }
  return { isCalled: called !== null, said: called ?? NOTHING, say, begin, end }
}

function read(kept: string | null): z.output<typeof SaidSchema> | null {
  const said = SaidSchema.safeParse(parseJson(kept)).data
  return said && Date.now() - said.at < KEPT_MS ? said : null
}

function parseJson(kept: string | null): unknown {
  try {
    return JSON.parse(kept ?? 'null')
  } catch {
    return null
  }
}

function set(key: string, said: z.output<typeof SaidSchema> | null): void {
  if (said === null) sessionStorage.removeItem(key)
  else sessionStorage.setItem(key, JSON.stringify(said))
  for (const listener of listeners) listener()
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener)
  return () => void listeners.delete(listener)
}
