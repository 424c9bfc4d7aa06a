import { and, asc, eq, isNull, lt, or, sql } from 'drizzle-orm'
import { DomainError } from '#domain/errors.ts'
import { notifyAccessChanged } from '../access/access-changes.ts'
import { appendAudit } from '../audit/audit.ts'
import type { PaceDb } from '../client.ts'
import type { ChangedBy } from '../rights/people-rights.ts'
import { apiClients } from '../schema.ts'

export type ApiClient = typeof apiClients.$inferSelect

/** Adds a machine client. The secret itself is shown once, by the caller, and stored nowhere. */
export async function createApiClient(
  db: PaceDb,
  client: {
    id: string
    name: string
    scopes: readonly string[]
    secretHash: string
    by: ChangedBy
  },
): Promise<void> {
  const { by, scopes, ...rest } = client
  await db.transaction(async (tx) => {
    await tx.insert(apiClients).values({ ...rest, scopes: [...scopes], createdBy: by.actor })
    const after = { name: rest.name, scopes: [...scopes] }
    await appendAudit(tx, {
      ...by,
      action: 'client.create',
      target: clientTarget(rest.id),
      outcome: 'allowed',
      after,
    })
  })
}

/** A client that may still ask for tokens. */
export async function findApiClient(db: PaceDb, id: string): Promise<ApiClient | null> {
  const [row] = await db
    .select()
    .from(apiClients)
    .where(and(eq(apiClients.id, id), isNull(apiClients.revokedAt)))
  return row ?? null
}

export async function listApiClients(db: PaceDb): Promise<ApiClient[]> {
  return db
    .select()
    .from(apiClients)
    .where(eq(apiClients.internal, false))
    .orderBy(asc(apiClients.createdAt))
}

/** Sets a new secret; the one before it holds until the next rotation. */
export async function rotateApiClient(
  db: PaceDb,
  { id, secretHash, by }: { id: string; secretHash: string; by: ChangedBy },
): Promise<{ name: string }> {
  return db.transaction(async (tx) => {
    const [changed] = await tx
      .update(apiClients)
      .set({ previousSecretHash: apiClients.secretHash, secretHash })
      .where(and(eq(apiClients.id, id), isNull(apiClients.revokedAt)))
      .returning({ name: apiClients.name })
    if (!changed) throw unknownClient(id)
    await appendAudit(tx, {
      ...by,
      action: 'client.rotate',
      target: clientTarget(id),
      outcome: 'allowed',
    })
    return changed
  })
}

/** No new token from now on; the bell ends those that were issued, and what was opened with them. */
export async function revokeApiClient(
  db: PaceDb,
  { id, by, now = new Date() }: { id: string; by: ChangedBy; now?: Date },
): Promise<void> {
  await db.transaction(async (tx) => {
    const [changed] = await tx
      .update(apiClients)
      .set({ revokedAt: now.toISOString() })
      .where(and(eq(apiClients.id, id), isNull(apiClients.revokedAt)))
      .returning({ id: apiClients.id })
    if (!changed) throw unknownClient(id)
    await appendAudit(tx, {
      ...by,
      action: 'client.revoke',
      target: clientTarget(id),
      outcome: 'allowed',
    })
    await notifyAccessChanged(tx, { clientId: id })
  })
}

/** At most one write a minute for each client, however many tokens it asks for. */
export async function touchApiClient(db: PaceDb, id: string, now: Date): Promise<void> {
  const minuteAgo = new Date(now.getTime() - 60_000).toISOString()
  await db
    .update(apiClients)
    .set({ lastUsedAt: now.toISOString() })
    .where(
      and(
        eq(apiClients.id, id),
        or(isNull(apiClients.lastUsedAt), lt(apiClients.lastUsedAt, sql`${minuteAgo}`)),
      ),
    )
}

function clientTarget(id: string): string {
  return `client:${id}`
}

function unknownClient(id: string): DomainError {
  return new DomainError('notFound', `There is no client '${id}', or it was revoked.`)
}
