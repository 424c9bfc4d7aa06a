import { sql } from 'drizzle-orm'
import { z } from 'zod'
import { type Identity, normalOf } from '#domain/contact/identities.ts'
import type { PaceDb } from '../client.ts'
import { executePrepared, readPrepared } from '../query/prepared.ts'

export type KnownContact = { id: string; name: string | null; isArchived: boolean }

const FoundSchema = z.object({
  kind: z.enum(['name', 'phone', 'email']),
  normal: z.string(),
  id: z.uuid(),
  name: z.string().nullable(),
  isArchived: z.boolean(),
})

/** Who is reached by each of these phones and e-mails, by `identityKey`: the preferred before others, the older before the newer. */
export async function findContactsByReach(
  db: PaceDb,
  reach: readonly Identity[],
): Promise<Map<string, KnownContact>> {
  if (reach.length === 0) return new Map()
  const rows = await readPrepared(
    db,
    sql`select distinct on (i.kind, i.normal) i.kind, i.normal, c.id, c.name, c.archived_at is not null as "isArchived"
      from unnest(${sql.param(reach.map(({ kind }) => kind))}::text[], ${sql.param(reach.map(normalOf))}::text[]) as asked (kind, normal)
      join contact_identities i on i.kind = asked.kind and i.normal = asked.normal
      join contacts c on c.id = i.contact_id
      order by i.kind, i.normal, i.is_preferred desc, c.created_at, c.id`,
    FoundSchema,
  )
  return new Map(rows.map(({ kind, normal, ...contact }) => [`${kind}:${normal}`, contact]))
}

/** Until the transaction ends nobody else makes a contact with one of these; taken in one order by all. */
export async function lockManyReaches(tx: PaceDb, reach: readonly Identity[]): Promise<void> {
  const keys = [...new Set(reach.map((one) => `contact:${normalOf(one)}`))].toSorted()
  if (keys.length === 0) return
  await executePrepared(
    tx,
    sql`select pg_advisory_xact_lock(hashtextextended(key, 0)) from unnest(${sql.param(keys)}::text[]) as key`,
  )
}

const LeadOfContactSchema = z.object({ contactId: z.uuid(), id: z.uuid(), stage: z.string() })

/** Leads of these contacts that stand, the newest first. */
export async function listLeadsOfContacts(db: PaceDb, contactIds: readonly string[]) {
  if (contactIds.length === 0) return []
  return readPrepared(
    db,
    sql`select contact_id as "contactId", id, stage from leads
      where contact_id = any(${sql.param([...contactIds])}::uuid[]) and archived_at is null and merged_into is null
      order by created_at desc, id`,
    LeadOfContactSchema,
  )
}

const CurrentSchema = z.object({ id: z.uuid(), row: z.record(z.string(), z.unknown()) })

/** Rows of records by id, with the names of their columns. */
export async function findCurrent(
  db: PaceDb,
  noun: 'contact' | 'lead' | 'listing',
  ids: readonly string[],
): Promise<Map<string, Record<string, unknown>>> {
  if (ids.length === 0) return new Map()
  const table = sql.raw({ contact: 'contacts', lead: 'leads', listing: 'listings' }[noun])
  const rows = await readPrepared(
    db,
    sql`select id, to_jsonb(one) as row from ${table} one where id = any(${sql.param([...ids])}::uuid[]) and archived_at is null`,
    CurrentSchema,
  )
  return new Map(rows.map(({ id, row }) => [id, camelKeys(row)]))
}

function camelKeys(row: Record<string, unknown>): Record<string, unknown> {
  return Object.fromEntries(
    Object.entries(row).map(([name, value]) => [
      name.replaceAll(/_([a-z])/g, (_all, letter: string) => letter.toUpperCase()),
      value,
    ]),
  )
}
