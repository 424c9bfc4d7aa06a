import { useCallback, useRef, useSyncExternalStore } from 'react'
import type { Awareness } from 'y-protocols/awareness'
import { readPartials, type Partial } from './partials.ts'

const NONE: readonly Partial[] = []

/** Words that are being spoken right now, before the call centre is done hearing them. */
export function usePartials(awareness: Awareness | null): readonly Partial[] {
  const last = useRef<{ json: string; partials: readonly Partial[] }>({
    json: '[]',
    partials: NONE,
  })
  const subscribe = useCallback(
    (changed: () => void) => {
      awareness?.on('change', changed)
      return () => awareness?.off('change', changed)
    },
    [awareness],
  )
  const snapshot = () => {
    const partials = awareness ? readPartials(awareness.getStates().values()) : NONE
    const json = JSON.stringify(partials)
    if (json !== last.current.json) last.current = { json, partials }
    return last.current.partials
  }
  return useSyncExternalStore(subscribe, snapshot, () => NONE)
}
