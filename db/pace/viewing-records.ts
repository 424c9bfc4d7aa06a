import { and, asc, eq, type SQL } from 'drizzle-orm'
import type { PaceDb } from './client.ts'
import { appendEvents } from './events.ts'
import { cutPage, type InstantCursor, isAfter } from './keyset.ts'
import { viewings } from './schema.ts'
import { inScope, type Scope } from './scope.ts'

export type ViewingRecord = typeof viewings.$inferSelect
export type NewViewing = Pick<
  ViewingRecord,
  'leadId' | 'listingId' | 'agentId' | 'teamId' | 'startsAt' | 'endsAt'
>
export type ViewingRecordFilter = { leadId?: string; listingId?: string }

/** One page of viewings, the earliest first. */
export async function listViewingRecords(
  db: PaceDb,
  scope: Scope,
  filter: ViewingRecordFilter,
  page: { limit: number; after?: InstantCursor },
): Promise<{ rows: ViewingRecord[]; next: InstantCursor | null }> {
  const found = await db
    .select()
    .from(viewings)
    .where(
      and(
        inScope(scope, { team: viewings.teamId, owner: viewings.agentId }),
        conditions(filter),
        isAfter({ at: viewings.startsAt, id: viewings.id }, page.after),
      ),
    )
    .orderBy(asc(viewings.startsAt), asc(viewings.id))
    .limit(page.limit + 1)
  return cutPage(found, page.limit, (last) => ({ at: last.startsAt, id: last.id }))
}

/** Writes the viewing and its event in one transaction. */
export async function insertViewing(
  db: PaceDb,
  viewing: NewViewing,
  actor: string,
): Promise<ViewingRecord> {
  return db.transaction(async (tx) => {
    const [row] = await tx.insert(viewings).values(viewing).returning()
    if (!row) throw new Error('The viewing was not inserted.')
    const { id, createdAt: _, feedback: __, ...fields } = row
    await appendEvents(tx, [
      { resource: 'viewing', key: id, old: null, new: fields, actor, documentSeq: null },
    ])
    return row
  })
}

function conditions({ leadId, listingId }: ViewingRecordFilter): SQL | undefined {
  return and(
    leadId ? eq(viewings.leadId, leadId) : undefined,
    listingId ? eq(viewings.listingId, listingId) : undefined,
  )
}
