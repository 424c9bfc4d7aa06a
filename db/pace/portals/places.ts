import { and, eq } from 'drizzle-orm'
import type { Portal } from '#domain/catalogue.ts'
import type { PaceDb } from '../client.ts'
import { portalPlaces } from '../schema.ts'

export type PortalPlace = typeof portalPlaces.$inferSelect

export async function findPlace(
  db: PaceDb,
  portal: Portal,
  place: string,
): Promise<PortalPlace | null> {
  const [row] = await db
    .select()
    .from(portalPlaces)
    .where(and(eq(portalPlaces.portal, portal), eq(portalPlaces.place, place)))
  return row ?? null
}

export async function savePlace(db: PaceDb, row: PortalPlace): Promise<void> {
  const { remoteId, name, foundAt } = row
  await db
    .insert(portalPlaces)
    .values(row)
    .onConflictDoUpdate({
      target: [portalPlaces.portal, portalPlaces.place],
      set: { remoteId, name, foundAt },
    })
}
