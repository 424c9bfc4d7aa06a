import { keysOf, type Portal, PORTAL_WAYS, PORTALS } from '#domain/catalogue.ts'
import type { EntityEvent } from '#domain/record/event.ts'
import { type PortalState, PortalStateSchema } from '#domain/listing/fields.ts'
import type { PaceDb } from '#db/pace/client.ts'
import { addJob, type NewJob } from '#db/pace/jobs/queue.ts'
import { listStalledPublications } from '#db/pace/listings/stalled-publications.ts'

export const PUBLISH_TASK = 'publish-listing'
export type PublishPayload = { listingId: string; portal: Portal }

/** States that ask for something to be done at the portal. */
const WANTED: readonly PortalState['state'][] = ['queued', 'removing']

/** Portals that are asked for each listing. Those that read a feed learn from that. */
export const ASKED_PORTALS: readonly Portal[] = keysOf(PORTALS).filter(
  (portal) => PORTAL_WAYS[portal] !== 'feed',
)

/** Turns what people asked for into jobs: a listing that is queued for a portal, or is to leave it. */
export async function queuePublishing(tx: PaceDb, events: readonly EntityEvent[]): Promise<void> {
  const wanted = new Map(
    events.flatMap(publicationsOf).map((payload) => [jobKey(payload), payload]),
  )
  for (const payload of wanted.values()) await queuePublication(tx, payload)
}

/** One job per listing and portal waits at a time; a newer wish takes its place. */
export async function queuePublication(
  tx: PaceDb,
  payload: PublishPayload,
  when: Pick<NewJob, 'delaySeconds' | 'keepsTime'> = {},
): Promise<void> {
  await addJob(tx, { task: PUBLISH_TASK, payload, key: jobKey(payload), ...when })
}

/** Sees that every wish has a job. One that has got its job meanwhile keeps the time that it waits for: the portal may have asked for it. */
export async function requeueStalled(db: PaceDb): Promise<void> {
  for (const stalled of await listStalledPublications(db, PUBLISH_TASK, ASKED_PORTALS))
    await queuePublication(db, stalled, { keepsTime: true })
}

function publicationsOf({ resource, key, new: after }: EntityEvent): PublishPayload[] {
  if (resource !== 'listing' || !after) return []
  return ASKED_PORTALS.flatMap((portal) => {
    const state = PortalStateSchema.safeParse(after[`portals.${portal}`])
    return state.success && WANTED.includes(state.data.state) ? [{ listingId: key, portal }] : []
  })
}

function jobKey({ listingId, portal }: PublishPayload): string {
  return `${PUBLISH_TASK}:${portal}:${listingId}`
}
