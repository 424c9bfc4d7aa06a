import { sql } from 'drizzle-orm'
import { z } from 'zod'
import { InstantSchema } from '#domain/calendar.ts'
import type { PaceDb } from '../client.ts'

/**
 * What was done to a document in one go: it begins where somebody comes in after a few minutes or more. `seq` is its last
 * commit.
 */
export const VersionSchema = z.object({
  first: z.coerce.number(),
  seq: z.coerce.number(),
  since: InstantSchema,
  at: InstantSchema,
  actors: z.array(z.string()),
  edits: z.coerce.number(),
})
export type Version = z.infer<typeof VersionSchema>

/** So many commits are looked at for one page of versions. */
const MOST_COMMITS = 20_000

/** Newest first: versions up to and with the commit `before`. */
export async function listVersions(
  db: PaceDb,
  document: string,
  { before, limit }: { before: number; limit: number },
): Promise<Version[]> {
  const rows = await db.execute(sql`
    with newest as (
      select least(seq, ${before}::bigint) as seq from documents where name = ${document}
    ), commits as (
      select u.seq, actor, at,
        at - lag(at, 1, '-infinity') over (partition by actor order by u.seq) > interval '3 minutes' as begins
      from document_updates u join newest n on u.seq <= n.seq and u.seq > n.seq - ${MOST_COMMITS}::int
      where document = ${document}
    ), placed as (
      select *, count(*) filter (where begins) over (order by seq) as version from commits
    )
    select min(seq) as first, max(seq) as seq, ${iso(sql`min(at)`)} as since, ${iso(sql`max(at)`)} as at,
      array_agg(distinct actor) as actors, count(*) as edits
    from placed group by version order by 1 desc limit ${limit}`)
  return z.array(VersionSchema).parse([...rows])
}

function iso(instant: ReturnType<typeof sql>) {
  return sql`to_char(${instant} at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')`
}
