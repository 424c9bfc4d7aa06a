import { useFetcher } from '@remix-run/react'
import { useEffect, useRef } from 'react'
import { useAuthenticityToken } from 'remix-utils/csrf/react'
import { type Undoable, undoStack } from '../../../components/hooks/undo-stack.ts'
import { readProblem } from '../../../components/format/read-problem.ts'
import type { SentMove } from './use-moves.ts'

type SendMoveProps = { move: SentMove; onAnswer: (move: SentMove, problem: string | null) => void }

/** Sends one move and says what became of it. Each has its own, so that quick moves do not wait for each other. */
export function SendMove({ move, onAnswer }: SendMoveProps) {
  const fetcher = useFetcher<{ undo?: Undoable | null }>()
  const csrf = useAuthenticityToken()
  const sent = useRef(false)
  useEffect(() => {
    if (sent.current) return
    sent.current = true
    const { id, card, stage, lostReason } = move
    const fields = {
      csrf,
      moveId: id,
      leadId: card.id,
      stage,
      ...(lostReason ? { lostReason } : {}),
    }
    fetcher.submit(fields, { method: 'post', action: '/board' })
  }, [fetcher, move, csrf])
  const { state, data } = fetcher
  useEffect(() => {
    if (state === 'idle' && data !== undefined) onAnswer(move, readProblem(data))
  }, [state, data, move, onAnswer])
  const undo = data?.undo ?? null
  useEffect(() => {
    if (undo) undoStack.add(undo)
  }, [undo])
  return null
}
