import { and, asc, eq, inArray, isNotNull, sql } from 'drizzle-orm'
import type { PaceDb } from '../client.ts'
import { webhookDeliveries, webhookEndpoints } from '../schema.ts'
import { queueDeliveries } from './deliveries.ts'

/** Something has arrived: what waits may go on at once. */
export async function noteArrival(tx: PaceDb, endpointId: string): Promise<void> {
  const recovered = await tx
    .update(webhookEndpoints)
    .set({ failingSince: null, failures: 0, retryAt: null })
    .where(and(eq(webhookEndpoints.id, endpointId), isNotNull(webhookEndpoints.failingSince)))
    .returning({ id: webhookEndpoints.id })
  if (recovered.length > 0) await wakeWaiting(tx, endpointId)
}

/** Nothing has arrived: until `pauseSeconds` have passed nothing else is tried either. Since when it has been so. */
export async function noteFailure(
  tx: PaceDb,
  endpointId: string,
  pauseSeconds: number,
): Promise<string | null> {
  const [row] = await tx
    .update(webhookEndpoints)
    .set({
      failingSince: sql`coalesce(${webhookEndpoints.failingSince}, now())`,
      failures: sql`${webhookEndpoints.failures} + 1`,
      retryAt: sql`greatest(coalesce(${webhookEndpoints.retryAt}, now()), now() + make_interval(secs => ${pauseSeconds}))`,
    })
    .where(eq(webhookEndpoints.id, endpointId))
    .returning({ since: webhookEndpoints.failingSince })
  return row?.since ?? null
}

/** So many go on at once; the others by their own time. */
const MOST_WOKEN = 500

/** What waits for an endpoint is due now. */
export async function wakeWaiting(tx: PaceDb, endpointId: string): Promise<void> {
  const first = tx
    .select({ id: webhookDeliveries.id })
    .from(webhookDeliveries)
    .where(
      and(eq(webhookDeliveries.endpointId, endpointId), eq(webhookDeliveries.state, 'waiting')),
    )
    .orderBy(asc(webhookDeliveries.sequence))
    .limit(MOST_WOKEN)
  const rows = await tx
    .update(webhookDeliveries)
    .set({ nextAt: sql`now()` })
    .where(inArray(webhookDeliveries.id, first))
    .returning({ id: webhookDeliveries.id })
  await queueDeliveries(
    tx,
    rows.map(({ id }) => id),
  )
}
