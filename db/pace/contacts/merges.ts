import { and, desc, eq, gte, isNull, ne, or, sql } from 'drizzle-orm'
import { z } from 'zod'
import { documentName } from '#domain/documents/documents.ts'
import { EffectSchema } from '#domain/undo/effect.ts'
import type { PaceDb } from '../client.ts'
import { calls, leads, merges } from '../schema.ts'

export type MergedKind = (typeof merges.$inferSelect)['kind']

/** What a merge changed: of each document its values, of each table the rows that pointed to the one that went. */
export const MergedBeforeSchema = z.object({
  documents: z.record(z.string(), z.object({ effect: EffectSchema, notes: z.array(z.string()) })),
  rows: z.record(z.string(), z.array(z.string())),
})
export type MergedBefore = z.infer<typeof MergedBeforeSchema>
export type Merge = Omit<typeof merges.$inferSelect, 'before'> & { before: MergedBefore }

/** Rows that point to a contact or to a lead. What is a document of its own is changed by its document. */
const POINTERS: Record<
  MergedKind,
  readonly (readonly [table: string, column: string, id: string])[]
> = {
  contact: [
    ['enquiries', 'contact_id', 'id'],
    ['viewings', 'contact_id', 'id'],
    ['communications', 'contact_id', 'id'],
    ['outreach_checks', 'contact_id', 'id'],
    ['record_notes', 'contact_id', 'id'],
    ['calls', 'contact_id', 'id'],
    ['property_owners', 'contact_id', 'property_id'],
    ['owner_reports', 'contact_id', 'id'],
    ['files', 'record', 'id'],
  ],
  lead: [
    ['enquiries', 'lead_id', 'id'],
    ['arrivals', 'lead_id', 'id'],
    ['viewings', 'lead_id', 'id'],
    ['communications', 'lead_id', 'id'],
    ['tasks', 'lead_id', 'id'],
    ['activities', 'lead_id', 'id'],
    ['record_notes', 'lead_id', 'id'],
    ['shortlists', 'lead_id', 'id'],
    ['unsuited_homes', 'lead_id', 'listing_id'],
    ['new_matches', 'lead_id', 'listing_id'],
    ['files', 'record', 'id'],
  ],
}
type Move = { from: string; to: string }

/** Lets every row that points to the one point to the other; returns which rows those were. */
export async function moveRows(
  tx: PaceDb,
  kind: MergedKind,
  move: Move,
): Promise<MergedBefore['rows']> {
  const moved: [string, string[]][] = []
  for (const [table, column, id] of POINTERS[kind]) {
    const [of, to, key] = [sql.identifier(table), sql.identifier(column), sql.identifier(id)]
    const [loser, winner] = [pointerTo(table, kind, move.from), pointerTo(table, kind, move.to)]
    const rows = await tx.execute<{ id: string }>(
      sql`update ${of} set ${to} = ${winner} where ${to} = ${loser} ${isNewTo(table, winner)} returning ${key}::text as id`,
    )
    if (rows.length > 0) moved.push([table, rows.map((row) => row.id)])
  }
  return Object.fromEntries(moved)
}

/** How a table names the record; files name it as its document is named. */
function pointerTo(table: string, kind: MergedKind, id: string): string {
  return table === 'files' ? documentName(kind, id) : id
}

/** A property that both own, a home that is for neither, or news to both, and a file that both have, stay as they are. */
function isNewTo(table: string, winner: string) {
  if (table === 'property_owners')
    return sql`and property_id not in (select property_id from property_owners where contact_id = ${winner})`
  if (table === 'unsuited_homes' || table === 'new_matches')
    return sql`and listing_id not in (select listing_id from ${sql.identifier(table)} where lead_id = ${winner})`
  if (table === 'files')
    return sql`and hash not in (select hash from files where record = ${winner})`
  return sql``
}

