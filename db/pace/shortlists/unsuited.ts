import { and, desc, eq, sql } from 'drizzle-orm'
import type { PgColumn } from 'drizzle-orm/pg-core'
import type { PaceDb } from '../client.ts'
import { appendEvents } from '../events/events.ts'
import { inScope, type Scope } from '../query/scope.ts'
import { listings, unsuitedHomes } from '../schema.ts'

type Said = { leadId: string; listingId: string; saidBy: string; now: Date }

/** Remembers that a home is not for a lead, or forgets it. Whether that was news. */
export async function setUnsuited(
  db: PaceDb,
  { leadId, listingId, saidBy, now }: Said,
  isUnsuited: boolean,
): Promise<boolean> {
  const changed = isUnsuited
    ? await db
        .insert(unsuitedHomes)
        .values({ leadId, listingId, saidBy, saidAt: now.toISOString() })
        .onConflictDoNothing()
        .returning({ id: unsuitedHomes.listingId })
    : await db
        .delete(unsuitedHomes)
        .where(and(eq(unsuitedHomes.leadId, leadId), eq(unsuitedHomes.listingId, listingId)))
        .returning({ id: unsuitedHomes.listingId })
  return changed.length > 0
}

/** Forgets it where it was said by the same; what somebody else has said of it stands. */
export async function takeBackUnsuited(
  db: PaceDb,
  { leadId, listingId, saidBy }: Omit<Said, 'now'>,
): Promise<void> {
  const { leadId: lead, listingId: listing, saidBy: by } = unsuitedHomes
  await db
    .delete(unsuitedHomes)
    .where(and(eq(lead, leadId), eq(listing, listingId), eq(by, saidBy)))
}

/** The same as a colleague's word on the lead's page: its log says that there is something new to show. */
export async function markUnsuited(db: PaceDb, said: Said, isUnsuited: boolean): Promise<void> {
  await db.transaction(async (tx) => {
    if (!(await setUnsuited(tx, said, isUnsuited))) return
    await appendEvents(tx, [
      {
        resource: 'lead',
        key: said.leadId,
        old: {},
        new: { unsuited: said.listingId, isUnsuited },
        actor: said.saidBy,
        documentSeq: null,
      },
    ])
  })
}

/** Listings that nobody has said are not for this lead. */
export function isSuited(listingId: PgColumn, leadId: string) {
  return sql`not exists (select 1 from ${unsuitedHomes}
    where ${unsuitedHomes.leadId} = ${leadId}::uuid and ${unsuitedHomes.listingId} = ${listingId})`
}

/** Leads that nobody has said this listing is not for. */
export function isSuitedTo(leadId: PgColumn, listingId: string | PgColumn) {
  return sql`not exists (select 1 from ${unsuitedHomes}
    where ${unsuitedHomes.leadId} = ${leadId} and ${unsuitedHomes.listingId} = ${listingId}::uuid)`
}

export type UnsuitedHome = Awaited<ReturnType<typeof listUnsuited>>[number]

/** What is not for a lead, the latest first, as far as the reader sees the listings. */
export async function listUnsuited(db: PaceDb, scope: Scope, leadId: string, limit: number) {
  return db
    .select({
      id: listings.id,
      reference: listings.reference,
      title: listings.title,
      saidBy: unsuitedHomes.saidBy,
      saidAt: unsuitedHomes.saidAt,
    })
    .from(unsuitedHomes)
    .innerJoin(listings, eq(listings.id, unsuitedHomes.listingId))
    .where(and(eq(unsuitedHomes.leadId, leadId), inScope(scope, { team: listings.teamId })))
    .orderBy(desc(unsuitedHomes.saidAt), desc(listings.id))
    .limit(limit)
}

/** Whether somebody has said that this listing is not for this lead. */
export async function isNotFor(
  db: PaceDb,
  { leadId, listingId }: Pick<Said, 'leadId' | 'listingId'>,
): Promise<boolean> {
  const isThis = and(eq(unsuitedHomes.leadId, leadId), eq(unsuitedHomes.listingId, listingId))
  return (await db.$count(unsuitedHomes, isThis)) > 0
}
