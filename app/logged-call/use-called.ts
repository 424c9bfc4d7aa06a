import { useCallback, useSyncExternalStore } from 'react'

/** A telephone may throw a page away while its person speaks; a call of longer ago is not asked after. */
const KEPT_MS = 2 * 60 * 60_000
const listeners = new Set<() => void>()

const keyOf = (record: string) => `pace:called:${record}`

/** That somebody has begun a call from the page of this record, in this tab: until it is logged, or not. */
export function useCalled(record: string) {
  const isCalled = useSyncExternalStore(
    subscribe,
    () => isRecent(record),
    () => false,
  )
  const begin = useCallback(() => set(record, String(Date.now())), [record])
  const end = useCallback(() => set(record, null), [record])
  return { isCalled, begin, end }
}

function isRecent(record: string): boolean {
  const at = Number(sessionStorage.getItem(keyOf(record)))
  return at > 0 && Date.now() - at < KEPT_MS
}

function set(record: string, at: string | null): void {
  if (at === null) sessionStorage.removeItem(keyOf(record))
  else sessionStorage.setItem(keyOf(record), at)
  for (const listener of listeners) listener()
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener)
  return () => void listeners.delete(listener)
}
