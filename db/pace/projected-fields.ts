import { eq } from 'drizzle-orm'
import type { Projection } from '#domain/projection.ts'
import type { PaceDb } from './client.ts'
import { calls, leads, listings, portalPublications } from './schema.ts'

/** What the row of a record that had no document yet says, in the fields of its events; null without a row. */
export async function findRowFields(
  db: PaceDb,
  { kind, key }: Pick<Projection, 'kind' | 'key'>,
): Promise<Record<string, unknown> | null> {
  if (kind === 'listing') return findListingFields(db, key)
  const [row] =
    kind === 'lead'
      ? await db.select().from(leads).where(eq(leads.id, key))
      : await db.select().from(calls).where(eq(calls.id, key))
  return row ? fieldsOf(row) : null
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
function fieldsOf(row: Record<string, unknown>): Record<string, unknown> {
  const own = new Set(['id', 'documentSeq', 'updatedAt', 'transcript'])
  return Object.fromEntries(Object.entries(row).filter(([name]) => !own.has(name)))
}
