import { useEffect, useRef } from 'react'
import { isSlotTaken } from '#domain/viewing/slot.ts'
import { useAction } from '../../../components/hooks/use-action.ts'

type Answer = { proposed: { viewingId: string } }

/** Puts a viewing of a home on the list; pressed twice, it is one. */
export function useProposeViewing(callId: string, onProposed: () => void) {
  const { run, busy, data, problem, sending } = useAction<Answer>(`/calls/${callId}`)
  const ids = useRef(new Map<string, string>())
  const proposed = data?.proposed.viewingId
  useEffect(() => {
    if (proposed === undefined) return
    // What stands is done: the same home may be shown a second time.
    for (const [home, id] of ids.current) if (id === proposed) ids.current.delete(home)
    onProposed()
  }, [proposed, onProposed])
  const last = useRef<{ listingId: string; startsAt: string } | null>(null)
  function propose(listingId: string, startsAt: string, more: { despiteTaken?: 'yes' } = {}) {
    if (busy) return
    const viewingId = ids.current.get(listingId) ?? crypto.randomUUID()
    ids.current.set(listingId, viewingId)
    last.current = { listingId, startsAt }
    run({ intent: 'proposeViewing', viewingId, listingId, startsAt, ...more })
  }
  /** Of a time that is taken, for whoever means it. */
  function proposeAllTheSame() {
    if (last.current)
      propose(last.current.listingId, last.current.startsAt, { despiteTaken: 'yes' })
  }
  return {
    propose,
    problem,
    proposing: sending?.get('listingId') ?? null,
    allTheSame: isSlotTaken(problem?.said?.key) ? proposeAllTheSame : null,
  }
}
