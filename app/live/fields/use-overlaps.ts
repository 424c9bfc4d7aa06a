import { useCallback, useRef, useState, useSyncExternalStore } from 'react'
import { z } from 'zod'
import { fieldsIn } from '#domain/documents/shared-types.ts'
import type { LiveDocument } from '#live/live-document.ts'
import type { Overlap } from '#live/overlaps.ts'
import { recordWords } from '#words/record.ts'
import { useLiveState } from '../document/use-live-state.ts'

type Said = { value: unknown; by: string; at: number | null }
export type ShownOverlap = { field: string; standing: Said; other: Said }

const OverlapSchema = z.object({
  field: z.string().max(64),
  mine: z.object({ value: z.json(), at: z.number() }),
  theirs: z.object({ value: z.json(), client: z.number() }),
  stands: z.enum(['mine', 'theirs']),
})
const StateSchema = z.object({
  user: z.object({ name: z.string() }),
  overlaps: z.array(OverlapSchema).max(10),
})
type Known = ShownOverlap & { key: string }

/** Values that overlap, found here or told by somebody else who is here, until one has decided or seen them. */
export function useOverlaps(live: LiveDocument | null) {
  const own = useLiveState(live, ({ overlaps }) => overlaps)
  const told = useTold(live)
  const [seen, see] = useState<readonly string[]>([])
  const found = [...own.map((overlap) => shown(live, overlap, null)), ...told]
  const current = found.filter(
    ({ key, field, standing }) => !seen.includes(key) && stands(live, field, standing.value),
  )
  return {
    overlaps: [...new Map(current.map((overlap) => [overlap.field, overlap])).values()],
    resolve(overlap: ShownOverlap) {
      const keys = found.filter(({ field }) => field === overlap.field).map(({ key }) => key)
      see((before) => [...before, ...keys])
      live?.resolveOverlap(overlap.field)
    },
  }
}

/** What others who are here have found: one of the two values is theirs, the other perhaps one's own. */
function useTold(live: LiveDocument | null): readonly Known[] {
  const awareness = live?.awareness
  const last = useRef<{ text: string; told: readonly Known[] }>({ text: '[]', told: [] })
  const subscribe = useCallback(
    (changed: () => void) => {
      awareness?.on('change', changed)
      return () => awareness?.off('change', changed)
    },
    [awareness],
  )
  const snapshot = () => {
    const told = live ? readTold(live) : []
    const text = JSON.stringify(told)
    if (text !== last.current.text) last.current = { text, told }
    return last.current.told
  }
  return useSyncExternalStore(subscribe, snapshot, () => last.current.told)
}

function readTold(live: LiveDocument): Known[] {
  const { awareness } = live
  return [...awareness.getStates()].flatMap(([client, state]) => {
    const parsed = StateSchema.safeParse(state)
    if (client === awareness.clientID || !parsed.success) return []
    const { user, overlaps } = parsed.data
    return overlaps.map((overlap) => shown(live, overlap, user.name))
  })
}

/** `finder`: who has told of it; null for oneself. */
function shown(live: LiveDocument | null, overlap: Overlap, finder: string | null): Known {
  const { field, mine, theirs, stands: whose } = overlap
  const finders: Said = { value: mine.value, by: finder ?? recordWords().you, at: mine.at }
  const others: Said = { value: theirs.value, by: nameOf(live, theirs.client), at: null }
  const [standing, other] = whose === 'mine' ? [finders, others] : [others, finders]
  const key = JSON.stringify([field, mine, theirs.value, whose])
  return { key, field, standing, other }
}

function nameOf(live: LiveDocument | null, client: number): string {
  if (client === live?.doc.clientID) return recordWords().you
  const state = live?.awareness.getStates().get(client)
  const user = z.object({ user: z.object({ name: z.string() }) }).safeParse(state).data?.user
  return user?.name ?? recordWords().somebodyElse
}

function stands(live: LiveDocument | null, field: string, value: unknown): boolean {
  const now = live ? fieldsIn(live.doc).get(field) : null
  return JSON.stringify(now ?? null) === JSON.stringify(value ?? null)
}
