import type { LeadStage } from '#domain/lead/fields.ts'
import type { Card } from '#domain/views/cards.ts'
import { BoardIndex } from './board-index.ts'
import { STAGES } from './columns.ts'
import type { Figures, Totals } from './figures.ts'

/** As many cards of a column as a laptop shows. */
export const FIRST_ROWS = 7

/** What a page is rendered with before the board is live: the top of each column, and the sums over all of it. */
export type FirstSight = {
  cards: readonly Card[]
  figures: Record<LeadStage, Figures>
  totals: Totals
  due: number
}

export function firstSight(cards: readonly Card[], now: number): FirstSight {
  const index = new BoardIndex()
  for (const card of cards) if (card.kind === 'lead') index.see(card.id, card)
  const rows = Array.from({ length: FIRST_ROWS }, (_, row) => row)
  const top = STAGES.flatMap((stage) => rows.flatMap((row) => index.idAt(stage, row) ?? []))
  return {
    cards: [
      ...cards.filter(({ kind }) => kind === 'call'),
      ...top.flatMap((id) => index.get(id) ?? []),
    ],
    figures: Object.fromEntries(STAGES.map((stage) => [stage, index.figures(stage)])) as Record<
      LeadStage,
      Figures
    >,
    totals: index.totals,
    due: index.due(now),
  }
}
