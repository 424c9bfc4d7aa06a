import { sql } from 'drizzle-orm'
import { z } from 'zod'
import { customerPhone } from '#domain/call/feed/feed-call.ts'
import { parseDocumentName } from '#domain/documents/documents.ts'
import type { Projection } from '#domain/record/projection.ts'
import { readInstant } from '../../columns.ts'
import { writeAfterCall } from '../calls/after-calls.ts'
import { deleteSegments, writeSegments } from '../calls/segments.ts'
import type { PaceDb } from '../client.ts'
import { dueEvent } from '../clocks/due-event.ts'
import {
  holdLeads,
  keepLeadClocks,
  keepListingClocks,
  type Touched,
} from '../clocks/keep-clocks.ts'
import { contactOfPhone } from '../contacts/identities.ts'
import {
  findShownDetails,
  holdContacts,
  writeContacts,
  type WrittenContact,
} from '../contacts/rows.ts'
import type { NewEntityEvent } from '../events/events.ts'
import { upsertRows } from '../query/insert-rows.ts'
import { executePrepared, readPrepared } from '../query/prepared.ts'
import { calls, contacts, leads, listings } from '../schema.ts'

/** `actor` is whoever made the last of the commits. */
type Place = { documentSeq: number; at: string; actor?: string }
type Of<Kind extends Projection['kind']> = Extract<Projection, { kind: Kind }>

export type Written = { projection: Projection; place: Place }

/**
 * Writes the rows of documents, of which no two are of one record, as they are at `documentSeq`; `at` is when each changed last. A
 * contact's row changes what its leads show: what that is to be told of them is returned.
 */
export async function writeRows(
  tx: PaceDb,
  written: readonly Written[],
): Promise<NewEntityEvent[]> {
  const contactRows: WrittenContact[] = []
  const leadRows: WrittenLead[] = []
  const listingRows: WrittenListing[] = []
  const callRows: WrittenCall[] = []
  for (const { projection, place } of written) {
    if (projection.kind === 'contact') contactRows.push({ projection, place })
    else if (projection.kind === 'lead') leadRows.push({ projection, place })
    else if (projection.kind === 'listing') listingRows.push({ projection, place })
    else callRows.push({ projection, place })
  }
  await holdContacts(tx, [
    ...contactRows.map(({ projection }) => projection.key),
    ...contactIdsOf(leadRows),
  ])
  const leadsOfCalls = callRows.flatMap(({ projection: { fields }, place: { at } }) =>
    fields.leadId === null ? [] : [{ id: fields.leadId, at }],
  )
  await holdLeads(tx, idsOf([...leadsOfCalls, ...leadRows.map(touched)]))
  const told = await writeContacts(tx, contactRows)
  await writeLeads(tx, leadRows)
  await writeListings(tx, listingRows)
  for (const { projection, place } of callRows) await writeCall(tx, projection, place)
  await keepListingClocks(tx, listingRows.map(touched))
  const own = new Set(leadRows.map(({ projection }) => projection.key))
  const { moves } = await keepLeadClocks(tx, [
    ...leadRows.map(touched),
    ...leadsOfCalls.filter(({ id }) => !own.has(id)),
  ])
  const others = moves.filter(({ id }) => !own.has(id))
  return [...told, ...others.map(dueEvent)]
}

function touched({ projection: { key }, place: { at } }: Written): Touched {
  return { id: key, at }
}

function idsOf(records: readonly Touched[]): string[] {
  return records.map(({ id }) => id)
}

const ROWS_OF = { contact: contacts, lead: leads, listing: listings, call: calls }

/** The rows say it all already: only their places in the log move on. */
export async function moveRows(
  tx: PaceDb,
  moved: readonly { name: string; to: number }[],
): Promise<void> {
  const places = moved.map(({ name, to }) => ({ ...parseDocumentName(name), to }))
  for (const [kind, table] of Object.entries(ROWS_OF)) {
    const own = places.filter((place) => place.kind === kind)
    if (own.length === 0) continue
    const key = sql.param(own.map((place) => place.key))
    const to = sql.param(own.map((place) => place.to))
    await executePrepared(
      tx,
      sql`update ${table} set document_seq = place.seq
        from unnest(${key}::${kind === 'call' ? sql`text` : sql`uuid`}[], ${to}::bigint[]) as place (key, seq)
        where ${table.id} = place.key`,
    )
  }
}

type WrittenLead = { projection: Of<'lead'>; place: Place }

function contactIdsOf(written: readonly WrittenLead[]): string[] {
  return written.flatMap(({ projection }) => projection.fields.contactId ?? [])
}

/** A lead shows what its contact is called. */
async function writeLeads(tx: PaceDb, written: readonly WrittenLead[]): Promise<void> {
  const shown = await findShownDetails(tx, contactIdsOf(written))
  const rows = written.map(({ projection, place }) => ({
    ...leadValues(projection, place),
    ...shown.get(projection.fields.contactId ?? ''),
  }))
  await upsertRows(tx, leads, rows)
}

