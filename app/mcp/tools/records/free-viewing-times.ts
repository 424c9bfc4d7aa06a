import { z } from 'zod'
import { findBusy } from '#db/pace/viewings/slot.ts'
import { authorise } from '#domain/access/access.ts'
import { freeSlots } from '#domain/viewing/free-slots.ts'
import { dayOf, daysAfter, instantOf } from '#domain/zone-time.ts'
import { requireListing } from '../../../api/resources/listings.ts'
import { defineTool, READS } from '../tool.ts'

/** Nobody is shown a home before or after, and nobody is asked to come within the next two hours. */
const SHOWN = { from: 9 * 60, until: 20 * 60 }
const NOTICE_MS = 2 * 3_600_000
const MOST_OF_A_DAY = 24

export const freeViewingTimes = defineTool({
  name: 'free_viewing_times',
  title: 'Free viewing times',
  description:
    'When the person could show a listing: the times of the next days at which they and the home are free, with the way from other viewings left free.',
  scope: 'mcp:read',
  annotations: READS,
  input: {
    listingId: z.uuid().toLowerCase().describe("The listing's id"),
    days: z.number().int().min(1).max(7).default(3),
    minutes: z.number().int().min(15).max(240).default(30),
  },
  run: async ({ listingId, days, minutes }, { deps: { db, settings }, actor, now, touch }) => {
    authorise(actor, 'create', 'viewing')
    await requireListing(db, actor, listingId)
    touch('listing', [listingId])
    const { zone } = settings.current().house
    const today = dayOf(now.getTime(), zone)
    const asked = Array.from({ length: days }, (_, after) => daysAfter(today, after))
    const times = await Promise.all(
      asked.map(async (day) => {
        const [from, until] = [instantOf(day, SHOWN.from, zone), instantOf(day, SHOWN.until, zone)]
        const busy = await findBusy(db, {
          agentId: actor.id,
          leadId: null,
          listingId,
          startsAt: new Date(from).toISOString(),
          endsAt: new Date(until).toISOString(),
        })
        const since = now.getTime() + NOTICE_MS
        return freeSlots({ from, until, now: since, minutes, busy, most: MOST_OF_A_DAY })
      }),
    )
    return { zone, minutes, times: times.flat() }
  },
})
