import { and, eq, gt, inArray, isNull } from 'drizzle-orm'
import type { DeskItem } from '#domain/desk/desk-item.ts'
import { OPEN_STAGES } from '#domain/lead/fields.ts'
import type { PaceDb } from '../client.ts'
import { NEWS_DAYS } from '../matching/new-matches.ts'
import { areas, leads, listings, newMatches } from '../schema.ts'
import { isSuitedTo } from '../shortlists/unsuited.ts'
import { type Asked, behind, type DeskSource, inOrder } from './source.ts'

export const MATCH_SOURCES = { newMatches: readNewMatches } satisfies Record<string, DeskSource>

/** One's own leads that a home has come to fit, as long as it is to be had and nobody has looked; the latest first. */
async function readNewMatches(
  db: PaceDb,
  { whose, now, after, limit }: Asked,
): Promise<DeskItem[]> {
  const { at, leadId, homes } = newMatches
  const columns = { at, id: leadId }
  const since = new Date(Date.parse(now) - NEWS_DAYS * 86_400_000).toISOString()
  const rows = await db
    .select({
      id: leadId,
      since: at,
      homes,
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
        isSuitedTo(leads.id, newMatches.listingId),
        gt(at, since),
        inArray(leads.stage, OPEN_STAGES),
        isNull(leads.archivedAt),
        inArray(listings.status, ['available', 'underOffer']),
        isNull(listings.archivedAt),
        whose.scope === 'all' ? undefined : eq(listings.teamId, whose.teamId ?? whose.personId),
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
