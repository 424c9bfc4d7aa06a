import { sql } from 'drizzle-orm'
import { listings, shortlistHomes, shortlists } from '../schema.ts'

/**
 * What was done with shortlists, as far as it stands: each was made, was opened, and of each home there is the last answer. One row each, to
 * be narrowed by the lead and put in order by whoever asks.
 */
export const SHORTLIST_STEPS_OF = sql`(
  select ${shortlists.id}::text || '-made' as id, ${shortlists.createdAt} as at, 'made' as step,
    ${shortlists.personId} as person_id, null as listing, '' as words, ${shortlists.leadId} as lead_id
  from ${shortlists}
  union all select ${shortlists.id}::text || '-opened', ${shortlists.openedAt}, 'opened',
    ${shortlists.personId}, null, '', ${shortlists.leadId}
  from ${shortlists} where ${shortlists.openedAt} is not null
  union all select ${shortlists.id}::text || '-' || ${shortlistHomes.listingId}::text, ${shortlistHomes.answeredAt}, ${shortlistHomes.answer},
    ${shortlists.personId}, coalesce(${listings.title}, ${listings.reference}), ${shortlistHomes.words}, ${shortlists.leadId}
  from ${shortlists} join ${shortlistHomes} on ${shortlistHomes.shortlistId} = ${shortlists.id}
    join ${listings} on ${listings.id} = ${shortlistHomes.listingId}
  where ${shortlistHomes.answer} is not null and ${shortlistHomes.answeredAt} is not null
) as steps`

export const STEPS = {
  id: sql<string>`steps.id`,
  at: sql`steps.at`,
  step: sql<string>`steps.step`,
  personId: sql<string>`steps.person_id`,
  listing: sql<string | null>`steps.listing`,
  words: sql<string>`steps.words`,
  leadId: sql`steps.lead_id`,
}
