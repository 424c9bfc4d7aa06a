import type { CallRow } from '#db/pace/calls.ts'
import type { CallCard } from '#domain/views.ts'

const GOING_ON = ['ringing', 'live', 'held']

/**
 * The list with what has happened since it was loaded: calls that the view knows take its state; one that began since
 * then joins on top. `matches` keeps new calls out of a filtered list that they do not belong to.
 */
export function withLiveCalls(
  rows: readonly CallRow[],
  cards: readonly CallCard[],
  describe: (card: CallCard) => CallRow,
  matches: (row: CallRow) => boolean,
): CallRow[] {
  const byId = new Map(cards.map((card) => [card.id, card]))
  const listed = new Set(rows.map((row) => row.id))
  const changed = rows.map((row) => {
    const card = byId.get(row.id)
    return card ? { ...row, ...liveFields(card) } : row
  })
  const added = cards
    .filter((card) => !listed.has(card.id) && GOING_ON.includes(card.state))
    .map(describe)
    .filter(matches)
  return liveFirst([...added, ...changed])
}

function liveFields({ state, agentId, leadId, callerName, startedAt, endedAt }: CallCard) {
  return { state, agentId, leadId, callerName, startedAt, endedAt }
}

function liveFirst(rows: CallRow[]): CallRow[] {
  return rows.toSorted((a, b) => rank(a) - rank(b))
}

function rank({ state }: CallRow): number {
  if (GOING_ON.includes(state)) return 0
  return state === 'wrapup' ? 1 : 2
}
