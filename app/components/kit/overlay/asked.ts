import { useSyncExternalStore } from 'react'

/** What a window over all pages was asked about, from anywhere; null while it is shut. */
export function createAsked<What>() {
  const listeners = new Set<() => void>()
  let asked: What | null = null
  const follow = (listener: () => void) => {
    listeners.add(listener)
    return () => void listeners.delete(listener)
  }
  return {
    ask(what: What | null): void {
      asked = what
      for (const listener of listeners) listener()
    },
    useAsked: () =>
      useSyncExternalStore(
        follow,
        () => asked,
        () => null,
      ),
  }
}
