import { z } from 'zod'
import type { PaceDb } from '#db/pace/client.ts'
import { addJob } from '#db/pace/jobs/queue.ts'
import { listPublishedOf } from '#db/pace/portals/published.ts'
import { forgetTold } from '#db/pace/portals/portal-listings.ts'
import type { EntityEvent } from '#domain/record/event.ts'

export const READ_BACK_TASK = 'read-property-finder'
export const UPDATE_TASK = 'update-property-finder'
export const ListingPayloadSchema = z.object({ listingId: z.uuid() })

/** What the portal shows of a listing: a change of any of it is told there. */
const SHOWN = new Set([
  'title',
  'titleAr',
  'description',
  'descriptionAr',
  'videoUrl',
  'developer',
  'offPlanSale',
  'media',
  // What becomes a floor plan is no photo any more.
  'floorPlan',
  'purpose',
  'propertyType',
  'area',
  'building',
  'unit',
  'floor',
  'bedrooms',
  'bathrooms',
  'sizeSqft',
  'price',
  'rentPeriod',
  'furnishing',
  'parking',
  'availableFrom',
  'permitNumber',
  'amenities',
  'offPlan',
  'petsAllowed',
  'agentId',
])

/** One job for each listing, whatever happened how often. */
export function queueReadBack(tx: PaceDb, listingId: string): Promise<void> {
  const key = `${READ_BACK_TASK}:${listingId}`
  return addJob(tx, { task: READ_BACK_TASK, payload: { listingId }, key })
}

export function queueUpdate(tx: PaceDb, listingId: string, delaySeconds = 0): Promise<void> {
  const key = `${UPDATE_TASK}:${listingId}`
  return addJob(tx, { task: UPDATE_TASK, payload: { listingId }, key, delaySeconds })
}

/** Tells the portal all of a listing again, whatever it was told before. */
export async function queueRepair(db: PaceDb, listingId: string): Promise<void> {
  await db.transaction(async (tx) => {
    await forgetTold(tx, 'propertyFinder', listingId)
    await queueUpdate(tx, listingId)
  })
}

/** Turns changes of what the portal shows into jobs: one for each listing that is there. */
export async function queueUpdates(tx: PaceDb, events: readonly EntityEvent[]): Promise<void> {
  const changed = events.filter(
    ({ resource, old, new: after }) =>
      resource === 'listing' &&
      old &&
      after &&
      Object.keys(after).some((field) => SHOWN.has(field)),
  )
  const ids = [...new Set(changed.map(({ key }) => key))]
  if (ids.length === 0) return
  for (const id of await listPublishedOf(tx, 'propertyFinder', ids)) await queueUpdate(tx, id)
}
