import { useCallback, useRef, useSyncExternalStore } from 'react'
import type { LiveDocument } from './live-document.ts'

export type LiveState = ReturnType<LiveDocument['state']>

const UNOPENED: LiveState = { connection: 'connecting', saved: true, synced: false, refusals: [] }

/** Whether the document is connected, whole and saved. */
export function useLiveState(live: LiveDocument | null): LiveState {
  const last = useRef(UNOPENED)
  const subscribe = useCallback(
    (changed: () => void) => live?.subscribe(changed) ?? (() => undefined),
    [live],
  )
  const snapshot = () => {
    const state = live?.state() ?? UNOPENED
    if (!sameState(state, last.current)) last.current = state
    return last.current
  }
  return useSyncExternalStore(subscribe, snapshot, () => UNOPENED)
}

function sameState(a: LiveState, b: LiveState): boolean {
  return (
    a.connection === b.connection &&
    a.saved === b.saved &&
    a.synced === b.synced &&
    a.closed?.code === b.closed?.code &&
    a.refusals.length === b.refusals.length
  )
}
