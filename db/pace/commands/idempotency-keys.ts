import { and, eq, lt, sql } from 'drizzle-orm'
import type { PaceDb } from '../client.ts'
import { idempotencyKeys } from '../schema.ts'

type KeyName = { scope: string; key: string }
export type KeyClaim =
  | { state: 'claimed' }
  | { state: 'running'; requestHash: string }
  | { state: 'answered'; requestHash: string; response: unknown }

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
  // It was released since: whoever had it is done, and to ask again is to take it.
  if (!row) return { state: 'running', requestHash: request.requestHash }
  const { requestHash, response } = row
  return row.running
    ? { state: 'running', requestHash }
    : { state: 'answered', requestHash, response }
}

export async function storeAnswer(db: PaceDb, name: KeyName, response: unknown): Promise<void> {
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
