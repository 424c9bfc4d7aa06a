import { and, asc, desc, eq, inArray, isNotNull, isNull, lt, lte, ne, or, sql } from 'drizzle-orm'
import type { DeliveryState } from '#domain/webhook/webhook.ts'
import type { PaceDb } from '../client.ts'
import { addJob, addJobsFor } from '../jobs/queue.ts'
import { chunksOf } from '../query/chunks.ts'
import { apiClients, webhookAttempts, webhookDeliveries, webhookEndpoints } from '../schema.ts'

export type WebhookDelivery = typeof webhookDeliveries.$inferSelect
export type WebhookAttempt = typeof webhookAttempts.$inferSelect
export type NewDelivery = Pick<
  WebhookDelivery,
  'endpointId' | 'sequence' | 'resource' | 'key' | 'body'
>
type Outcome = Pick<WebhookAttempt, 'ms' | 'status' | 'error' | 'answer'>

export const DELIVER_TASK = 'deliver-webhook'
/** Whoever tries a delivery has it so long; then it may have died. */
const LEASE_SECONDS = 60

/** Notes what is to be delivered and puts it on the queue. Of an event that an endpoint has already nothing is made, unless it is replayed. */
export async function insertDeliveries(
  tx: PaceDb,
  deliveries: readonly NewDelivery[],
  { replays = false } = {},
): Promise<void> {
  const again = {
    target: [webhookDeliveries.endpointId, webhookDeliveries.sequence],
    set: AGAIN,
  }
  // Each event for each endpoint: more at once than one statement takes.
  for (const chunk of chunksOf(deliveries)) {
    const insert = tx.insert(webhookDeliveries).values(chunk)
    const rows = await (
      replays ? insert.onConflictDoUpdate(again) : insert.onConflictDoNothing()
    ).returning({ id: webhookDeliveries.id })
    await queueDeliveries(
      tx,
      rows.map(({ id }) => id),
    )
  }
}

const AGAIN = {
  state: 'waiting' as const,
  attempts: 0,
  nextAt: sql`now()`,
  since: sql`now()`,
  doneAt: null,
}

/** It keeps its own account of attempts: a job that fails is looked after by the sweep. */
const JOB = { task: DELIVER_TASK, maxAttempts: 1 }
const KEY_PREFIX = 'webhook:'

async function queueDelivery(tx: PaceDb, id: number, delaySeconds = 0): Promise<void> {
  await addJob(tx, { ...JOB, payload: { id }, key: `${KEY_PREFIX}${id}`, delaySeconds })
}

export async function queueDeliveries(tx: PaceDb, ids: readonly number[]): Promise<void> {
  for (const chunk of chunksOf(ids)) {
    await addJobsFor(tx, { ...JOB, keyPrefix: KEY_PREFIX }, chunk)
  }
}

/** Whether something earlier of its record has to arrive first. */
const WAITS_FOR_EARLIER = sql`exists (select 1 from ${webhookEndpoints} as e
  join webhook_deliveries as earlier on earlier.endpoint_id = e.id
  where e.id = ${webhookDeliveries.endpointId} and e.ordered and earlier.state = 'waiting'
    and earlier.resource = ${webhookDeliveries.resource} and earlier.key = ${webhookDeliveries.key}
    and earlier.sequence < ${webhookDeliveries.sequence})`

/**
 * Takes a delivery that is due, for a while: nobody else tries it meanwhile. Null where it is done, not due, or has to wait for an
 * earlier one of its record.
 */
export async function claimDelivery(db: PaceDb, id: number): Promise<WebhookDelivery | null> {
  const [row] = await db
    .update(webhookDeliveries)
    .set({ nextAt: sql`now() + make_interval(secs => ${LEASE_SECONDS})` })
    .where(
      and(
        eq(webhookDeliveries.id, id),
        eq(webhookDeliveries.state, 'waiting'),
        lte(webhookDeliveries.nextAt, sql`now() + interval '1 second'`),
        sql`not ${WAITS_FOR_EARLIER}`,
      ),
    )
    .returning()
  return row ?? null
}

/** Puts a delivery off without having tried it. */
export async function postponeDelivery(db: PaceDb, id: number, seconds: number): Promise<void> {
  await db.transaction(async (tx) => {
    await tx
      .update(webhookDeliveries)
      .set({ nextAt: sql`now() + make_interval(secs => ${seconds})` })
      .where(eq(webhookDeliveries.id, id))
    await queueDelivery(tx, id, seconds)
  })
}

/** Notes an attempt and what follows of it: done, dead, or tried again after `retrySeconds`. */
export async function concludeAttempt(
  tx: PaceDb,
  delivery: WebhookDelivery,
  outcome: Outcome,
  next: { state: 'delivered' | 'dead' } | { retrySeconds: number },
): Promise<void> {
  await tx.insert(webhookAttempts).values({ deliveryId: delivery.id, ...outcome })
  const attempts = delivery.attempts + 1
  const isDone = 'state' in next
  await tx
    .update(webhookDeliveries)
    .set(
      isDone
        ? { attempts, state: next.state, doneAt: sql`now()` }
        : { attempts, nextAt: sql`now() + make_interval(secs => ${next.retrySeconds})` },
    )
    .where(eq(webhookDeliveries.id, delivery.id))
  if (isDone) await queueNextOfRecord(tx, delivery)
  else await queueDelivery(tx, delivery.id, next.retrySeconds)
}

