import type { PaceDb } from '#db/pace/client.ts'
import { scanEvents } from '#db/pace/events/scan.ts'
import { addJob } from '#db/pace/jobs/queue.ts'
import { insertDeliveries, type NewDelivery } from '#db/pace/webhooks/deliveries.ts'
import {
  findEndpoint,
  listActiveEndpoints,
  type WebhookEndpoint,
} from '#db/pace/webhooks/endpoints.ts'
import type { EntityEvent } from '#domain/record/event.ts'
import { messageFor } from '#domain/webhook/webhook.ts'
import { z } from 'zod'

/** Turns events into deliveries, in the transaction that moves the cursor: each is made once, whatever dies. */
export async function queueWebhooks(tx: PaceDb, events: readonly EntityEvent[]): Promise<void> {
  const endpoints = await listActiveEndpoints(tx)
  await insertDeliveries(
    tx,
    endpoints.flatMap((endpoint) => deliveriesTo(endpoint, events)),
  )
}

export const REPLAY_TASK = 'replay-webhooks'
export const ReplaySchema = z.object({
  endpointId: z.uuid(),
  after: z.number().int(),
  upTo: z.number().int(),
})
export type Replay = z.output<typeof ReplaySchema>
const SLICE = 500

/** What an endpoint is to be told of a stretch of the log once more, or for the first time. */
export async function queueReplay(tx: PaceDb, replay: Replay): Promise<void> {
  if (replay.after >= replay.upTo) return
  const key = `webhook-replay:${replay.endpointId}:${replay.after}`
  await addJob(tx, { task: REPLAY_TASK, payload: replay, key })
}

/** A slice of it; the next is another job, so that one that dies goes on where it was. */
export async function replaySlice(db: PaceDb, replay: Replay): Promise<void> {
  const { endpointId, after, upTo } = replay
  await db.transaction(async (tx) => {
    const endpoint = await findEndpoint(tx, endpointId)
    if (!endpoint) return
    const { resources } = endpoint
    const { events, last } = await scanEvents(tx, after, resources ? { resources } : {}, SLICE)
    const due = events.filter(({ sequence }) => sequence <= upTo)
    await insertDeliveries(tx, deliveriesTo({ ...endpoint, afterSequence: after }, due), {
      replays: true,
    })
    if (last > after) await queueReplay(tx, { endpointId, after: last, upTo })
  })
}

function deliveriesTo(endpoint: WebhookEndpoint, events: readonly EntityEvent[]): NewDelivery[] {
  return events.flatMap((event) => {
    const { sequence, resource, key } = event
    if (sequence <= endpoint.afterSequence) return []
    const body = messageFor(endpoint, event)
    return body === null ? [] : [{ endpointId: endpoint.id, sequence, resource, key, body }]
  })
}
