import { and, count, desc, eq, gte, lt, sql } from 'drizzle-orm'
import type { Interest } from '#domain/viewing/customer.ts'
import type { PaceDb } from '../client.ts'
import { enquiries, portalPublications, viewings } from '../schema.ts'

/** More viewings than a report names one by one. */
const MOST_VIEWINGS = 30
/** Of more enquiries the newest are told apart by where they came from. */
const MOST_COUNTED = 2_000
const DAY_MS = 86_400_000

export type ReportFigures = Awaited<ReturnType<typeof readFigures>>

/** What was done for a home: figures and days alone, and nothing that names an applicant. */
export async function readFigures(
  db: PaceDb,
  listingId: string,
  { since, now }: { since: string; now: string },
) {
  const [bySource, recent, shown, byStatus, portals] = await Promise.all([
    countEnquiries(db, listingId, since),
    countRecent(db, listingId, { since, now }),
    listShown(db, listingId, since),
    countViewings(db, listingId, since),
    listPortals(db, listingId),
  ])
  return { enquiries: bySource, recent, viewings: shown, byStatus, portals }
}

/** By where they came from, the most first. */
async function countEnquiries(db: PaceDb, listingId: string, since: string) {
  const newest = db
    .select({ source: enquiries.source })
    .from(enquiries)
    .where(and(eq(enquiries.listingId, listingId), gte(enquiries.receivedAt, since)))
    .orderBy(desc(enquiries.receivedAt))
    .limit(MOST_COUNTED)
    .as('newest')
  const all = count()
  return db
    .select({ source: newest.source, count: all })
    .from(newest)
    .groupBy(newest.source)
    .orderBy(desc(all), newest.source)
}

/** Those of the last fortnight beside those of the fortnight before. */
async function countRecent(
  db: PaceDb,
  listingId: string,
  { since, now }: { since: string; now: string },
) {
  const { receivedAt, listingId: of } = enquiries
  const back = (days: number) => new Date(Date.parse(now) - days * DAY_MS).toISOString()
  const counted = (from: string, until: string) =>
    db.$count(
      enquiries,
      and(eq(of, listingId), gte(receivedAt, since), gte(receivedAt, from), lt(receivedAt, until)),
    )
  const [lately, before] = await Promise.all([counted(back(14), now), counted(back(28), back(14))])
  return { now: lately, before }
}

async function countViewings(db: PaceDb, listingId: string, since: string) {
  const { status, listingId: of, startsAt } = viewings
  const rows = await db
    .select({ status, count: count() })
    .from(viewings)
    .where(and(eq(of, listingId), gte(startsAt, since)))
    .groupBy(status)
    .orderBy(status)
  return Object.fromEntries(rows.map((row) => [row.status, row.count]))
}

/** The last ones, the newest first: when it was, how it went and what the visitor chose to say of it; nobody's name, and none of their words. */
async function listShown(db: PaceDb, listingId: string, since: string) {
  const { id, status, startsAt, listingId: of } = viewings
  return db
    .select({ startsAt, status, interest: lastInterest() })
    .from(viewings)
    .where(and(eq(of, listingId), gte(startsAt, since)))
    .orderBy(desc(startsAt), desc(id))
    .limit(MOST_VIEWINGS)
}

/** What they chose last behind the link of their viewing. */
function lastInterest() {
  return sql<Interest | null>`(select interest from viewing_answers said where said.viewing_id = viewings.id
    and said.step = 'feedback' order by said.at desc, said.id desc limit 1)`
}

/** Where it is shown, and where it can be looked at. */
async function listPortals(db: PaceDb, listingId: string) {
  const { portal, state, at, url } = portalPublications
  return db
    .select({ portal, state, at, url })
    .from(portalPublications)
    .where(eq(portalPublications.listingId, listingId))
    .orderBy(portal)
}