/** What waited for this one may go, where the endpoint is told in order. */
async function queueNextOfRecord(tx: PaceDb, done: WebhookDelivery): Promise<void> {
  const [next] = await tx
    .select({ id: webhookDeliveries.id })
    .from(webhookDeliveries)
    .innerJoin(webhookEndpoints, eq(webhookEndpoints.id, webhookDeliveries.endpointId))
    .where(
      and(
        eq(webhookEndpoints.id, done.endpointId),
        eq(webhookEndpoints.ordered, true),
        eq(webhookDeliveries.resource, done.resource),
        eq(webhookDeliveries.key, done.key),
        eq(webhookDeliveries.state, 'waiting'),
      ),
    )
    .orderBy(asc(webhookDeliveries.sequence))
    .limit(1)
  if (next) await queueDelivery(tx, next.id)
}

/** Deliveries of an endpoint, the newest event first. */
export async function listDeliveries(
  db: PaceDb,
  endpointId: string,
  page: { limit: number; before?: number; state?: DeliveryState },
): Promise<WebhookDelivery[]> {
  const { before, state } = page
  return db
    .select()
    .from(webhookDeliveries)
    .where(
      and(
        eq(webhookDeliveries.endpointId, endpointId),
        state ? eq(webhookDeliveries.state, state) : undefined,
        before === undefined ? undefined : lt(webhookDeliveries.sequence, before),
      ),
    )
    .orderBy(desc(webhookDeliveries.sequence))
    .limit(page.limit)
}

/** The last attempts of deliveries, the newest first. */
export async function listAttempts(
  db: PaceDb,
  deliveryIds: readonly number[],
  limit = 200,
): Promise<WebhookAttempt[]> {
  if (deliveryIds.length === 0) return []
  return db
    .select()
    .from(webhookAttempts)
    .where(inArray(webhookAttempts.deliveryId, [...deliveryIds]))
    .orderBy(desc(webhookAttempts.id))
    .limit(limit)
}

/** Tries again what arrived, died or waits: those of one delivery, or all dead ones of the endpoint. Returns how many. */
export async function replayDeliveries(
  db: PaceDb,
  endpointId: string,
  which: { id: number } | 'dead',
): Promise<number> {
  return db.transaction(async (tx) => {
    const rows = await tx
      .update(webhookDeliveries)
      .set(AGAIN)
      .where(
        and(
          eq(webhookDeliveries.endpointId, endpointId),
          which === 'dead'
            ? eq(webhookDeliveries.state, 'dead')
            : eq(webhookDeliveries.id, which.id),
        ),
      )
      .returning({ id: webhookDeliveries.id })
    await queueDeliveries(
      tx,
      rows.map(({ id }) => id),
    )
    return rows.length
  })
}

/**
 * Puts on the queue again what is due and was not taken up: its process died, or its endpoint had stopped. What waits for an
 * earlier one of its record is woken by that one, and of a client that was revoked nothing is sent: they would be due for
 * ever, and take the places of what can go.
 */
export async function requeueStalledDeliveries(db: PaceDb, limit = 500): Promise<number> {
  const rows = await db
    .select({ id: webhookDeliveries.id })
    .from(webhookDeliveries)
    .innerJoin(webhookEndpoints, eq(webhookEndpoints.id, webhookDeliveries.endpointId))
    .leftJoin(apiClients, eq(apiClients.id, webhookEndpoints.clientId))
    .where(
      and(
        eq(webhookDeliveries.state, 'waiting'),
        eq(webhookEndpoints.state, 'active'),
        isNull(apiClients.revokedAt),
        sql`not ${WAITS_FOR_EARLIER}`,
        lt(webhookDeliveries.nextAt, sql`now() - interval '30 seconds'`),
      ),
    )
    .orderBy(asc(webhookDeliveries.nextAt))
    .limit(limit)
  await queueDeliveries(
    db,
    rows.map(({ id }) => id),
  )
  return rows.length
}

/**
 * Forgets what was done with long ago, a slice at a time; and what has waited as long for an endpoint that is told nothing: of a client
 * that was revoked, paused or disabled. Returns how many.
 */
export async function purgeDeliveries(
  db: PaceDb,
  { days, limit }: { days: number; limit: number },
): Promise<number> {
  const past = sql`now() - make_interval(days => ${days})`
  const done = db
    .select({ id: webhookDeliveries.id })
    .from(webhookDeliveries)
    .where(lt(webhookDeliveries.doneAt, past))
    .orderBy(asc(webhookDeliveries.doneAt))
    .limit(limit)
  const forNobody = db
    .select({ id: webhookDeliveries.id })
    .from(webhookDeliveries)
    .innerJoin(webhookEndpoints, eq(webhookEndpoints.id, webhookDeliveries.endpointId))
    .leftJoin(apiClients, eq(apiClients.id, webhookEndpoints.clientId))
    .where(
      and(
        eq(webhookDeliveries.state, 'waiting'),
        lt(webhookDeliveries.nextAt, past),
        or(ne(webhookEndpoints.state, 'active'), isNotNull(apiClients.revokedAt)),
      ),
    )
    .orderBy(asc(webhookDeliveries.nextAt))
    .limit(limit)
  let gone = 0
  for (const old of [done, forNobody]) {
    const rows = await db
      .delete(webhookDeliveries)
      .where(inArray(webhookDeliveries.id, old))
      .returning({ id: webhookDeliveries.id })
    gone += rows.length
  }
  return gone
}
