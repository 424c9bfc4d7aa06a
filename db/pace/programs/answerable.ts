import { and, eq, gt, or, sql } from 'drizzle-orm'
import { endedConnection } from '../access/ended-connections.ts'
import { programApprovals } from '../schema.ts'

export type Approval = typeof programApprovals.$inferSelect
/** A question that was said yes to, as whoever carries it out holds it: until somebody else takes it anew. */
export type Claimed = Pick<Approval, 'id' | 'personId' | 'decidedAt'>

/** What is said of a question that was cut off after a yes, whatever became of it then. */
export const MAY_BE_WRITTEN =
  'A yes to this was cut off: it may have been written. Read the record before asking again.'

/** Whoever carries a yes out is done within so long, or was cut off. */
const CUT_OFF_AFTER_MS = 60_000

function cutOffBefore(now: Date): string {
  return new Date(now.getTime() - CUT_OFF_AFTER_MS).toISOString()
}

/** What can be said yes to: while it counts, and nobody has just done so. */
export function mayBeAnswered(now: Date) {
  return and(
    isOpen(),
    or(eq(programApprovals.state, 'waiting'), isCutOff(now)),
    gt(programApprovals.expiresAt, now.toISOString()),
    connectionHolds(now),
  )
}

/** Neither refused, nor done, nor over. It says nothing new beside its neighbours: in these words it is the index `program_approvals_open`. */
function isOpen() {
  return sql`${programApprovals.state} in ('waiting', 'approved')`
}

/** Said yes to, and neither written nor refused since: it need not stay on its way for ever. */
export function isCutOff(now: Date) {
  const { state, decidedAt } = programApprovals
  return sql`(${state} = 'approved' and ${decidedAt} < ${cutOffBefore(now)}::timestamptz)`
}

export function isStillHeld({ id, decidedAt }: Claimed) {
  return and(
    eq(programApprovals.id, id),
    eq(programApprovals.state, 'approved'),
    sql`${programApprovals.decidedAt} = ${decidedAt}::timestamptz`,
  )
}

/** Whoever ended the program does not say yes to it any more. */
function connectionHolds(now: Date) {
  return sql`(${programApprovals.connectionId} is null or not exists (
    ${endedConnection(programApprovals.connectionId, now)}))`
}

/** What is over because its time is, whether somebody has written that down or not: never answered, or cut off after the answer. */
export function asOf(row: Approval, now: Date): Approval {
  if (Date.parse(row.expiresAt) > now.getTime()) return row
  if (row.state === 'waiting') return { ...row, state: 'expired' }
  const isCut =
    row.state === 'approved' && Date.parse(row.decidedAt ?? '') < Date.parse(cutOffBefore(now))
  return isCut ? { ...row, state: 'failed', error: MAY_BE_WRITTEN } : row
}
