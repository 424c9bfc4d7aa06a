import { desc, eq } from 'drizzle-orm'
import { isEnded } from '#domain/lead/fields.ts'
import { OPEN_AFTER_MS } from '#domain/viewing/customer.ts'
import { appendAudit } from '../audit/audit.ts'
import type { PaceDb } from '../client.ts'
import type { ChangedBy } from '../rights/people-rights.ts'
import { endLinks, noteFirstLook } from '../secret-links/secret-links.ts'
import { leads, listings, people, viewingLinks, viewings } from '../schema.ts'

export type NewViewingLink = Pick<
  typeof viewingLinks.$inferInsert,
  'viewingId' | 'personId' | 'language' | 'occasion' | 'startsAt' | 'keyHash' | 'reminds'
>

/** An address for a message about a viewing; the audit says who opened this door. */
export async function insertViewingLink(
  tx: PaceDb,
  link: NewViewingLink,
  by: ChangedBy,
): Promise<string> {
  const [row] = await tx.insert(viewingLinks).values(link).returning({ id: viewingLinks.id })
  if (!row) throw new Error('The link was not kept.')
  await tell(tx, 'make', link.viewingId, by)
  return row.id
}

/** Shuts every address of a viewing. How many opened until now. */
export async function revokeViewingLinks(
  db: PaceDb,
  viewingId: string,
  { now, by }: { now: Date; by: ChangedBy },
): Promise<number> {
  return db.transaction(async (tx) => {
    const shut = await endLinks(tx, viewingLinks, eq(viewingLinks.viewingId, viewingId), now)
    if (shut > 0) await tell(tx, 'revoke', viewingId, by)
    return shut
  })
}

function tell(tx: PaceDb, step: string, viewingId: string, by: ChangedBy): Promise<void> {
  const target = `viewing:${viewingId}`
  return appendAudit(tx, { ...by, action: `viewingLink.${step}`, target, outcome: 'allowed' })
}

/** What was written last of a viewing. */
export async function findLastTold(db: PaceDb, viewingId: string) {
  const { startsAt, occasion, createdAt, openedAt, revokedAt, id } = viewingLinks
  const [row] = await db
    .select({ startsAt, occasion, createdAt, openedAt, revokedAt })
    .from(viewingLinks)
    .where(eq(viewingLinks.viewingId, viewingId))
    .orderBy(desc(createdAt), desc(id))
    .limit(1)
  return row ?? null
}

export type OpenedViewing = {
  linkId: string
  viewing: typeof viewings.$inferSelect
  home: {
    title: string | null
    titleAr: string | null
    building: string | null
    area: string | null
  } | null
  agent: { id: string; teamId: string | null; name: string; phone: string | null; isHere: boolean }
}

/** What a secret opens; `closed` for one that opens nothing any more, as what is asked for on its lead has ended too; null for one that never did. */
export async function openViewingLink(
  db: PaceDb,
  keyHash: string,
  now: Date,
): Promise<OpenedViewing | 'closed' | null> {
  const [found] = await db
    .select({
      link: viewingLinks,
      viewing: viewings,
      stage: leads.stage,
      archivedAt: leads.archivedAt,
      listingId: listings.id,
      title: listings.title,
      titleAr: listings.titleAr,
      building: listings.building,
      area: listings.area,
      agent: {
        id: people.id,
        teamId: people.teamId,
        name: people.name,
        phone: people.phone,
        status: people.status,
      },
    })
    .from(viewingLinks)
    .innerJoin(viewings, eq(viewings.id, viewingLinks.viewingId))
    .innerJoin(people, eq(people.id, viewings.agentId))
    .leftJoin(leads, eq(leads.id, viewings.leadId))
    .leftJoin(listings, eq(listings.id, viewings.listingId))
    .where(eq(viewingLinks.keyHash, keyHash))
  if (!found) return null
  const { link, viewing, stage, archivedAt, agent } = found
  const isOld = Date.parse(viewing.endsAt) + OPEN_AFTER_MS <= now.getTime()
  const isOver = isOld || archivedAt !== null || (stage !== null && isEnded(stage))
  if (isOver || link.revokedAt) return 'closed'
  const { listingId, title, titleAr, building, area } = found
  const { status, ...rest } = agent
  return {
    linkId: link.id,
    viewing,
    home: listingId ? { title, titleAr, building, area } : null,
    agent: { ...rest, isHere: status === 'active' },
  }
}

/** That somebody looks at it, the first time. */
export async function noteViewingOpened(db: PaceDb, linkId: string, now: Date): Promise<void> {
  await noteFirstLook(db, viewingLinks, linkId, now)
}
