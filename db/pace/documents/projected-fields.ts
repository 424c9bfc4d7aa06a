import { eq } from 'drizzle-orm'
import { ownFields } from '#domain/lead/lead.ts'
import type { Projection } from '#domain/record/projection.ts'
import type { PaceDb } from '../client.ts'
import { listAlso } from '../contacts/identities.ts'
import { calls, contacts, leads, listings, portalPublications } from '../schema.ts'

/** What the row of a record that had no document yet says, in the fields of its events; null without a row. */
export async function findRowFields(
  db: PaceDb,
  { kind, key }: Pick<Projection, 'kind' | 'key'>,
): Promise<Record<string, unknown> | null> {
  if (kind === 'listing') return findListingFields(db, key)
  if (kind === 'contact') return findContactFields(db, key)
  const [row] =
    kind === 'lead'
      ? (await db.select().from(leads).where(eq(leads.id, key))).map(ownFields)
      : await db.select().from(calls).where(eq(calls.id, key))
  // A call's contact follows from its lead or number, and what is due of a lead from its clocks: no document tells of it.
  return row ? fieldsOf(row, kind === 'call' ? ['contactId'] : ['dueAt']) : null
}

async function findContactFields(db: PaceDb, key: string) {
  const [row] = await db.select().from(contacts).where(eq(contacts.id, key))
  if (!row) return null
  const fields = fieldsOf(row, ['consent'])
  const also = (await listAlso(db, key)).map(({ value }) => value)
  const proofs = Object.entries(row.consent).map(([channel, proof]) => [
    `consent.${channel}`,
    proof,
  ])
  return { ...fields, also, ...Object.fromEntries(proofs) }
}

async function findListingFields(db: PaceDb, key: string) {
  const [row] = await db.select().from(listings).where(eq(listings.id, key))
  if (!row) return null
  const states = await db
    .select()
    .from(portalPublications)
    .where(eq(portalPublications.listingId, key))
  const portals = states.map(({ portal, state, at, reason, url, attempts }) => [
    `portals.${portal}`,
    { state, at, ...(reason ? { reason } : {}), ...(url ? { url } : {}), attempts },
  ])
  return { ...fieldsOf(row), ...Object.fromEntries(portals) }
}

/** Without what the row has for itself. */
function fieldsOf(
  row: Record<string, unknown>,
  more: readonly string[] = [],
): Record<string, unknown> {
  const own = new Set(['id', 'documentSeq', 'updatedAt', ...more])
  return Object.fromEntries(Object.entries(row).filter(([name]) => !own.has(name)))
}
