import { and, eq, exists, inArray, sql } from 'drizzle-orm'
import { parseFiledRecord } from '#domain/file/filed-record.ts'
import { ADVERTISED } from '#domain/listing/status.ts'
import type { PaceDb } from '../client.ts'
import { PUBLISHED } from './records.ts'
import { listings, portalPublications } from '../schema.ts'
import { findFile, type FileRecord } from '../files/records.ts'

/** A file that everybody may see: of a listing that is on a portal, or on its way there, and still to be had. */
export async function findPublicPhoto(db: PaceDb, id: string): Promise<FileRecord | null> {
  const file = await findFile(db, id)
  if (!file) return null
  const { kind, key } = parseFiledRecord(file.record)
  return kind === 'listing' && (await isPublished(db, key)) ? file : null
}

async function isPublished(db: PaceDb, id: string): Promise<boolean> {
  const published = db
    .select({ one: sql`1` })
    .from(portalPublications)
    .where(
      and(
        eq(portalPublications.listingId, listings.id),
        inArray(portalPublications.state, PUBLISHED),
      ),
    )
  const [row] = await db
    .select({ id: listings.id })
    .from(listings)
    .where(and(eq(listings.id, id), inArray(listings.status, [...ADVERTISED]), exists(published)))
  return row !== undefined
}
