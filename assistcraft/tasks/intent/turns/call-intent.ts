import type { Intent } from '#domain/call/annotation.ts'

/** What a call is about after a turn: talk and questions on the way leave it; who begins with a question looks for a home. */
export function callIntent(before: Intent | null, turn: Intent): Intent | null {
  if (turn === 'none' || turn === 'smalltalk') return before
  return turn === 'askDetail' ? (before ?? 'findHome') : turn
}
