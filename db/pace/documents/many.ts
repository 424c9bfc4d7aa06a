import { asc, type Column, type SQL, sql } from 'drizzle-orm'
import { z } from 'zod'
import type { BulkKind } from '#domain/bulk/bulk.ts'
import { documentName, parseDocumentName } from '#domain/documents/documents.ts'
import {
  contactUpdateFromRow,
  leadUpdateFromRow,
  listingUpdateFromRow,
} from '#domain/record/first-update.ts'
import { isUuid } from '#domain/uuid.ts'
import type { PaceDb } from '../client.ts'
import { bytesParam } from '../query/bytes.ts'
import { readPrepared } from '../query/prepared.ts'
import { listAlsoOf } from '../contacts/identities.ts'
import { contacts, leads, listings, portalPublications } from '../schema.ts'

export type Made = { name: string; update: Uint8Array }

/** What a document begins with: reckoned when it is asked for, so that many do not keep the thread. */
export type MakeOrigin = () => Uint8Array

/** What the documents of these records begin with, by name, for those that have a row. */
export async function readOrigins(
  db: PaceDb,
  names: readonly string[],
): Promise<Map<string, MakeOrigin>> {
  const ids = idsByKind(names)
  const made = await Promise.all([
    leadOrigins(db, ids.lead),
    listingOrigins(db, ids.listing),
    contactOrigins(db, ids.contact),
  ])
  return new Map(made.flat())
}

/** One parameter, however many there are. */
function among(column: Column, ids: readonly string[]): SQL {
  return sql`${column} = any(${sql.param(ids)}::uuid[])`
}

type Origin = readonly [name: string, make: MakeOrigin]

async function leadOrigins(db: PaceDb, ids: string[]): Promise<Origin[]> {
  if (ids.length === 0) return []
  const rows = await db.select().from(leads).where(among(leads.id, ids))
  return rows.map((row) => [documentName('lead', row.id), () => leadUpdateFromRow(row)])
}

async function listingOrigins(db: PaceDb, ids: string[]): Promise<Origin[]> {
  if (ids.length === 0) return []
  const [rows, portals] = await Promise.all([
    db.select().from(listings).where(among(listings.id, ids)),
    db.select().from(portalPublications).where(among(portalPublications.listingId, ids)),
  ])
  const portalsOf = Map.groupBy(portals, ({ listingId }) => listingId)
  return rows.map((row) => [
    documentName('listing', row.id),
    () => listingUpdateFromRow(row, portalsOf.get(row.id) ?? []),
  ])
}

async function contactOrigins(db: PaceDb, ids: string[]): Promise<Origin[]> {
  if (ids.length === 0) return []
  const [rows, also] = await Promise.all([
    db.select().from(contacts).where(among(contacts.id, ids)),
    listAlsoOf(db, ids),
  ])
  const alsoOf = Map.groupBy(also, ({ contactId }) => contactId)
  return rows.map((row) => [
    documentName('contact', row.id),
    () => contactUpdateFromRow(row, alsoOf.get(row.id) ?? []),
  ])
}

/**
 * Makes documents from their rows, which are locked first as whoever makes one alone does; those that somebody else has made meanwhile
 * are left, and are not among the names.
 */
export async function insertDocuments(
  tx: PaceDb,
  made: readonly Made[],
  actor: string,
): Promise<Set<string>> {
  if (made.length === 0) return new Set()
  const names = made.map(({ name }) => name)
  await lockRows(tx, names)
  const lengths = made.map(({ update }) => update.length)
  let end = 1
  const rows = await readPrepared(
    tx,
    sql`with whole as materialized (
        select ${bytesParam(Buffer.concat(made.map(({ update }) => update)))} as bytes
      ), first as (
        select name, kind, substring((select bytes from whole) from start for length) as update
        from unnest(
          ${sql.param(names)}::text[],
          ${sql.param(names.map((name) => parseDocumentName(name).kind))}::text[],
          ${sql.param(lengths.map((length) => (end += length) - length))}::int[],
          ${sql.param(lengths)}::int[]
        ) as t (name, kind, start, length)
      ), added as (
        insert into documents (name, kind, seq, projected_seq) select name, kind, 1, 1 from first order by name
        on conflict (name) do nothing returning name
      ), logged as (
        insert into document_updates (document, seq, update, actor)
        select name, 1, update, ${actor} from first join added using (name)
      )
      select name from added`,
    z.object({ name: z.string() }),
  )
  return new Set(rows.map(({ name }) => name))
}

async function lockRows(tx: PaceDb, names: readonly string[]): Promise<void> {
  const ids = idsByKind(names)
  // Contacts before leads, as every writer of both holds them.
  const tables = [
    [contacts, ids.contact],
    [leads, ids.lead],
    [listings, ids.listing],
  ] as const
  for (const [table, wanted] of tables) {
    if (wanted.length === 0) continue
    await tx
      .select({ id: table.id })
      .from(table)
      .where(among(table.id, wanted))
      .orderBy(asc(table.id))
      .for('update')
  }
}

function idsByKind(names: readonly string[]): Record<BulkKind, string[]> {
  const refs = names.map(parseDocumentName)
  const of = (wanted: string) =>
    refs.flatMap(({ kind, key }) => (kind === wanted && isUuid(key) ? [key] : []))
  return { contact: of('contact'), lead: of('lead'), listing: of('listing') }
}
