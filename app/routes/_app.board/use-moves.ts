import { useCallback, useEffect, useMemo, useState } from 'react'
import type { LeadStage } from '#domain/lead/fields.ts'
import type { LeadCard } from '#domain/views.ts'
import { notify } from '../../components/toaster.tsx'
import { type Moves, unsettledMoves, withMove, withoutMove } from './columns.ts'

export type SentMove = { id: string; card: LeadCard; stage: LeadStage; lostReason?: string }

/**
 * Moves made here: shown at once, sent one by one, kept until the view shows them, taken back with a message when the
 * server refuses.
 */
export function useMoves(cards: readonly LeadCard[]) {
  const [moves, setMoves] = useState<Moves>(new Map())
  const [sending, setSending] = useState<readonly SentMove[]>([])
  useEffect(() => setMoves((made) => unsettledMoves(cards, made)), [cards])

  const show = useCallback((card: LeadCard, stage: LeadStage) => {
    setMoves((made) => withMove(made, card.id, stage))
  }, [])
  const takeBack = useCallback((leadId: string) => {
    setMoves((made) => withoutMove(made, leadId))
  }, [])
  const send = useCallback((card: LeadCard, stage: LeadStage, lostReason?: string) => {
    setMoves((made) => withMove(made, card.id, stage))
    setSending((moving) => [...moving, { id: crypto.randomUUID(), card, stage, lostReason }])
  }, [])
  const answered = useCallback(
    (move: SentMove, problem: string | null) => {
      setSending((moving) => moving.filter((one) => one.id !== move.id))
      if (!problem) return
      takeBack(move.card.id)
      notify('problem', `${move.card.name} stays where it was. ${problem}`)
    },
    [takeBack],
  )
  return useMemo(
    () => ({ moves, sending, show, takeBack, send, answered }),
    [moves, sending, show, takeBack, send, answered],
  )
}
