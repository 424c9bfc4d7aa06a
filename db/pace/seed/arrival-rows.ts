import { sql } from 'drizzle-orm'
import type { PaceDb } from '../client.ts'

/** What the demo's enquiries came in as, for those whose source sends some. */
export async function insertSeededArrivals(tx: PaceDb): Promise<void> {
  await tx.execute(sql`insert into arrivals (id, channel, sender, content_type, body, digest, state, read_by, source, external_id,
      who, gist, lead_id, received_at)
    select enquiries.id, case when source in ('bayut', 'dubizzle', 'propertyFinder') then source else 'api' end,
      jsonb_build_object('name', 'service:' || source), 'application/json', convert_to(payload::text, 'UTF8'),
      sha256(convert_to(enquiries.id::text, 'UTF8')), 'lead', 1, source, external_id, payload ->> 'name',
      left(message, 300), lead_id, received_at
    from enquiries where source in ('bayut', 'dubizzle', 'propertyFinder', 'website')
    order by received_at, enquiries.id`)
}
