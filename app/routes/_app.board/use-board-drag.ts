import type { DragEndEvent, DragStartEvent } from '@dnd-kit/core'
import { useMemo, useState } from 'react'
import type { LeadCard } from '#domain/views.ts'
import { boardColumns, isStage } from './columns.ts'
import { useHeldStill } from './use-held-still.ts'
import { useMoves } from './use-moves.ts'

/** The columns as they stand while cards are picked up, put down, and asked why they were lost. */
export function useBoardDrag(leads: readonly LeadCard[]) {
  const { moves, sending, show, takeBack, send, answered } = useMoves(leads)
  const [held, setHeld] = useState<LeadCard | null>(null)
  const [losing, setLosing] = useState<LeadCard | null>(null)
  const fresh = useMemo(() => boardColumns(leads, moves), [leads, moves])
  const columns = useHeldStill(fresh, held !== null)
  const cardOf = (id: unknown) => leads.find((card) => card.id === id) ?? null

  function drop({ active, over }: DragEndEvent) {
    setHeld(null)
    const card = cardOf(active.id)
    const stage = String(over?.id ?? '')
    if (!card || !isStage(stage) || stage === (moves.get(card.id) ?? card.stage)) return
    if (stage !== 'lost') return send(card, stage)
    show(card, stage)
    setLosing(card)
  }
  const drag = {
    onDragStart: ({ active }: DragStartEvent) => setHeld(cardOf(active.id)),
    onDragEnd: drop,
    onDragCancel: () => setHeld(null),
  }
  function lose(reason: string) {
    if (losing) send(losing, 'lost', reason)
    setLosing(null)
  }
  function keep() {
    if (losing) takeBack(losing.id)
    setLosing(null)
  }
  return { columns, held, losing, sending, answered, drag, lose, keep }
}
