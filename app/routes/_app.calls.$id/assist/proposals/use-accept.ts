import { useEffect, useRef } from 'react'
import { useAction } from '../../../../components/hooks/use-action.ts'
import type { Proposal } from './prompts.ts'

type AcceptOptions = {
  proposal: Proposal
  edited: { value: unknown } | null
  leadId: string
  callId: string
  enabled: boolean
  first: boolean
  presses: number
}

/**
 * Takes a proposal over: the server writes the lead and decides the mark, both or neither. If it refuses, the card stays
 * with the reason and everything that was put right on it.
 */
export function useAccept(options: AcceptOptions) {
  const { proposal, edited, leadId, callId, enabled, first, presses } = options
  const { id: annotationId } = proposal.annotation
  const { run, busy, data, problem } = useAction<{ accepted: string }>(`/calls/${callId}`)
  const heard = useRef(presses)
  const isAccepted = data?.accepted === annotationId

  function accept() {
    const taken = edited ? edited.value : proposal.value
    if (busy || isAccepted || !enabled || taken === undefined) return
    const value = JSON.stringify(taken)
    run({ intent: 'accept', leadId, annotationId, value })
  }
  useEffect(() => {
    const pressed = presses !== heard.current
    heard.current = presses
    if (pressed && first) accept()
  })
  return { accept, busy: busy || isAccepted, problem }
}
