import { and, asc, eq, inArray, isNull, sql } from 'drizzle-orm'
import type { PropertyFields } from '#domain/property/fields.ts'
import { IN_THE_MAKING } from '#domain/listing/status.ts'
import type { PaceDb } from '../client.ts'
import { listings, properties } from '../schema.ts'
import type { PropertyRecord } from './records.ts'

type Values = Partial<PropertyFields>

/** The property, kept as it is by whoever else would change it until the transaction ends. */
export async function lockProperty(tx: PaceDb, id: string): Promise<PropertyRecord | null> {
  const [row] = await tx.select().from(properties).where(eq(properties.id, id)).for('update')
  return row ?? null
}

export async function insertProperty(
  tx: PaceDb,
  id: string,
  values: Values,
  now: string,
): Promise<void> {
  await tx.insert(properties).values({ id, ...known(values), createdAt: now, updatedAt: now })
}

/** A change stands behind the one before it, however the clocks of two servers differ: readers page by it. */
export async function updateProperty(
  tx: PaceDb,
  id: string,
  values: Values,
  now: string,
): Promise<void> {
  const later = sql`greatest(${now}::timestamptz, ${properties.updatedAt} + interval '1 millisecond')`
  await tx
    .update(properties)
    .set({ ...known(values), updatedAt: later })
    .where(eq(properties.id, id))
}

/** Its listings that nobody outside has seen yet. */
export async function listDraftIds(db: PaceDb, propertyId: string): Promise<string[]> {
  const rows = await db
    .select({ id: listings.id })
    .from(listings)
    .where(
      and(
        eq(listings.propertyId, propertyId),
        inArray(listings.status, [...IN_THE_MAKING]),
        isNull(listings.archivedAt),
      ),
    )
    .orderBy(asc(listings.id))
  return rows.map(({ id }) => id)
}

/** What was not given is left as it is. */
function known(values: Values) {
  const { createdAt: _, ...rest } = values
  return rest
}
