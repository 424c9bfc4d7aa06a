import type { DragEndEvent, DragStartEvent } from '@dnd-kit/core'
import { useState } from 'react'
import type { LeadCard } from '#domain/views/cards.ts'
import type { BoardStore } from '../state/board-store.ts'
import { isStage } from '../state/columns.ts'
import { useMoves } from './use-moves.ts'

/** Cards picked up, put down, and asked why they were lost. While one is in hand nothing else moves. */
export function useBoardDrag(store: BoardStore) {
  const { sending, send, answered } = useMoves(store)
  const [held, setHeld] = useState<LeadCard | null>(null)
  const [losing, setLosing] = useState<LeadCard | null>(null)

  function take({ active }: DragStartEvent) {
    store.hold()
    setHeld(store.lead(String(active.id)) ?? null)
  }
  function letGo() {
    setHeld(null)
    store.release()
  }
  function drop({ active, over }: DragEndEvent) {
    letGo()
    const card = store.lead(String(active.id))
    const stage = String(over?.id ?? '')
    if (!card || !isStage(stage) || stage === card.stage) return
    if (stage !== 'lost') return send(card, stage)
    store.move(card.id, stage)
    setLosing(card)
  }
  function lose(reason: string) {
    if (losing) send(losing, 'lost', reason)
    setLosing(null)
  }
  function keep() {
    if (losing) store.move(losing.id, null)
    setLosing(null)
  }
  const drag = { onDragStart: take, onDragEnd: drop, onDragCancel: letGo }
  return { held, losing, sending, answered, drag, lose, keep }
}
