import { and, asc, desc, eq, gte, lt, type SQL } from 'drizzle-orm'
import { type Actor, actorName } from '#domain/access.ts'
import type { PaceDb } from './client.ts'
import { appendEvents } from './events.ts'
import { areas, leads, listings, people, viewings } from './schema.ts'
import { inScope, type Scope } from './scope.ts'

export type ViewingStatus = (typeof viewings.$inferSelect)['status']
export type ViewingFilter = {
  /** Instants; `from` is included, `to` is not. */
  from?: string
  to?: string
  status?: ViewingStatus
  agentId?: string
}

export type ViewingRow = Awaited<ReturnType<typeof listViewings>>[number]

/** Viewings in a span of time: the earliest first, or the latest first for the past. */
export async function listViewings(
  db: PaceDb,
  scope: Scope,
  filter: ViewingFilter,
  page: { limit: number; newestFirst?: boolean },
) {
  return db
    .select({
      id: viewings.id,
      startsAt: viewings.startsAt,
      endsAt: viewings.endsAt,
      status: viewings.status,
      feedback: viewings.feedback,
      agentId: viewings.agentId,
      agentName: people.name,
      teamId: viewings.teamId,
      leadId: viewings.leadId,
      leadName: leads.name,
      leadReference: leads.reference,
      leadPhone: leads.phone,
      listingId: viewings.listingId,
      listingTitle: listings.title,
      listingReference: listings.reference,
      building: listings.building,
      unit: listings.unit,
      areaName: areas.name,
    })
    .from(viewings)
    .innerJoin(people, eq(people.id, viewings.agentId))
    .leftJoin(leads, eq(leads.id, viewings.leadId))
    .leftJoin(listings, eq(listings.id, viewings.listingId))
    .leftJoin(areas, eq(areas.key, listings.area))
    .where(conditions(scope, filter))
    .orderBy(page.newestFirst ? desc(viewings.startsAt) : asc(viewings.startsAt), asc(viewings.id))
    .limit(page.limit)
}

/** Who a viewing belongs to, for the policy; null if there is none. */
export async function findViewing(db: PaceDb, id: string) {
  const [row] = await db.select().from(viewings).where(eq(viewings.id, id))
  return row ?? null
}

/** Says what became of a viewing, and tells it to the one log. */
export async function setViewingOutcome(
  db: PaceDb,
  viewing: typeof viewings.$inferSelect,
  { status, actor }: { status: ViewingStatus; actor: Actor },
): Promise<void> {
  await db.transaction(async (tx) => {
    await tx.update(viewings).set({ status }).where(eq(viewings.id, viewing.id))
    await appendEvents(tx, [
      {
        resource: 'viewing',
        key: viewing.id,
        old: { status: viewing.status },
        new: { status },
        actor: actorName(actor),
        documentSeq: null,
      },
    ])
  })
}

function conditions(scope: Scope, filter: ViewingFilter): SQL | undefined {
  return and(
    inScope(scope, { team: viewings.teamId, owner: viewings.agentId }),
    filter.from ? gte(viewings.startsAt, filter.from) : undefined,
    filter.to ? lt(viewings.startsAt, filter.to) : undefined,
    filter.status ? eq(viewings.status, filter.status) : undefined,
    filter.agentId ? eq(viewings.agentId, filter.agentId) : undefined,
  )
}
