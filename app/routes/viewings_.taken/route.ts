import type { LoaderFunctionArgs } from '@remix-run/node'
import { z } from 'zod'
import { authorise } from '#domain/access/access.ts'
import { DaySchema } from '#domain/calendar.ts'
import { leadFacts } from '#domain/lead/lead.ts'
import { parse } from '#domain/parse.ts'
import { daysAfter, instantOf } from '#domain/zone-time.ts'
import { findLeadRecord } from '#db/pace/leads/records.ts'
import { findListingRecord } from '#db/pace/listings/records.ts'
import { findAway } from '#db/pace/viewings/away.ts'
import { findTaken } from '#db/pace/viewings/slot.ts'
import { leadScope, teamScope } from '../../api/caller/scopes.ts'
import { loadBesidePage } from '../../pages/beside-page.ts'
import { notFound, requirePerson } from '../../pages/context.server.ts'

const AskedSchema = z.object({ lead: z.uuid(), listing: z.uuid().optional(), day: DaySchema })

export const clientLoader = loadBesidePage

/** When on a day oneself, an applicant or a home is in a viewing, or oneself in something else: that it is so, and nothing of what is shown to whom. */
export async function loader({ request, context }: LoaderFunctionArgs) {
  const { db, actor, person, deps } = requirePerson(context, request)
  const query = Object.fromEntries(new URL(request.url).searchParams)
  const { lead: leadId, listing: listingId, day } = parse(AskedSchema, query, 'The day')
  authorise(actor, 'create', 'viewing')
  const lead = (await findLeadRecord(db, leadScope(actor), leadId)) ?? notFound('lead')
  authorise(actor, 'read', 'lead', leadFacts(lead))
  const scope = teamScope(actor, 'listings:read')
  if (listingId && !(await findListingRecord(db, scope, listingId))) notFound('listing')
  const { zone } = deps.settings.current().house
  const at = (of: string) => new Date(instantOf(of, 0, zone)).toISOString()
  const span = { startsAt: at(day), endsAt: at(daysAfter(day, 1)) }
  const away = await findAway(db, person.id, span)
  const taken = await findTaken(db, {
    agentId: person.id,
    leadId,
    listingId: listingId ?? null,
    ...span,
  })
  return {
    day,
    taken: [
      ...taken.flatMap(({ by, startsAt, endsAt }) =>
        by === 'travel' ? [] : [{ startsAt, endsAt }],
      ),
      ...away,
    ],
  }
}
