import { sql } from 'drizzle-orm'
import { z } from 'zod'
import { keysOf, type Portal, PORTALS } from '#domain/catalogue.ts'
import type { PaceDb } from '../client.ts'

const RowsSchema = z.array(z.object({ listingId: z.uuid(), portal: z.enum(keysOf(PORTALS)) }))

/**
 * Publications that wait for one of these portals while no job will see to them: the process that did died, or its job was given up.
 * `keyPrefix` is what the jobs' keys begin with, before portal and listing.
 */
export async function listStalledPublications(
  db: PaceDb,
  keyPrefix: string,
  portals: readonly Portal[],
) {
  const rows = await db.execute(sql`
    select p.listing_id as "listingId", p.portal from portal_publications p
    where p.portal in ${[...portals]} and p.state in ('queued', 'sending', 'removing') and not exists (
      select 1 from graphile_worker.jobs j
      where j.key = ${keyPrefix} || ':' || p.portal || ':' || p.listing_id
        and j.attempts < j.max_attempts
        and (j.locked_at is null or j.locked_at > now() - interval '2 minutes'))
    limit 500`)
  return RowsSchema.parse([...rows])
}
