import { useEffect, useRef } from 'react'
import { useAction } from '../../components/use-action.ts'
import type { Proposal } from './prompts.ts'

export type Decision = 'accepted' | 'edited' | 'dismissed'
type AcceptOptions = {
  proposal: Proposal
  edited: { value: unknown } | null
  leadId: string
  callId: string
  enabled: boolean
  first: boolean
  presses: number
  decide: (annotationId: string, decision: Decision) => void
}

/**
 * Takes a proposal over: the server writes the lead, then the call is told. If the server refuses, the card stays with
 * the reason and everything that was put right on it.
 */
export function useAccept(options: AcceptOptions) {
  const { proposal, edited, leadId, callId, enabled, first, presses, decide } = options
  const { annotation, field, value } = proposal
  const { run, busy, data, problem } = useAction<{ accepted: string }>(`/calls/${callId}`)
  const told = useRef(false)
  const heard = useRef(presses)

  function accept() {
    if (busy || !enabled) return
    const taken = JSON.stringify(edited ? edited.value : value)
    run({ intent: 'accept', leadId, field, value: taken, annotationId: annotation.id })
  }
  useEffect(() => {
    const pressed = presses !== heard.current
    heard.current = presses
    if (pressed && first) accept()
  })
  useEffect(() => {
    if (data?.accepted !== annotation.id || told.current) return
    told.current = true
    decide(annotation.id, edited ? 'edited' : 'accepted')
  }, [data, annotation.id, decide, edited])
  return { accept, busy, problem }
}
