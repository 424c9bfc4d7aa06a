import { and, eq, lt, sql } from 'drizzle-orm'
import type { PaceDb } from './client.ts'
import { idempotencyKeys } from './schema.ts'

type KeyName = { scope: string; key: string }
export type KeyClaim =
  | { state: 'claimed' }
  | { state: 'running' }
  | { state: 'otherRequest' }
  | { state: 'settled'; response: unknown }

/** A claim this old belongs to a process that died in between. */
const ABANDONED = sql`now() - interval '1 minute'`
const RUNNING = { running: true }

/** Takes the key for this request, or says who has it. */
export async function claimKey(
  db: PaceDb,
  request: KeyName & { requestHash: string },
): Promise<KeyClaim> {
  await db
    .delete(idempotencyKeys)
    .where(and(named(request), isRunning, lt(idempotencyKeys.createdAt, ABANDONED)))
  const [claimed] = await db
    .insert(idempotencyKeys)
    .values({ ...request, response: RUNNING })
    .onConflictDoNothing()
    .returning({ key: idempotencyKeys.key })
  if (claimed) return { state: 'claimed' }
  const [row] = await db
    .select({
      requestHash: idempotencyKeys.requestHash,
      response: idempotencyKeys.response,
      running: sql<boolean>`${isRunning}`,
    })
    .from(idempotencyKeys)
    .where(named(request))
  if (!row) return { state: 'running' }
  if (row.requestHash !== request.requestHash) return { state: 'otherRequest' }
  return row.running ? { state: 'running' } : { state: 'settled', response: row.response }
}

export async function settleKey(db: PaceDb, name: KeyName, response: unknown): Promise<void> {
  await db.update(idempotencyKeys).set({ response }).where(named(name))
}

/** The work failed: the key may be used again. */
export async function releaseKey(db: PaceDb, name: KeyName): Promise<void> {
  await db.delete(idempotencyKeys).where(and(named(name), isRunning))
}

const isRunning = sql`${idempotencyKeys.response} = ${JSON.stringify(RUNNING)}::jsonb`

function named({ scope, key }: KeyName) {
  return and(eq(idempotencyKeys.scope, scope), eq(idempotencyKeys.key, key))
}
