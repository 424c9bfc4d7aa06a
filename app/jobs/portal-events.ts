import { type Portal, PORTALS } from '#domain/catalogue.ts'
import type { EntityEvent } from '#domain/record/event.ts'
import { type PortalState, PortalStateSchema } from '#domain/listing/fields.ts'
import type { PaceDb } from '#db/pace/client.ts'
import { addJob } from '#db/pace/jobs/queue.ts'

export const PUBLISH_TASK = 'publish-listing'
export type PublishPayload = { listingId: string; portal: Portal }

/** States that ask for something to be done at the portal. */
const WANTED: readonly PortalState['state'][] = ['queued', 'removing']

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
  delaySeconds = 0,
): Promise<void> {
  await addJob(tx, { task: PUBLISH_TASK, payload, key: jobKey(payload), delaySeconds })
}

function publicationsOf({ resource, key, new: after }: EntityEvent): PublishPayload[] {
  if (resource !== 'listing' || !after) return []
  return portalNames().flatMap((portal) => {
    const state = PortalStateSchema.safeParse(after[`portals.${portal}`])
    return state.success && WANTED.includes(state.data.state) ? [{ listingId: key, portal }] : []
  })
}

function portalNames(): Portal[] {
  return Object.keys(PORTALS).filter((name): name is Portal => Object.hasOwn(PORTALS, name))
}

function jobKey({ listingId, portal }: PublishPayload): string {
  return `${PUBLISH_TASK}:${portal}:${listingId}`
}
