import { and, eq, notInArray, sql } from 'drizzle-orm'
import type { PgColumn } from 'drizzle-orm/pg-core'
import type { Projection } from '#domain/projection.ts'
import type { PaceDb } from './client.ts'
import { calls, leads, listings, portalPublications } from './schema.ts'

type Place = { documentSeq: number; at: string }
type Of<Kind extends Projection['kind']> = Extract<Projection, { kind: Kind }>

/** Writes the row of a document as it is at `documentSeq`; `at` is when it changed last. */
export async function writeRow(tx: PaceDb, projection: Projection, place: Place): Promise<void> {
  switch (projection.kind) {
    case 'lead':
      return writeLead(tx, projection, place)
    case 'listing':
      return writeListing(tx, projection, place)
    case 'call':
      return writeCall(tx, projection, place)
  }
}

/** The row says it all already: only the place in the log moves on. */
export async function moveRow(
  tx: PaceDb,
  { kind, key }: Pick<Projection, 'kind' | 'key'>,
  documentSeq: number,
): Promise<void> {
  const table = { lead: leads, listing: listings, call: calls }[kind]
  await tx.update(table).set({ documentSeq }).where(eq(table.id, key))
}

async function writeLead(tx: PaceDb, { key, fields }: Of<'lead'>, place: Place): Promise<void> {
  const values = {
    ...fields,
    id: key,
    reference: fields.reference ?? '',
    stage: fields.stage ?? '',
    createdAt: fields.createdAt ?? place.at,
    areas: fields.areas ?? [],
    collaboratorIds: fields.collaboratorIds ?? [],
    documentSeq: place.documentSeq,
    updatedAt: place.at,
  }
  await tx.insert(leads).values(values).onConflictDoUpdate({ target: leads.id, set: values })
}

async function writeListing(
  tx: PaceDb,
  { key, fields, portals, description }: Of<'listing'>,
  place: Place,
): Promise<void> {
  const values = {
    ...fields,
    id: key,
    reference: fields.reference ?? '',
    status: fields.status ?? '',
    createdAt: fields.createdAt ?? place.at,
    // Agents type the community: one that is not in the catalogue stays in the document alone.
    area: sql<string | null>`(select key from areas where key = ${fields.area})`,
    description,
    documentSeq: place.documentSeq,
    updatedAt: place.at,
  }
  await tx.insert(listings).values(values).onConflictDoUpdate({ target: listings.id, set: values })
  await writePublications(tx, key, portals)
}

async function writePublications(
  tx: PaceDb,
  listingId: string,
  portals: Of<'listing'>['portals'],
): Promise<void> {
  const rows = Object.entries(portals).map(([portal, { state, at, reason, url, attempts }]) => ({
    listingId,
    portal,
    state,
    at,
    reason: reason ?? null,
    url: url ?? null,
    attempts: attempts ?? 0,
  }))
  const names = rows.map((row) => row.portal)
  await tx
    .delete(portalPublications)
    .where(
      and(
        eq(portalPublications.listingId, listingId),
        names.length > 0 ? notInArray(portalPublications.portal, names) : undefined,
      ),
    )
  if (rows.length === 0) return
  const { listingId: listing, portal, state, at, reason, url, attempts } = portalPublications
  await tx
    .insert(portalPublications)
    .values(rows)
    .onConflictDoUpdate({
      target: [listing, portal],
      set: {
        state: excluded(state),
        at: excluded(at),
        reason: excluded(reason),
        url: excluded(url),
        attempts: excluded(attempts),
      },
    })
}

async function writeCall(
  tx: PaceDb,
  { key, fields, transcript, summary }: Of<'call'>,
  place: Place,
): Promise<void> {
  const values = {
    ...fields,
    id: key,
    source: fields.source ?? '',
    state: fields.state ?? '',
    segmentCount: transcript.length,
    transcript,
    summary,
    documentSeq: place.documentSeq,
    updatedAt: place.at,
  }
  await tx.insert(calls).values(values).onConflictDoUpdate({ target: calls.id, set: values })
}

function excluded(column: PgColumn) {
  return sql.raw(`excluded.${column.name}`)
}

/** When the record of this row changed last, or null without a row. */
export async function findRowTime(db: PaceDb, { kind, key }: Projection): Promise<string | null> {
  const table = { lead: leads, listing: listings, call: calls }[kind]
  const [row] = await db.select({ at: table.updatedAt }).from(table).where(eq(table.id, key))
  return row?.at ?? null
}
