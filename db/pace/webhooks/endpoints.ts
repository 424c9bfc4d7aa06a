import { and, asc, desc, eq, isNull, sql } from 'drizzle-orm'
import { DomainError } from '#domain/errors.ts'
import { type EndpointState, MOST_ENDPOINTS } from '#domain/webhook/webhook.ts'
import { appendAudit } from '../audit/audit.ts'
import type { PaceDb } from '../client.ts'
import { findLastSequence } from '../events/events.ts'
import { isBefore } from '../query/keyset.ts'
import type { ChangedBy } from '../rights/people-rights.ts'
import { apiClients, eventCursors, webhookEndpoints } from '../schema.ts'

export type WebhookEndpoint = typeof webhookEndpoints.$inferSelect
export type NewWebhookEndpoint = Pick<
  typeof webhookEndpoints.$inferInsert,
  'url' | 'description' | 'resources' | 'fields' | 'ordered' | 'scopes' | 'clientId' | 'secret'
>
/** The cursor by which the log is turned into deliveries. */
export const WEBHOOK_READER = 'webhooks'

/** An endpoint that is told nothing until it has proved itself. Throws `conflict` for one more than its owner may have. */
export async function insertEndpoint(
  db: PaceDb,
  endpoint: NewWebhookEndpoint,
  by: ChangedBy,
): Promise<WebhookEndpoint> {
  return db.transaction(async (tx) => {
    await requireRoom(tx, endpoint.clientId ?? null, by.actor)
    const afterSequence = await findLastSequence(tx)
    const [row] = await tx
      .insert(webhookEndpoints)
      .values({ ...endpoint, createdBy: by.actor, afterSequence, stoppedSequence: afterSequence })
      .returning()
    if (!row) throw new Error('The endpoint was not inserted.')
    const { url, scopes } = row
    await audit(tx, by, { action: 'webhook.create', id: row.id, after: { url, scopes } })
    return row
  })
}

/** A client's are counted together, whoever speaks for it; two that are made at once are counted one after the other. */
async function requireRoom(tx: PaceDb, clientId: string | null, actor: string): Promise<void> {
  const key = `webhooks:${clientId ?? actor}`
  await tx.execute(sql`select pg_advisory_xact_lock(hashtextextended(${key}, 0))`)
  const isOwn =
    clientId === null
      ? and(isNull(webhookEndpoints.clientId), eq(webhookEndpoints.createdBy, actor))
      : eq(webhookEndpoints.clientId, clientId)
  if ((await tx.$count(webhookEndpoints, isOwn)) < MOST_ENDPOINTS) return
  const message = `There are ${MOST_ENDPOINTS} webhooks of yours already, as many as there may be: remove one first.`
  throw new DomainError('conflict', message, [], {
    key: 'tooManyWebhooks',
    with: { most: MOST_ENDPOINTS },
  })
}

/** Those of a client, or all; the newest first. */
export async function listEndpoints(
  db: PaceDb,
  { clientId }: { clientId: string | null },
  page: { limit: number; after?: { at: string; id: string } },
): Promise<WebhookEndpoint[]> {
  const { createdAt, id } = webhookEndpoints
  const { after } = page
  return db
    .select()
    .from(webhookEndpoints)
    .where(
      and(
        clientId === null ? undefined : eq(webhookEndpoints.clientId, clientId),
        isBefore({ at: createdAt, id }, after),
      ),
    )
    .orderBy(desc(createdAt), desc(id))
    .limit(page.limit)
}

export async function findEndpoint(db: PaceDb, id: string): Promise<WebhookEndpoint | null> {
  const [row] = await db.select().from(webhookEndpoints).where(eq(webhookEndpoints.id, id))
  return row ?? null
}

/** Those that are told what happens: of a client that was revoked none is. */
export async function listActiveEndpoints(db: PaceDb): Promise<WebhookEndpoint[]> {
  const rows = await db
    .select({ endpoint: webhookEndpoints })
    .from(webhookEndpoints)
    .leftJoin(apiClients, eq(apiClients.id, webhookEndpoints.clientId))
    .where(and(eq(webhookEndpoints.state, 'active'), sql`${apiClients.revokedAt} is null`))
    .orderBy(asc(webhookEndpoints.createdAt), asc(webhookEndpoints.id))
  return rows.map(({ endpoint }) => endpoint)
}

/** Whether the client that made it, if one did, still is one. */
export async function isOwnerThere(
  db: PaceDb,
  { clientId }: Pick<WebhookEndpoint, 'clientId'>,
): Promise<boolean> {
  if (clientId === null) return true
  const [row] = await db
    .select({ revokedAt: apiClients.revokedAt })
    .from(apiClients)
    .where(eq(apiClients.id, clientId))
  return row?.revokedAt == null
}

export async function updateEndpoint(
  db: PaceDb,
  id: string,
  change: Partial<typeof webhookEndpoints.$inferInsert>,
  by: ChangedBy,
  action: string,
): Promise<void> {
  await db.transaction(async (tx) => {
    await tx.update(webhookEndpoints).set(change).where(eq(webhookEndpoints.id, id))
    const { secret: _, previousSecret: __, ...after } = change
    await audit(tx, by, { action, id, after })
  })
}

export async function deleteEndpoint(db: PaceDb, id: string, by: ChangedBy): Promise<void> {
  await db.transaction(async (tx) => {
    await tx.delete(webhookEndpoints).where(eq(webhookEndpoints.id, id))
    await audit(tx, by, { action: 'webhook.delete', id, after: {} })
  })
}

/**
 * Stops telling an endpoint. How far it was told is noted under the lock of the log's reader, so that nothing lies between
 * what was handed to it and where it goes on.
 */
export async function stopEndpoint(
  tx: PaceDb,
  id: string,
  { state, reason }: { state: Exclude<EndpointState, 'active'>; reason: string | null },
): Promise<void> {
  const told = await lockReader(tx)
  await tx
    .update(webhookEndpoints)
    .set({ state, reason, stoppedSequence: told })
    .where(and(eq(webhookEndpoints.id, id), eq(webhookEndpoints.state, 'active')))
}

/** From now on it is told what comes; gives the stretch of the log that it has not been told meanwhile. */
export async function startEndpoint(
  tx: PaceDb,
  endpoint: Pick<WebhookEndpoint, 'id' | 'stoppedSequence'>,
): Promise<{ after: number; upTo: number }> {
  const told = await lockReader(tx)
  await tx
    .update(webhookEndpoints)
    .set({
      state: 'active',
      reason: null,
      failingSince: null,
      failures: 0,
      retryAt: null,
      stoppedSequence: null,
    })
    .where(eq(webhookEndpoints.id, endpoint.id))
  return { after: endpoint.stoppedSequence ?? told, upTo: told }
}

async function lockReader(tx: PaceDb): Promise<number> {
  await tx.insert(eventCursors).values({ reader: WEBHOOK_READER }).onConflictDoNothing()
  const [cursor] = await tx
    .select({ sequence: eventCursors.sequence })
    .from(eventCursors)
    .where(eq(eventCursors.reader, WEBHOOK_READER))
    .for('update')
  return cursor?.sequence ?? 0
}

async function audit(
  tx: PaceDb,
  by: ChangedBy,
  { action, id, after }: { action: string; id: string; after: object },
): Promise<void> {
  await appendAudit(tx, {
    ...by,
    action,
    target: `webhook:${id}`,
    outcome: 'allowed',
    after: JSON.parse(JSON.stringify(after)),
  })
}
