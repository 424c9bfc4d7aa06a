import { and, asc, eq, gt, inArray, lt, or, sql } from 'drizzle-orm'
import type { PaceDb } from '../client.ts'
import type { Scope } from '../query/scope.ts'
import { busyTimes, people } from '../schema.ts'

export type Away = Pick<typeof busyTimes.$inferSelect, 'startsAt' | 'endsAt'>
type Span = { startsAt: string; endsAt: string }

/** More than anybody has in a day; of a fortnight nobody reads more. */
const MOST = 500
/** Of everybody only what began so lately is looked for: what is longer is drawn in one's own calendar. */
const LONGEST = sql.raw(`interval '31 days'`)

/** When somebody is busy with something else by their own calendar, in a span of time. */
export async function findAway(db: PaceDb, agentId: string, span: Span): Promise<Away[]> {
  return db
    .select({ startsAt: busyTimes.startsAt, endsAt: busyTimes.endsAt })
    .from(busyTimes)
    .where(and(eq(busyTimes.personId, agentId), isWithin(span)))
    .orderBy(asc(busyTimes.startsAt))
    .limit(MOST)
}

/** What of several people's calendars is in the way of a time first; of who is free nothing. */
export async function findAwayOf(
  db: PaceDb,
  personIds: readonly string[],
  span: Span,
): Promise<Map<string, Away>> {
  if (personIds.length === 0) return new Map()
  const { personId, startsAt, endsAt } = busyTimes
  const rows = await db
    .selectDistinctOn([personId], { personId, startsAt, endsAt })
    .from(busyTimes)
    .where(and(inArray(personId, [...personIds]), isWithin(span)))
    .orderBy(asc(personId), asc(startsAt))
  return new Map(rows.map(({ personId: id, ...times }) => [id, times]))
}

/** The same of everybody whose days the reader plans. */
export async function listAway(
  db: PaceDb,
  scope: Scope,
  span: Span,
): Promise<(Away & { personId: string })[]> {
  const columns = {
    personId: busyTimes.personId,
    startsAt: busyTimes.startsAt,
    endsAt: busyTimes.endsAt,
  }
  const whose =
    scope === 'all'
      ? sql`${busyTimes.startsAt} > ${span.startsAt}::timestamptz - ${LONGEST}`
      : or(
          eq(busyTimes.personId, scope.personId),
          scope.teamId
            ? inArray(
                busyTimes.personId,
                db.select({ id: people.id }).from(people).where(eq(people.teamId, scope.teamId)),
              )
            : undefined,
        )
  return db
    .select(columns)
    .from(busyTimes)
    .where(and(whose, isWithin(span)))
    .orderBy(asc(busyTimes.startsAt))
    .limit(MOST)
}

function isWithin({ startsAt, endsAt }: Span) {
  return and(gt(busyTimes.endsAt, startsAt), lt(busyTimes.startsAt, endsAt))
}
