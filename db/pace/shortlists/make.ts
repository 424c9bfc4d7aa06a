import { and, eq, inArray, isNotNull, sql } from 'drizzle-orm'
import { DomainError } from '#domain/errors.ts'
import type { Language } from '#domain/language.ts'
import { appendAudit } from '../audit/audit.ts'
import type { PaceDb } from '../client.ts'
import { appendEvents } from '../events/events.ts'
import { isAdvertised } from '../listings/portal-listings.ts'
import { inScope, type Scope } from '../query/scope.ts'
import type { ChangedBy } from '../rights/people-rights.ts'
import { endLinks, type Renewal, renewed } from '../secret-links/secret-links.ts'
import { listings, newMatches, shortlistHomes, shortlists } from '../schema.ts'

/** So many are made for one lead, and no more: a page shows them all. */
export const MOST_SHORTLISTS = 40

type Made = {
  leadId: string
  personId: string
  homes: readonly string[]
  language: Language
  greeting: string
  keyHash: string
  endsAt: string
}
type Maker = { scope: Scope; today: string; by: ChangedBy }

/** Keeps a shortlist. Refuses homes that its maker does not see, and those that may not be advertised today. */
export async function insertShortlist(
  db: PaceDb,
  { homes, ...made }: Made,
  { scope, today, by }: Maker,
): Promise<string> {
  return db.transaction(async (tx) => {
    // Two at once would both find room for one more.
    await tx.execute(
      sql`select pg_advisory_xact_lock(hashtextextended(${`shortlists:${made.leadId}`}, 0))`,
    )
    const shown = await listAdvertised(tx, { ids: homes, scope, today })
    if (shown.length < homes.length) throw notAdvertised()
    const count = await tx.$count(shortlists, eq(shortlists.leadId, made.leadId))
    if (count >= MOST_SHORTLISTS)
      throw new DomainError('tooMany', `A lead has at most ${MOST_SHORTLISTS} shortlists.`, [], {
        key: 'tooManyShortlists',
        with: { most: MOST_SHORTLISTS },
      })
    const [row] = await tx.insert(shortlists).values(made).returning({ id: shortlists.id })
    if (!row) throw new Error('The shortlist was not kept.')
    const shortlistId = row.id
    await tx
      .insert(shortlistHomes)
      .values(homes.map((listingId, position) => ({ shortlistId, listingId, position })))
    // What somebody chose out of is news no more.
    await tx.delete(newMatches).where(eq(newMatches.leadId, made.leadId))
    await tellChange(tx, { id: shortlistId, leadId: made.leadId, step: 'make', by })
    return shortlistId
  })
}

/** Those of the listings that may be shown to a customer today: to be had, with a permit that has not ended. */
export async function listAdvertised(
  db: PaceDb,
  { ids, scope, today }: { ids: readonly string[]; scope: Scope; today: string },
): Promise<string[]> {
  if (ids.length === 0) return []
  const rows = await db
    .select({ id: listings.id })
    .from(listings)
    .where(
      and(
        inArray(listings.id, [...ids]),
        inScope(scope, { team: listings.teamId }),
        isAdvertised(today),
        isNotNull(listings.permitNumber),
      ),
    )
  return rows.map(({ id }) => id)
}

export function notAdvertised(): DomainError {
  return new DomainError(
    'conflict',
    'One of the homes cannot be shown to a customer: it is not to be had, or it has no permit that holds.',
    [],
    { key: 'homeNotAdvertised' },
  )
}

export type ShortlistRow = typeof shortlists.$inferSelect

export async function findShortlist(db: PaceDb, id: string): Promise<ShortlistRow | null> {
  const [row] = await db.select().from(shortlists).where(eq(shortlists.id, id))
  return row ?? null
}

/** Another address, open for so long; the one before opens no longer. */
export async function renewShortlist(
  db: PaceDb,
  { id, leadId }: Pick<ShortlistRow, 'id' | 'leadId'>,
  { by, ...renewal }: Renewal & { by: ChangedBy },
): Promise<void> {
  await db.transaction(async (tx) => {
    await tx.update(shortlists).set(renewed(shortlists, renewal)).where(eq(shortlists.id, id))
    await tellChange(tx, { id, leadId, step: 'renew', by })
  })
}

/** Whether its address opened until now. */
export async function revokeShortlist(
  db: PaceDb,
  { id, leadId }: Pick<ShortlistRow, 'id' | 'leadId'>,
  by: ChangedBy,
): Promise<boolean> {
  return db.transaction(async (tx) => {
    const ended = await endLinks(tx, shortlists, eq(shortlists.id, id))
    if (ended > 0) await tellChange(tx, { id, leadId, step: 'revoke', by })
    return ended > 0
  })
}

type Change = { id: string; leadId: string; step: 'make' | 'renew' | 'revoke'; by: ChangedBy }

/** The audit says who opened a door to whom; the log of the lead, that there is something new to show. */
async function tellChange(tx: PaceDb, { id, leadId, step, by }: Change): Promise<void> {
  await appendAudit(tx, {
    ...by,
    action: `shortlist.${step}`,
    target: `lead:${leadId}`,
    after: { shortlist: id },
    outcome: 'allowed',
  })
  await appendEvents(tx, [
    {
      resource: 'lead',
      key: leadId,
      old: {},
      new: { shortlist: id },
      actor: by.actor,
      documentSeq: null,
    },
  ])
}
