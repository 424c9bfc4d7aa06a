import { and, eq } from 'drizzle-orm'
import type { PaceDb } from './client.ts'
import { idempotencyKeys } from './schema.ts'

type RequestKey = { scope: string; key: string }
export type StoredAnswer = { requestHash: string; response: unknown }

/** The answer to a command that was run under this key, or null. */
export async function findAnswer(
  db: PaceDb,
  { scope, key }: RequestKey,
): Promise<StoredAnswer | null> {
  const [row] = await db
    .select({ requestHash: idempotencyKeys.requestHash, response: idempotencyKeys.response })
    .from(idempotencyKeys)
    .where(and(eq(idempotencyKeys.scope, scope), eq(idempotencyKeys.key, key)))
  return row ?? null
}

/** Part of the commit that the command made: fails, and the commit with it, if the same key was used meanwhile. */
export async function insertAnswer(
  tx: PaceDb,
  answer: RequestKey & { requestHash: string; response: object },
): Promise<void> {
  await tx.insert(idempotencyKeys).values(answer)
}