function leadValues({ key, fields }: Of<'lead'>, place: Place) {
  return {
    ...fields,
    id: key,
    reference: fields.reference ?? '',
    stage: fields.stage ?? '',
    createdAt: fields.createdAt ?? place.at,
    areas: fields.areas ?? [],
    collaboratorIds: fields.collaboratorIds ?? [],
    tags: fields.tags ?? [],
    documentSeq: place.documentSeq,
    updatedAt: place.at,
  }
}

type WrittenListing = { projection: Of<'listing'>; place: Place }

async function writeListings(tx: PaceDb, written: readonly WrittenListing[]): Promise<void> {
  if (written.length === 0) return
  const asked = written.map(({ projection }) => projection.fields.area)
  const known = await readPrepared(
    tx,
    sql`select key from areas where key = any(${sql.param(asked)}::text[])`,
    z.object({ key: z.string() }),
  )
  const areaKeys = new Set(known.map(({ key }) => key))
  const rows = written.map(
    ({ projection: { key, fields, description, media, captions }, place }) => ({
      ...fields,
      id: key,
      reference: fields.reference ?? '',
      status: fields.status ?? '',
      createdAt: fields.createdAt ?? place.at,
      // Agents type the community: one that is not in the catalogue stays in the document alone.
      area: fields.area !== null && areaKeys.has(fields.area) ? fields.area : null,
      description,
      media,
      captions,
      amenities: fields.amenities ?? [],
      tags: fields.tags ?? [],
      documentSeq: place.documentSeq,
      updatedAt: place.at,
    }),
  )
  await upsertRows(tx, listings, rows)
  await writePublications(tx, written)
}

async function writePublications(tx: PaceDb, written: readonly WrittenListing[]): Promise<void> {
  const rows = written.flatMap(({ projection: { key, portals } }) =>
    Object.entries(portals).map(([portal, { state, at, reason, url, attempts }]) => ({
      listing_id: key,
      portal,
      state,
      at,
      reason: reason ?? null,
      url: url ?? null,
      attempts: attempts ?? 0,
    })),
  )
  const ids = written.map(({ projection }) => projection.key)
  const json = JSON.stringify(rows)
  await executePrepared(
    tx,
    sql`delete from portal_publications where listing_id = any(${sql.param(ids)}::uuid[])
      and (listing_id, portal) not in (
        select listing_id, portal from json_populate_recordset(null::portal_publications, ${json}::text::json))`,
  )
  if (rows.length === 0) return
  await executePrepared(
    tx,
    sql`insert into portal_publications (listing_id, portal, state, at, reason, url, attempts)
      select listing_id, portal, state, at, reason, url, attempts
      from json_populate_recordset(null::portal_publications, ${json}::text::json)
      on conflict (listing_id, portal) do update set state = excluded.state, at = excluded.at,
        reason = excluded.reason, url = excluded.url, attempts = excluded.attempts`,
  )
}

type WrittenCall = { projection: Of<'call'>; place: Place }

async function writeCall(
  tx: PaceDb,
  { key, fields, segmentCount, segments, removed, summary, after }: Of<'call'>,
  place: Place,
): Promise<void> {
  const values = {
    ...fields,
    id: key,
    source: fields.source ?? '',
    state: fields.state ?? '',
    segmentCount,
    summary,
    contactId: contactOfCall(fields),
    documentSeq: place.documentSeq,
    updatedAt: place.at,
  }
  await tx.insert(calls).values(values).onConflictDoUpdate({ target: calls.id, set: values })
  await writeSegments(tx, key, segments)
  await deleteSegments(tx, key, removed)
  if (after) await writeAfterCall(tx, key, after)
}

/** The contact of its lead, or whoever is known by the number on the other end. */
function contactOfCall(call: Of<'call'>['fields']) {
  return sql<string>`coalesce((select contact_id from leads where id = ${call.leadId}),
    ${contactOfPhone(sql`${customerPhone(call)}::text`)})`
}

/** When the records of these documents changed last, as their rows have it, by document; those that have no row are left out. */
export async function findRowTimes(
  db: PaceDb,
  projections: readonly Pick<Projection, 'kind' | 'key'>[],
): Promise<Map<string, string>> {
  const keysOf = (kind: Projection['kind']) =>
    sql.param(projections.filter((one) => one.kind === kind).map(({ key }) => key))
  const rows = await readPrepared(
    db,
    sql`select 'contact:' || id as document, updated_at::text as at from contacts where id = any(${keysOf('contact')}::uuid[])
      union all select 'lead:' || id as document, updated_at::text as at from leads where id = any(${keysOf('lead')}::uuid[])
      union all select 'listing:' || id, updated_at::text from listings where id = any(${keysOf('listing')}::uuid[])
      union all select 'call:' || id, updated_at::text from calls where id = any(${keysOf('call')}::text[])`,
    z.object({ document: z.string(), at: z.string() }),
  )
  return new Map(rows.map(({ document, at }) => [document, readInstant(at)]))
}
