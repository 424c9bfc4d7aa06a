import { useEffect, useRef } from 'react'
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
  function propose(listingId: string, startsAt: string) {
    if (busy) return
    const viewingId = ids.current.get(listingId) ?? crypto.randomUUID()
    ids.current.set(listingId, viewingId)
    run({ intent: 'proposeViewing', viewingId, listingId, startsAt })
  }
  return { propose, problem, proposing: sending?.get('listingId') ?? null }
}
