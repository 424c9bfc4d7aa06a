import { and, eq, gt, inArray, isNull, notExists, type SQL, sql } from 'drizzle-orm'
import { alias, type PgColumn } from 'drizzle-orm/pg-core'
import type { DeskItem } from '#domain/desk/desk-item.ts'
import { OPEN_STAGES } from '#domain/lead/fields.ts'
import type { PaceDb } from '../client.ts'
import { NEWS_DAYS } from '../matching/new-matches.ts'
import { areas, leads, listings, newMatches } from '../schema.ts'
import { isSuitedTo } from '../shortlists/unsuited.ts'
import { type Asked, behind, type DeskSource, inOrder } from './source.ts'

export const MATCH_SOURCES = { newMatches: readNewMatches } satisfies Record<string, DeskSource>

/** Of the row that is shown, or of others of its lead. */
type News = Record<'leadId' | 'listingId' | 'at', PgColumn>
type Home = Record<'status' | 'archivedAt' | 'teamId', PgColumn>

/** More of them than so many are counted by nobody. */
const MOST_COUNTED = 99

/** One's own leads that homes have come to fit, as long as one of those is to be had and nobody has looked; the latest first, each lead with its latest. */
async function readNewMatches(
  db: PaceDb,
  { whose, now, after, limit }: Asked,
): Promise<DeskItem[]> {
  const { at, leadId } = newMatches
  const columns = { at, id: leadId }
  const isNews = newsOf({ whose, now })
  const rows = await db
    .select({
      id: leadId,
      since: at,
      homes: countNews(db, isNews),
      listingId: listings.id,
      building: listings.building,
      area: areas.name,
      title: listings.title,
      lead: {
        reference: leads.reference,
        name: leads.name,
        phone: leads.phone,
        stage: leads.stage,
      },
    })
    .from(newMatches)
    .innerJoin(leads, eq(leads.id, leadId))
    .innerJoin(listings, eq(listings.id, newMatches.listingId))
    .leftJoin(areas, eq(areas.key, listings.area))
    .where(
      and(
        eq(newMatches.ownerId, whose.personId),
        // The row follows the lead; who may not read a name any more never does, however the two are written at once.
        eq(leads.ownerId, whose.personId),
        inArray(leads.stage, OPEN_STAGES),
        isNull(leads.archivedAt),
        isNews(newMatches, listings),
        isLatest(db, isNews),
        behind(columns, 'desc', after),
      ),
    )
    .orderBy(...inOrder(columns, 'desc'))
    .limit(limit)
  return rows.map(({ building, area, title, ...row }) => ({
    ...row,
    kind: 'match',
    home: [building, area].filter(Boolean).join(', ') || title,
  }))
}

type IsNews = ReturnType<typeof newsOf>

/** What is still to be had, may be shown by this person, is for this lead, and not too old. */
function newsOf({ whose, now }: Pick<Asked, 'whose' | 'now'>) {
  const since = new Date(Date.parse(now) - NEWS_DAYS * 86_400_000).toISOString()
  return (news: News, home: Home) =>
    and(
      gt(news.at, since),
      isSuitedTo(news.leadId, news.listingId),
      inArray(home.status, ['available', 'underOffer']),
      isNull(home.archivedAt),
      whose.scope === 'all' ? undefined : eq(home.teamId, whose.teamId ?? whose.personId),
    )
}

const others = alias(newMatches, 'others')
const otherHomes = alias(listings, 'other_homes')

/** The others of the same lead are few: they are looked up by it. */
function othersOf(db: PaceDb, isNews: IsNews, more?: SQL) {
  return db
    .select({ one: sql`1` })
    .from(others)
    .innerJoin(otherHomes, eq(otherHomes.id, others.listingId))
    .where(and(eq(others.leadId, newMatches.leadId), isNews(others, otherHomes), more))
}

function isLatest(db: PaceDb, isNews: IsNews): SQL {
  const isLater = sql`(${others.at}, ${others.listingId}) > (${newMatches.at}, ${newMatches.listingId})`
  return notExists(othersOf(db, isNews, isLater))
}

function countNews(db: PaceDb, isNews: IsNews) {
  const all = othersOf(db, isNews).limit(MOST_COUNTED)
  return sql<number>`(select count(*) from ${all} as counted)`.mapWith(Number)
}
