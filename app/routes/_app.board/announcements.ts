import type { Announcements } from '@dnd-kit/core'
import { LEAD_STAGES } from '#domain/lead/fields.ts'
import { isStage } from './columns.ts'

/** What a screen reader hears while a card is moved. `nameOf` gives the lead's name. */
export function boardAnnouncements(nameOf: (id: string) => string): Announcements {
  return {
    onDragStart: ({ active }) => `Picked up ${nameOf(String(active.id))}.`,
    onDragOver: ({ over }) => (over ? `Over ${stageLabel(over.id)}.` : 'Over no stage.'),
    onDragEnd: ({ active, over }) =>
      over ? `${nameOf(String(active.id))} moved to ${stageLabel(over.id)}.` : 'Put back.',
    onDragCancel: ({ active }) => `${nameOf(String(active.id))} put back.`,
  }
}

export const HOW_TO_DRAG =
  'Press Space to pick up the card, the left and right arrows to choose a stage, Space to put it down, Escape to leave it. Enter opens the lead.'

function stageLabel(id: string | number): string {
  const stage = String(id)
  return isStage(stage) ? LEAD_STAGES[stage] : stage
}
