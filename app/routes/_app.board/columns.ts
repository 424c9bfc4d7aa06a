import { LEAD_STAGES, type LeadStage } from '#domain/lead/fields.ts'
import type { LeadCard } from '#domain/views.ts'

export type Column = { stage: LeadStage; label: string; cards: LeadCard[]; value: number }

/** Moves that were made here and are not yet seen in the view: lead → the stage it was dropped on. */
export type Moves = ReadonlyMap<string, LeadStage>

export const STAGES = Object.keys(LEAD_STAGES).filter(isStage)

/** The board as it is shown: every stage a column, the lead that moved last on top, moves in flight already made. */
export function boardColumns(cards: readonly LeadCard[], moves: Moves): Column[] {
  const placed = cards.map((card) => ({ ...card, stage: moves.get(card.id) ?? card.stage }))
  return STAGES.map((stage) => {
    const own = placed.filter((card) => card.stage === stage).toSorted(latestFirst(moves))
    return {
      stage,
      label: LEAD_STAGES[stage],
      cards: own,
      value: own.reduce((sum, card) => sum + (card.budgetMax ?? 0), 0),
    }
  })
}

/** The moves that the view does not show yet. */
export function unsettledMoves(cards: readonly LeadCard[], moves: Moves): Moves {
  const stages = new Map(cards.map((card) => [card.id, card.stage]))
  const left = [...moves].filter(([id, stage]) => stages.has(id) && stages.get(id) !== stage)
  return left.length === moves.size ? moves : new Map(left)
}

export function withMove(moves: Moves, leadId: string, stage: LeadStage): Moves {
  return new Map([...moves, [leadId, stage]])
}

export function withoutMove(moves: Moves, leadId: string): Moves {
  return new Map([...moves].filter(([id]) => id !== leadId))
}

export function isStage(name: string): name is LeadStage {
  return Object.hasOwn(LEAD_STAGES, name)
}

function latestFirst(moves: Moves) {
  return (a: LeadCard, b: LeadCard) =>
    Number(moves.has(b.id)) - Number(moves.has(a.id)) ||
    since(b).localeCompare(since(a)) ||
    a.id.localeCompare(b.id)
}

function since(card: LeadCard): string {
  return card.stageChangedAt ?? card.createdAt
}
