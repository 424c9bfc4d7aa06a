import { asc, eq, gt } from 'drizzle-orm'
import type { PaceDb } from '../client.ts'
import { contacts, contactScans } from '../schema.ts'

const SCAN = 'contacts'

/** Contacts that were there before anything was looked up, the next so many; none once all were. */
export async function listToScan(db: PaceDb, limit: number): Promise<string[]> {
  const [scan] = await db.select().from(contactScans).where(eq(contactScans.name, SCAN))
  if (scan?.isDone) return []
  const rows = await db
    .select({ id: contacts.id })
    .from(contacts)
    .where(scan?.after ? gt(contacts.id, scan.after) : undefined)
    .orderBy(asc(contacts.id))
    .limit(limit)
  return rows.map(({ id }) => id)
}

export async function noteScanned(
  db: PaceDb,
  scanned: { after: string | null; isDone: boolean },
): Promise<void> {
  const set = { isDone: scanned.isDone, ...(scanned.after ? { after: scanned.after } : {}) }
  await db
    .insert(contactScans)
    .values({ name: SCAN, ...scanned })
    .onConflictDoUpdate({ target: contactScans.name, set })
}
