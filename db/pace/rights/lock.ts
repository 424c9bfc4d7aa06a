import { sql } from 'drizzle-orm'
import type { PaceDb } from '../client.ts'

/**
 * Until the commit nobody else changes rights, by hand or from the directory: each looks at more people than it changes (who else
 * is an admin, who has this e-mail), and without an order two of them could wait for each other.
 */
export async function lockRights(tx: PaceDb): Promise<void> {
  await tx.execute(sql`select pg_advisory_xact_lock(hashtextextended('rights', 0))`)
}