/** Lets the rows of a merge point to where they pointed before, as far as they still are where it left them. */
export async function moveRowsBack(
  tx: PaceDb,
  kind: MergedKind,
  { from, to, rows }: Move & Pick<MergedBefore, 'rows'>,
): Promise<void> {
  for (const [table, column, id] of POINTERS[kind]) {
    const ids = rows[table] ?? []
    if (ids.length === 0) continue
    const [of, pointer, key] = [sql.identifier(table), sql.identifier(column), sql.identifier(id)]
    const [there, back] = [pointerTo(table, kind, from), pointerTo(table, kind, to)]
    await tx.execute(
      sql`update ${of} set ${pointer} = ${back} where ${pointer} = ${there} and ${key}::text = any(${sql.param(ids)}::text[])`,
    )
  }
}

/** At once, so that nobody finds the one that went any more; its projection says the same a moment later. */
export async function handIdentitiesOver(tx: PaceDb, { from, to }: Move): Promise<void> {
  await tx.execute(sql`update contacts set merged_into = ${to} where id = ${from}`)
  await tx.execute(sql`insert into contact_identities (contact_id, kind, value, normal, created_at)
    select ${to}, kind, value, normal, created_at from contact_identities where contact_id = ${from} on conflict do nothing`)
  await tx.execute(sql`delete from contact_identities where contact_id = ${from}`)
}

export async function listLeadIdsOfContact(db: PaceDb, contactId: string): Promise<string[]> {
  const rows = await db.select({ id: leads.id }).from(leads).where(eq(leads.contactId, contactId))
  return rows.map(({ id }) => id).sort()
}

/** Other leads of the same contact that were not merged: each may be a need of its own, or the same one twice. */
export async function listSiblings(
  db: PaceDb,
  { id, contactId }: { id: string; contactId: string | null },
) {
  if (!contactId) return []
  const { reference, stage, ownerId, teamId, collaboratorIds } = leads
  return db
    .select({ id: leads.id, reference, stage, ownerId, teamId, collaboratorIds })
    .from(leads)
    .where(and(eq(leads.contactId, contactId), ne(leads.id, id), isNull(leads.mergedInto)))
    .orderBy(desc(leads.createdAt))
    .limit(20)
}

export async function listCallIdsOfLead(db: PaceDb, leadId: string): Promise<string[]> {
  const rows = await db.select({ id: calls.id }).from(calls).where(eq(calls.leadId, leadId))
  return rows.map(({ id }) => id).sort()
}

export async function insertMerge(
  tx: PaceDb,
  merge: Pick<Merge, 'id' | 'kind' | 'winnerId' | 'loserId' | 'actor' | 'at' | 'before'>,
): Promise<void> {
  await tx.insert(merges).values(merge)
}

export async function findMerge(db: PaceDb, id: string): Promise<Merge | null> {
  const [row] = await db.select().from(merges).where(eq(merges.id, id))
  return row ? { ...row, before: MergedBeforeSchema.parse(row.before) } : null
}

/** False where somebody was quicker. */
export async function markUndone(tx: PaceDb, id: string, at: string): Promise<boolean> {
  const undone = await tx
    .update(merges)
    .set({ undoneAt: at })
    .where(and(eq(merges.id, id), isNull(merges.undoneAt)))
    .returning({ id: merges.id })
  return undone.length > 0
}

/** A later merge that one of the two took part in and that stands: it has to be undone first. */
export async function findLaterMerge(db: PaceDb, merge: Merge): Promise<boolean> {
  const [later] = await db
    .select({ id: merges.id })
    .from(merges)
    .where(
      and(eq(merges.loserId, merge.winnerId), isNull(merges.undoneAt), gte(merges.at, merge.at)),
    )
    .limit(1)
  return later !== undefined
}

/** How long a merge can be taken back. */
export const UNDO_DAYS = 30

/** The merges that a record took part in and that can still be undone, the latest first. */
export async function listUndoableMerges(db: PaceDb, recordId: string, now: Date) {
  const { id, kind, winnerId, loserId, actor, at } = merges
  const since = new Date(now.getTime() - UNDO_DAYS * 86_400_000).toISOString()
  return db
    .select({ id, kind, winnerId, loserId, actor, at })
    .from(merges)
    .where(
      and(
        or(eq(winnerId, recordId), eq(loserId, recordId)),
        isNull(merges.undoneAt),
        gte(at, since),
      ),
    )
    .orderBy(desc(at))
    .limit(20)
}
