import type { LoaderFunctionArgs } from '@remix-run/node'
import { z } from 'zod'
import { authorise } from '#domain/access/access.ts'
import { DaySchema } from '#domain/calendar.ts'
import { parse } from '#domain/parse.ts'
import { freeSlots } from '#domain/viewing/free-slots.ts'
import { instantOf } from '#domain/zone-time.ts'
import { findReadableLeads } from '#db/pace/leads/records.ts'
import { findListingRecord } from '#db/pace/listings/records.ts'
import { findBusy } from '#db/pace/viewings/slot.ts'
import { leadScope, teamScope } from '../../api/caller/scopes.ts'
import { BOOKABLE_MINUTES } from '#domain/viewing/bookable-minutes.ts'
import { loadBesidePage } from '../../pages/beside-page.ts'
import { notFound, requirePerson } from '../../pages/context.server.ts'

const AskedSchema = z.object({
  day: DaySchema,
  minutes: z.coerce.number().pipe(z.literal(BOOKABLE_MINUTES)),
  lead: z.uuid().optional(),
  listing: z.uuid().optional(),
})
/** Nobody is shown a home before or after. */
const SHOWN = { from: 9 * 60, until: 20 * 60 }
const MOST = 24

export const clientLoader = loadBesidePage

/** The times of a day at which oneself, an applicant and a home are free: that it is so, and nothing of what takes the others. */
export async function loader({ request, context }: LoaderFunctionArgs) {
  const { db, actor, person, deps } = requirePerson(context, request)
  const query = Object.fromEntries(new URL(request.url).searchParams)
  const { day, minutes, lead = null, listing = null } = parse(AskedSchema, query, 'The day')
  authorise(actor, 'create', 'viewing')
  if (lead && !(await findReadableLeads(db, leadScope(actor), [lead])).has(lead)) notFound('lead')
  const scope = teamScope(actor, 'listings:read')
  if (listing && !(await findListingRecord(db, scope, listing))) notFound('listing')
  const { zone } = deps.settings.current().house
  const [from, until] = [instantOf(day, SHOWN.from, zone), instantOf(day, SHOWN.until, zone)]
  const busy = await findBusy(db, {
    agentId: person.id,
    leadId: lead,
    listingId: listing,
    startsAt: new Date(from).toISOString(),
    endsAt: new Date(until).toISOString(),
  })
  const free = freeSlots({ from, until, now: Date.now(), minutes, busy, most: MOST })
  return { day, free }
}
