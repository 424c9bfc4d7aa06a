import type { PaceDb } from '#db/pace/client.ts'
import {
  claimDelivery,
  concludeAttempt,
  postponeDelivery,
  type WebhookDelivery,
} from '#db/pace/webhooks/deliveries.ts'
import {
  findEndpoint,
  isOwnerThere,
  stopEndpoint,
  type WebhookEndpoint,
} from '#db/pace/webhooks/endpoints.ts'
import { noteArrival, noteFailure } from '#db/pace/webhooks/health.ts'
import { messageId, pauseAfter, TRIED_FOR_MS } from '#domain/webhook/webhook.ts'
import { hasArrived, send, type Sending, type Sent } from './send.ts'

export type DeliverDeps = Sending & {
  db: PaceDb
  /** An endpoint was stopped by itself: whoever looks after it is to hear of it. */
  tellStopped: (tx: PaceDb, endpoint: WebhookEndpoint, reason: string) => Promise<void>
}

const GONE = 410

/** Tries one delivery, if it is due, and notes what follows. What a dead process had taken is due again after a while. */
export async function deliver(deps: DeliverDeps, id: number): Promise<void> {
  const { db, now } = deps
  const delivery = await claimDelivery(db, id)
  const endpoint = delivery && (await findEndpoint(db, delivery.endpointId))
  // What is not active keeps what waits: it is taken up when the endpoint starts again.
  if (!delivery || endpoint?.state !== 'active' || !(await isOwnerThere(db, endpoint))) return
  const pausedMs = endpoint.retryAt ? Date.parse(endpoint.retryAt) - now().getTime() : 0
  if (pausedMs > 0) return postponeDelivery(db, id, Math.ceil(pausedMs / 1000))
  const message = { id: messageId(endpoint.id, delivery.sequence), body: delivery.body }
  const sent = await send(deps, endpoint, message)
  await db.transaction((tx) => conclude(tx, deps, { delivery, endpoint, sent }))
}

type Tried = { delivery: WebhookDelivery; endpoint: WebhookEndpoint; sent: Sent }

/** The endpoint before the delivery: who wakes what waits holds the endpoint, and touches deliveries that others conclude. */
async function conclude(tx: PaceDb, deps: DeliverDeps, tried: Tried): Promise<void> {
  const { delivery, endpoint, sent } = tried
  const { retryAfterSeconds, ...outcome } = sent
  if (hasArrived(sent)) {
    await noteArrival(tx, endpoint.id)
    return concludeAttempt(tx, delivery, outcome, { state: 'delivered' })
  }
  const pauseSeconds = Math.max(
    pauseAfter(delivery.attempts + 1) / 1000,
    Math.min(retryAfterSeconds ?? 0, 3600),
  )
  const at = deps.now().getTime()
  const isLast = at + pauseSeconds * 1000 > Date.parse(delivery.since) + TRIED_FOR_MS
  const next = isLast ? { state: 'dead' as const } : { retrySeconds: pauseSeconds }
  const endpointPause = Math.max(pauseAfter(endpoint.failures + 1) / 1000, retryAfterSeconds ?? 0)
  const since = await noteFailure(tx, endpoint.id, Math.min(endpointPause, 3600))
  await concludeAttempt(tx, delivery, outcome, next)
  const isLong = since !== null && at - Date.parse(since) > TRIED_FOR_MS
  if (sent.status !== GONE && !isLong) return
  const reason = sent.status === GONE ? 'gone' : 'failing'
  await stopEndpoint(tx, endpoint.id, { state: 'disabled', reason })
  await deps.tellStopped(tx, endpoint, reason)
}
