import { sql } from 'drizzle-orm'
import { z } from 'zod'
import type { PaceDb } from '../client.ts'
import { executePrepared, readPrepared } from '../query/prepared.ts'

type RequestKey = { scope: string; key: string }
const StoredAnswerSchema = z.object({ requestHash: z.string(), response: z.unknown() })
export type StoredAnswer = z.infer<typeof StoredAnswerSchema>

/** The answer to a command that was run under this key, or null. */
export async function findAnswer(
  db: PaceDb,
  { scope, key }: RequestKey,
): Promise<StoredAnswer | null> {
  const [row] = await readPrepared(
    db,
    sql`select request_hash as "requestHash", response from idempotency_keys
      where scope = ${scope} and key = ${key}`,
    StoredAnswerSchema,
  )
  return row ?? null
}

/** Part of the commit that the command made: fails, and the commit with it, if the same key was used meanwhile. */
export async function insertAnswer(
  tx: PaceDb,
  answer: RequestKey & { requestHash: string; response: object },
): Promise<void> {
  const { scope, key, requestHash, response } = answer
  await executePrepared(
    tx,
    sql`insert into idempotency_keys (scope, key, request_hash, response)
      values (${scope}, ${key}, ${requestHash}, ${JSON.stringify(response)}::text::jsonb)`,
  )
}
