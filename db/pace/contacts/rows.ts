import { sql } from 'drizzle-orm'
import { z } from 'zod'
import type { Projection } from '#domain/record/projection.ts'
import type { PaceDb } from '../client.ts'
import type { NewEntityEvent } from '../events/events.ts'
import { upsertRows } from '../query/insert-rows.ts'
import { executePrepared, readPrepared } from '../query/prepared.ts'
import { contacts } from '../schema.ts'

type ContactProjection = Extract<Projection, { kind: 'contact' }>
export type WrittenContact = {
  projection: ContactProjection
  place: { documentSeq: number; at: string; actor?: string }
}

/**
 * Held until the end of the transaction, in one order: a lead takes in what its contact is called, and nobody may rename the contact
 * in between.
 */
export async function holdContacts(tx: PaceDb, ids: readonly string[]): Promise<void> {
  if (ids.length === 0) return
  await executePrepared(
    tx,
    sql`select 1 from contacts where id = any(${sql.param(ids)}::uuid[]) order by id for no key update`,
  )
}

/** Writes the rows of contacts, of all that they are known by, and what their leads show of them; returns what that changed of leads. */
export async function writeContacts(
  tx: PaceDb,
  written: readonly WrittenContact[],
): Promise<NewEntityEvent[]> {
  if (written.length === 0) return []
  await upsertRows(tx, contacts, written.map(toRow))
  await writeIdentities(tx, written)
  return renameLeads(tx, written)
}

function toRow({ projection: { key, fields, consent }, place }: WrittenContact) {
  return {
    ...fields,
    id: key,
    kind: fields.kind ?? ('person' as const),
    roles: fields.roles ?? [],
    tags: fields.tags ?? [],
    doNotCall: fields.doNotCall ?? false,
    consent,
    createdAt: fields.createdAt ?? place.at,
    updatedAt: place.at,
    documentSeq: place.documentSeq,
  }
}

/** One that was merged into another is known by nothing any more: whoever asks for it finds the other. */
async function writeIdentities(tx: PaceDb, written: readonly WrittenContact[]): Promise<void> {
  const ids = written.map(({ projection }) => projection.key)
  const rows = written.flatMap(({ projection: { key, fields, identities } }) =>
    fields.mergedInto
      ? []
      : identities.map(({ kind, value, normal, isPreferred, at }) => ({
          contact_id: key,
          kind,
          value,
          normal,
          is_preferred: isPreferred,
          created_at: at || undefined,
        })),
  )
  const json = JSON.stringify(rows)
  await executePrepared(
    tx,
    sql`delete from contact_identities where contact_id = any(${sql.param(ids)}::uuid[])
      and (contact_id, kind, normal) not in (
        select contact_id, kind, normal from json_populate_recordset(null::contact_identities, ${json}::text::json))`,
  )
  if (rows.length === 0) return
  await executePrepared(
    tx,
    sql`insert into contact_identities as known (contact_id, kind, value, normal, is_preferred, created_at)
      select contact_id, kind, value, normal, is_preferred, coalesce(created_at, now())
      from json_populate_recordset(null::contact_identities, ${json}::text::json)
      on conflict (contact_id, kind, normal) do update set value = excluded.value, is_preferred = excluded.is_preferred
      where (known.value, known.is_preferred) is distinct from (excluded.value, excluded.is_preferred)`,
  )
}

const ShownSchema = z.object({
  id: z.uuid(),
  contactId: z.uuid(),
  old: z.record(z.string(), z.string().nullable()),
  new: z.record(z.string(), z.string().nullable()),
})

async function renameLeads(
  tx: PaceDb,
  written: readonly WrittenContact[],
): Promise<NewEntityEvent[]> {
  const byId = new Map(written.map(({ projection, place }) => [projection.key, place]))
  const ids = sql.param([...byId.keys()])
  const at = sql.param(written.map(({ place }) => place.at))
  const renamed = await readPrepared(
    tx,
    sql`with before as (
        select leads.id, leads.name, leads.phone, leads.email, contacts.id as contact_id, contacts.name as new_name,
          contacts.phone as new_phone, contacts.email as new_email, changed.at::timestamptz as at
        from unnest(${ids}::uuid[], ${at}::text[]) as changed (id, at)
        join contacts on contacts.id = changed.id join leads on leads.contact_id = contacts.id
        where (leads.name, leads.phone, leads.email) is distinct from (contacts.name, contacts.phone, contacts.email)
      ), renamed as (
        update leads set name = new_name, phone = new_phone, email = new_email, updated_at = greatest(leads.updated_at, at)
        from before where leads.id = before.id
      )
      select id, contact_id as "contactId", json_build_object('name', name, 'phone', phone, 'email', email) as old,
        json_build_object('name', new_name, 'phone', new_phone, 'email', new_email) as new from before order by id`,
    ShownSchema,
  )
  return renamed.map(({ id, contactId, ...change }) => {
    const changed = Object.keys(change.new).filter((name) => change.old[name] !== change.new[name])
    const pick = (from: Record<string, string | null>) =>
      Object.fromEntries(changed.map((name) => [name, from[name] ?? null]))
    const actor = byId.get(contactId)?.actor ?? 'service:pace-sync'
    const told = { old: pick(change.old), new: pick(change.new) }
    return { resource: 'lead', key: id, ...told, actor, documentSeq: null }
  })
}

const NamedSchema = z.object({
  id: z.uuid(),
  name: z.string().nullable(),
  phone: z.string().nullable(),
  email: z.string().nullable(),
})

/** What leads show of these contacts, by contact. */
export async function findShownDetails(tx: PaceDb, ids: readonly string[]) {
  if (ids.length === 0) return new Map<string, Omit<z.infer<typeof NamedSchema>, 'id'>>()
  const rows = await readPrepared(
    tx,
    sql`select id, name, phone, email from contacts where id = any(${sql.param(ids)}::uuid[])`,
    NamedSchema,
  )
  return new Map(rows.map(({ id, ...details }) => [id, details]))
}
