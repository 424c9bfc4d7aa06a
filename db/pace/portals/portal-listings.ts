import { and, eq } from 'drizzle-orm'
import type { Portal } from '#domain/catalogue.ts'
import type { PaceDb } from '../client.ts'
import { listings, portalListings } from '../schema.ts'
import { forgetDifferences } from './save-compared.ts'

export type PortalListingRow = typeof portalListings.$inferSelect
type Key = { listingId: string; portal: Portal }

/** A listing as the portal knows it, or null before it has been told. */
export async function findPortalListing(db: PaceDb, key: Key): Promise<PortalListingRow | null> {
  const [row] = await db.select().from(portalListings).where(isOf(key))
  return row ?? null
}

/** What is given takes the place of what was known; the rest stays. */
export async function savePortalListing(
  db: PaceDb,
  row: Key & { remoteId: string } & Partial<PortalListingRow>,
): Promise<void> {
  const { listingId: _id, portal: _portal, ...changed } = row
  await db
    .insert(portalListings)
    .values(row)
    .onConflictDoUpdate({
      target: [portalListings.listingId, portalListings.portal],
      set: changed,
    })
}

/** What it was told counts no more: it is told all of it again. */
export async function forgetTold(db: PaceDb, portal: Portal, listingId: string): Promise<void> {
  await db.update(portalListings).set({ sentHash: null }).where(isOf({ listingId, portal }))
}

/** The portal has it no more. */
export async function dropPortalListing(db: PaceDb, key: Key): Promise<void> {
  await db.transaction(async (tx) => {
    await tx.delete(portalListings).where(isOf(key))
    await forgetDifferences(tx, key.portal, key.listingId)
  })
}

/** Which of our listings the portal means. */
export async function findListingBehind(
  db: PaceDb,
  portal: Portal,
  remoteId: string,
): Promise<string | null> {
  const [row] = await db
    .select({ listingId: portalListings.listingId })
    .from(portalListings)
    .where(and(eq(portalListings.portal, portal), eq(portalListings.remoteId, remoteId)))
  return row?.listingId ?? null
}

export async function isArchived(db: PaceDb, listingId: string): Promise<boolean> {
  const [row] = await db
    .select({ at: listings.archivedAt })
    .from(listings)
    .where(eq(listings.id, listingId))
  return row?.at != null
}

function isOf({ listingId, portal }: Key) {
  return and(eq(portalListings.listingId, listingId), eq(portalListings.portal, portal))
}
