import { eq } from 'drizzle-orm'
import { type Actor, actorName } from '#domain/access/access.ts'
import { isUuid } from '#domain/uuid.ts'
import type { ViewingStatus } from '#domain/viewing/viewing.ts'
import type { PaceDb } from '../client.ts'
import { appendEvents } from '../events/events.ts'
import type { LeadScope } from '../leads/records.ts'
import type { ListSource } from '../list/source.ts'
import { leads, listings, viewings } from '../schema.ts'
import { AS_CHANGED } from './as-changed.ts'
import { requireFree } from './slot.ts'
import { viewingFiltered, type ViewingRow, viewingRowColumns } from './columns.ts'

/** Leads outside `readable` are neither named nor found. */
export function viewingSource(readable: LeadScope): ListSource<ViewingRow> {
  return {
    ...viewingFiltered(readable),
    table: viewings,
    id: viewings.id,
    isId: isUuid,
    read: (db, { key, where, order, limit }) =>
      db
        .select({ ...viewingRowColumns(readable), key })
        .from(viewings)
        .leftJoin(leads, eq(leads.id, viewings.leadId))
        .leftJoin(listings, eq(listings.id, viewings.listingId))
        .where(where)
        .orderBy(...order)
        .limit(limit),
  }
}

/** Who a viewing belongs to, for the policy; null if there is none. */
export async function findViewing(db: PaceDb, id: string) {
  const [row] = await db.select().from(viewings).where(eq(viewings.id, id))
  return row ?? null
}

/** Says what became of a viewing, and tells it to the one log. One that was called off takes time again: its slot may be taken by now (`conflict`). */
export async function setViewingOutcome(
  db: PaceDb,
  viewing: typeof viewings.$inferSelect,
  { status, actor }: { status: ViewingStatus; actor: Actor },
): Promise<void> {
  await db.transaction(async (tx) => {
    if (viewing.status === 'cancelled' && status !== 'cancelled') await requireFree(tx, viewing)
    await tx
      .update(viewings)
      .set({ status, ...AS_CHANGED })
      .where(eq(viewings.id, viewing.id))
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
