import { useCallback, useMemo, useState } from 'react'
import type { LeadStage } from '#domain/lead/fields.ts'
import type { LeadCard } from '#domain/views/cards.ts'
import { leadTitle } from '../../../components/business/lead-title.ts'
import { notify } from '../../../components/kit/overlay/toaster.tsx'
import type { BoardStore } from '../state/board-store.ts'

export type SentMove = { id: string; card: LeadCard; stage: LeadStage; lostReason?: string }

/**
 * Moves made here: shown at once, sent one by one, kept until the view shows them, taken back with a message when the
 * server refuses.
 */
export function useMoves(store: BoardStore) {
  const [sending, setSending] = useState<readonly SentMove[]>([])
  const send = useCallback(
    (card: LeadCard, stage: LeadStage, lostReason?: string) => {
      store.move(card.id, stage)
      setSending((moving) => [...moving, { id: crypto.randomUUID(), card, stage, lostReason }])
    },
    [store],
  )
  const answered = useCallback(
    (move: SentMove, problem: string | null) => {
      setSending((moving) => moving.filter((one) => one.id !== move.id))
      if (!problem) return
      store.move(move.card.id, null)
      notify('problem', `${leadTitle(move.card)} stays where it was. ${problem}`)
    },
    [store],
  )
  return useMemo(() => ({ sending, send, answered }), [sending, send, answered])
}
