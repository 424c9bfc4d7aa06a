import { z } from 'zod'
import { findPlan } from '#db/pace/viewings/showings.ts'
import { findBusy } from '#db/pace/viewings/slot.ts'
import { authorise } from '#domain/access/access.ts'
import { minutesOf } from '#domain/viewing/showing.ts'
import { freeSlotsOn, shownOn } from '#domain/viewing/free-slots.ts'
import { dayOf, daysAfter } from '#domain/zone-time.ts'
import { requireListing } from '../../../api/resources/listings.ts'
import { defineTool, READS } from '../tool.ts'

/** Nobody is asked to come within the next two hours. */
const NOTICE_MS = 2 * 3_600_000
const MOST_OF_A_DAY = 24

export const freeViewingTimes = defineTool({
  name: 'free_viewing_times',
  title: 'Free viewing times',
  description:
    'When the person could show a listing: the times of the next days at which they and the home are free, with the way from other viewings left free, within the hours at which the home can be shown.',
  scope: 'mcp:read',
  annotations: READS,
  input: {
    listingId: z.uuid().toLowerCase().describe("The listing's id"),
    days: z.number().int().min(1).max(7).default(3),
    minutes: z
      .number()
      .int()
      .min(15)
      .max(240)
      .optional()
      .describe('Default: as long as the listing is shown'),
  },
  run: async (
    { listingId, days, minutes: asked },
    { deps: { db, settings }, actor, now, touch },
  ) => {
    authorise(actor, 'create', 'viewing')
    await requireListing(db, actor, listingId)
    touch('listing', [listingId])
    const plan = await findPlan(db, listingId)
    const minutes = asked ?? minutesOf(plan)
    const { zone } = settings.current().house
    const today = dayOf(now.getTime(), zone)
    const wanted = Array.from({ length: days }, (_, after) => daysAfter(today, after))
    const times = await Promise.all(
      wanted.map(async (day) => {
        const shown = shownOn(plan, day, zone)
        const [first, last] = [shown[0], shown.at(-1)]
        if (!first || !last) return []
        const busy = await findBusy(db, {
          agentId: actor.id,
          leadId: null,
          listingId,
          startsAt: new Date(first.opens).toISOString(),
          endsAt: new Date(last.closes).toISOString(),
        })
        const most = MOST_OF_A_DAY
        const at = now.getTime()
        return freeSlotsOn({ day, zone, plan, now: at, noticeMs: NOTICE_MS, minutes, busy, most })
      }),
    )
    return { zone, minutes, times: times.flat() }
  },
})
