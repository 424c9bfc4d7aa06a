import { and, asc, eq, exists, gt, inArray, lt, or, sql } from 'drizzle-orm'
import type { PaceDb } from '../client.ts'
import type { Scope } from '../query/scope.ts'
import { busyTimes, googleCalendars, people } from '../schema.ts'

export type Away = Pick<typeof busyTimes.$inferSelect, 'startsAt' | 'endsAt'>
type Span = { startsAt: string; endsAt: string }

/** More than anybody has in a day; of a fortnight nobody reads more. */
const MOST = 500
/** More than a hundred agents have in a week. */
const MOST_OF_ALL = 3_000
/** Of everybody only what began so lately is looked for: what is longer is drawn in one's own calendar. */
const LONGEST = sql.raw(`interval '31 days'`)

/** When somebody is busy with something else by their own calendar, in a span of time. */
export async function findAway(db: PaceDb, agentId: string, span: Span): Promise<Away[]> {
  return db
    .select({ startsAt: busyTimes.startsAt, endsAt: busyTimes.endsAt })
    .from(busyTimes)
    .where(and(eq(busyTimes.personId, agentId), isWithin(span), isKnown(db)))
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
    .where(and(inArray(personId, [...personIds]), isWithin(span), isKnown(db)))
    .orderBy(asc(personId), asc(startsAt))
  return new Map(rows.map(({ personId: id, ...times }) => [id, times]))
}

/** The same of everybody whose days the reader plans; `complete` where all of it is here. */
export async function listAway(
  db: PaceDb,
  scope: Scope,
  span: Span,
): Promise<{ away: (Away & { personId: string })[]; complete: boolean }> {
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
  const rows = await db
    .select(columns)
    .from(busyTimes)
    .where(and(whose, isWithin(span), isKnown(db)))
    .orderBy(asc(busyTimes.startsAt))
    .limit(MOST_OF_ALL + 1)
  return { away: rows.slice(0, MOST_OF_ALL), complete: rows.length <= MOST_OF_ALL }
}

/** What nobody has read for a day may have moved long ago: it takes no time of anybody's. */
function isKnown(db: PaceDb) {
  const { personId, readAt } = googleCalendars
  const calendar = db
    .select({ personId })
    .from(googleCalendars)
    .where(and(eq(personId, busyTimes.personId), gt(readAt, sql`now() - interval '1 day'`)))
  return exists(calendar)
}

function isWithin({ startsAt, endsAt }: Span) {
  return and(gt(busyTimes.endsAt, startsAt), lt(busyTimes.startsAt, endsAt))
}
