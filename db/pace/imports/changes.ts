import { and, asc, eq, sql } from 'drizzle-orm'
import { z } from 'zod'
import type { PaceDb } from '../client.ts'
import { insertRows } from '../query/insert-rows.ts'
import { readPrepared } from '../query/prepared.ts'
import { importChanges } from '../schema.ts'
import { IMPORTS_CHANNEL } from './imports.ts'

export type ImportChange = typeof importChanges.$inferSelect
export type Undone = Pick<ImportChange, 'place' | 'document' | 'seq'> & {
  outcome: 'undone' | 'kept'
  reason?: string
}

export async function insertChanges(
  tx: PaceDb,
  changes: readonly (typeof importChanges.$inferInsert)[],
): Promise<void> {
  if (changes.length > 0) await insertRows(tx, importChanges, changes)
}

/** The next changes that are to be taken back: of leads and listings first, the later ones of a document before the earlier. */
export async function listChangesToUndo(
  db: PaceDb,
  id: string,
  limit: number,
): Promise<ImportChange[]> {
  const { importId, place, document, seq } = importChanges
  return db
    .select()
    .from(importChanges)
    .where(and(eq(importId, id), sql`${importChanges.outcome} is null`))
    .orderBy(asc(place), asc(document), asc(seq))
    .limit(limit)
}

/** What was left as it is, and why. */
export async function listKept(
  db: PaceDb,
  id: string,
  limit: number,
): Promise<Pick<ImportChange, 'document' | 'reason'>[]> {
  const { importId, document, reason, outcome, seq } = importChanges
  return db
    .select({ document, reason })
    .from(importChanges)
    .where(and(eq(importId, id), eq(outcome, 'kept')))
    .orderBy(asc(document), asc(seq))
    .limit(limit)
}

export async function countChanges(db: PaceDb, id: string): Promise<number> {
  const [row] = await db
    .select({ count: sql<number>`count(*)::int` })
    .from(importChanges)
    .where(eq(importChanges.importId, id))
  return row?.count ?? 0
}

/** Part of the transaction that takes back; false where the import was stopped or another process has it. */
export async function markUndoneChanges(
  tx: PaceDb,
  { id, holder }: { id: string; holder: string },
  undone: readonly Undone[],
): Promise<boolean> {
  const moved = await readPrepared(
    tx,
    sql`with told as (
        select * from json_to_recordset(${JSON.stringify(undone)}::text::json)
          as t (place int, document text, seq bigint, outcome text, reason text)
      ), moved as (
        update imports i set undone = i.undone + n.undone, kept = i.kept + n.kept
        from (select count(*) filter (where outcome = 'undone')::int as undone,
          count(*) filter (where outcome = 'kept')::int as kept from told) as n
        where i.id = ${id}::uuid and i.state = 'undoing' and i.holder = ${holder} returning 1 as one
      ), written as (
        update import_changes c set outcome = told.outcome, reason = told.reason from told, moved
        where c.import_id = ${id}::uuid and c.place = told.place and c.document = told.document and c.seq = told.seq
      )
      select one, pg_notify(${IMPORTS_CHANNEL}, ${id}::text) from moved`,
    z.object({ one: z.coerce.number() }),
  )
  return moved.length > 0
}

const HangingSchema = z.object({ document: z.string(), what: z.string() })

/** Of these records those on which something of today hangs: they are left when the import that made them is taken back. */
export async function findHanging(
  db: PaceDb,
  documents: readonly string[],
): Promise<Map<string, string>> {
  const idsOf = (kind: string) =>
    sql.param(
      documents.flatMap((name) =>
        name.startsWith(`${kind}:`) ? [name.slice(kind.length + 1)] : [],
      ),
    )
  const leads = sql`any(${idsOf('lead')}::uuid[])`
  const contacts = sql`any(${idsOf('contact')}::uuid[])`
  const listings = sql`any(${idsOf('listing')}::uuid[])`
  const rows = await readPrepared(
    db,
    sql`select 'lead:' || lead_id as document, 'viewing' as what from viewings where lead_id = ${leads}
      union all select 'lead:' || lead_id, 'enquiry' from enquiries where lead_id = ${leads}
      union all select 'lead:' || lead_id, 'message' from communications where lead_id = ${leads}
      union all select 'lead:' || lead_id, 'call' from calls where lead_id = ${leads}
      union all select 'lead:' || lead_id, 'task' from tasks where lead_id = ${leads}
      union all select 'contact:' || contact_id, 'lead' from leads where contact_id = ${contacts} and archived_at is null
      union all select 'contact:' || contact_id, 'viewing' from viewings where contact_id = ${contacts}
      union all select 'contact:' || contact_id, 'enquiry' from enquiries where contact_id = ${contacts}
      union all select 'contact:' || contact_id, 'message' from communications where contact_id = ${contacts}
      union all select 'contact:' || contact_id, 'call' from calls where contact_id = ${contacts}
      union all select 'contact:' || contact_id, 'property' from property_owners where contact_id = ${contacts}
      union all select 'listing:' || listing_id, 'viewing' from viewings where listing_id = ${listings}
      union all select 'listing:' || listing_id, 'enquiry' from enquiries where listing_id = ${listings}
      union all select 'listing:' || listing_id, 'portal' from portal_publications where listing_id = ${listings}`,
    HangingSchema,
  )
  return new Map(rows.map(({ document, what }) => [document, what]))
}

/** How far the log of each of these documents is; those that have none are left out. */
export async function findSeqs(
  db: PaceDb,
  documents: readonly string[],
): Promise<Map<string, number>> {
  const rows = await readPrepared(
    db,
    sql`select name, seq from documents where name = any(${sql.param([...documents])}::text[])`,
    z.object({ name: z.string(), seq: z.coerce.number() }),
  )
  return new Map(rows.map(({ name, seq }) => [name, seq]))
}

/** Of these listings those whose home the same import made: they let go of it when they are taken back. */
export async function findOfMadeHomes(
  db: PaceDb,
  id: string,
  documents: readonly string[],
): Promise<Set<string>> {
  const listings = documents.flatMap((name) => (name.startsWith('listing:') ? [name.slice(8)] : []))
  if (listings.length === 0) return new Set()
  const rows = await readPrepared(
    db,
    sql`select 'listing:' || l.id as document from listings l
      join import_changes c on c.import_id = ${id}::uuid and c.place = 1 and c.document = 'property:' || l.property_id and c.made = 1
      where l.id = any(${sql.param(listings)}::uuid[])`,
    z.object({ document: z.string() }),
  )
  return new Set(rows.map(({ document }) => document))
}
