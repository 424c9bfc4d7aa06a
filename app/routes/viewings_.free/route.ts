import type { LoaderFunctionArgs } from '@remix-run/node'
import { z } from 'zod'
import { type Actor, authorise } from '#domain/access/access.ts'
import { DaySchema } from '#domain/calendar.ts'
import { parse } from '#domain/parse.ts'
import { freeSlotsOn, shownOn } from '#domain/viewing/free-slots.ts'
import type { PaceDb } from '#db/pace/client.ts'
import { findReadableLeads } from '#db/pace/leads/records.ts'
import { findListingRecord } from '#db/pace/listings/records.ts'
import { findViewing } from '#db/pace/viewings/page.ts'
import { findPlan } from '#db/pace/viewings/showings.ts'
import { findBusy } from '#db/pace/viewings/slot.ts'
import { leadScope, teamScope } from '../../api/caller/scopes.ts'
import { loadBesidePage } from '../../pages/beside-page.ts'
import { notFound, requirePerson } from '../../pages/context.server.ts'

/** What another system has agreed on may take any time. */
const DAY_MINUTES = 24 * 60

const AskedSchema = z.object({
  day: DaySchema,
  minutes: z.coerce.number().int().min(5).max(DAY_MINUTES),
  lead: z.uuid().optional(),
  listing: z.uuid().optional(),
  viewing: z.uuid().optional(),
})
const MOST = 24

export const clientLoader = loadBesidePage

/** The times of a day at which oneself, an applicant and a home are free: that it is so, and nothing of what takes the others. */
export async function loader({ request, context }: LoaderFunctionArgs) {
  const { db, actor, person, deps } = requirePerson(context, request)
  const query = Object.fromEntries(new URL(request.url).searchParams)
  const { day, minutes, lead, listing, viewing: id } = parse(AskedSchema, query, 'The day')
  authorise(actor, 'create', 'viewing')
  const moved = id ? ((await findViewing(db, id)) ?? notFound('viewing')) : null
  if (moved) authorise(actor, 'write', 'viewing', { ownerId: moved.agentId, teamId: moved.teamId })
  const { zone } = deps.settings.current().house
  const listingId = await readableListing(db, actor, listing)
  const plan = await findPlan(db, listingId)
  const shown = shownOn(plan, day, zone)
  const [first, last] = [shown[0], shown.at(-1)]
  if (!first || !last) return { day, listing, free: [], plan }
  const busy = await findBusy(db, {
    ...(moved ? { id: moved.id } : {}),
    agentId: moved?.agentId ?? person.id,
    leadId: await readableLead(db, actor, lead),
    listingId,
    startsAt: new Date(first.opens).toISOString(),
    endsAt: new Date(last.closes).toISOString(),
  })
  const now = Date.now()
  const free = freeSlotsOn({ day, zone, plan, now, minutes, busy, most: MOST })
  return { day, listing, free, plan }
}

/** Of what one may not read nothing is asked, and nobody is sent away for it: it is a part of a window that is open. */
async function readableLead(db: PaceDb, actor: Actor, id: string | undefined) {
  if (!id) return null
  return (await findReadableLeads(db, leadScope(actor), [id])).has(id) ? id : null
}

async function readableListing(db: PaceDb, actor: Actor, id: string | undefined) {
  if (!id) return null
  const found = await findListingRecord(db, teamScope(actor, 'listings:read'), id)
  return found ? id : null
}
