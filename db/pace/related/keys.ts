import { sql } from 'drizzle-orm'
import { z } from 'zod'
import type { ShownRecord } from '#domain/record/of-record.ts'
import { isUuid } from '#domain/uuid.ts'
import type { PaceDb } from '../client.ts'
import { readPrepared } from '../query/prepared.ts'

/** Of each kind the newest: what is older hardly changes any more. */
const MOST = 200
const KeySchema = z.object({ name: z.string() })

/** What belongs to a record, as `resource:key`, by the index of each kind along its beginning. */
export async function listRelatedKeys(
  db: PaceDb,
  { resource, key }: ShownRecord,
): Promise<string[]> {
  if (resource === 'call' || !isUuid(key)) return []
  const rows = await readPrepared(db, QUERIES[resource](key), KeySchema)
  return rows.map(({ name }) => name)
}

const QUERIES = {
  lead: (id: string) => sql`
    (select 'task:' || id as name from tasks where lead_id = ${id}::uuid order by created_at desc limit ${MOST})
    union all (select 'viewing:' || id from viewings where lead_id = ${id}::uuid order by starts_at desc limit ${MOST})
    union all (select 'call:' || id from calls where lead_id = ${id}::uuid order by created_at desc limit ${MOST})
    union all (select 'enquiry:' || id from enquiries where lead_id = ${id}::uuid order by received_at desc limit ${MOST})
    union all (select 'communication:' || id from communications where lead_id = ${id}::uuid order by at desc limit ${MOST})
    union all (select 'contact:' || contact_id from leads where id = ${id}::uuid and contact_id is not null)`,
  contact: (id: string) => sql`
    (select 'lead:' || id as name from leads where contact_id = ${id}::uuid order by created_at desc limit ${MOST})
    union all (select 'viewing:' || id from viewings where contact_id = ${id}::uuid order by starts_at desc limit ${MOST})
    union all (select 'call:' || id from calls where contact_id = ${id}::uuid order by created_at desc limit ${MOST})
    union all (select 'enquiry:' || id from enquiries where contact_id = ${id}::uuid order by received_at desc limit ${MOST})
    union all (select 'communication:' || id from communications where contact_id = ${id}::uuid order by at desc limit ${MOST})`,
  listing: (id: string) => sql`
    (select 'viewing:' || id as name from viewings where listing_id = ${id}::uuid order by starts_at desc limit ${MOST})
    union all (select 'property:' || property_id from listings where id = ${id}::uuid and property_id is not null)`,
} as const
