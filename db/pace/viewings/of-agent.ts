import { and, asc, eq, gte, lt } from 'drizzle-orm'
import type { PaceDb } from '../client.ts'
import type { LeadScope } from '../leads/records.ts'
import { leads, listings, viewings } from '../schema.ts'
import { type ViewingRow, viewingRowColumns } from './columns.ts'

export type KeptViewing = ViewingRow & Pick<typeof viewings.$inferSelect, 'revision' | 'changedAt'>

/** What somebody shows between two instants, as a calendar keeps it: what was called off too. Leads outside `readable` are not named. */
export async function listViewingsOfAgent(
  db: PaceDb,
  { agentId, readable }: { agentId: string; readable: LeadScope },
  { from, until, limit }: { from: string; until: string; limit: number },
): Promise<KeptViewing[]> {
  return kept(db, readable)
    .where(
      and(
        eq(viewings.agentId, agentId),
        gte(viewings.startsAt, from),
        lt(viewings.startsAt, until),
      ),
    )
    .orderBy(asc(viewings.startsAt), asc(viewings.id))
    .limit(limit)
}

/** One of them, as it is kept; null where somebody else shows it. */
export async function findKeptViewing(
  db: PaceDb,
  id: string,
  { agentId, readable }: { agentId: string; readable: LeadScope },
): Promise<KeptViewing | null> {
  const [row] = await kept(db, readable).where(
    and(eq(viewings.id, id), eq(viewings.agentId, agentId)),
  )
  return row ?? null
}

function kept(db: PaceDb, readable: LeadScope) {
  return db
    .select({
      ...viewingRowColumns(readable),
      revision: viewings.revision,
      changedAt: viewings.changedAt,
    })
    .from(viewings)
    .leftJoin(leads, eq(leads.id, viewings.leadId))
    .leftJoin(listings, eq(listings.id, viewings.listingId))
}
