import { DrizzleQueryError, sql } from 'drizzle-orm'
import { DomainError } from '#domain/errors.ts'
import type { PaceDb } from '../client.ts'

const SEARCH_MS = 3000
/** SQLSTATE `query_canceled`: the statement's time was up. */
const CANCELED = '57014'

const TOOK_TOO_LONG = 'This takes too long on so many records. Add a filter or a longer word.'

/**
 * Reads for somebody who waits. What a text finds differs by word: each is planned by itself and not by what others asked for; and
 * one that takes too long is ended, and says so.
 */
export async function withinTime<Found>(
  db: PaceDb,
  read: (tx: PaceDb) => Promise<Found>,
  limitMs = SEARCH_MS,
): Promise<Found> {
  try {
    return await db.transaction(async (tx) => {
      await tx.execute(sql`select set_config('statement_timeout', ${String(limitMs)}, true),
        set_config('plan_cache_mode', 'force_custom_plan', true)`)
      return await read(tx)
    })
  } catch (error) {
    throw sayTimeIsUp(error)
  }
}

/** A statement that was ended by the limit of its role or of its reader is told as that; every other error stays what it is. */
export function sayTimeIsUp(error: unknown): unknown {
  return isOutOfTime(error) ? new DomainError('unavailable', TOOK_TOO_LONG) : error
}

function isOutOfTime(error: unknown): boolean {
  const cause = error instanceof DrizzleQueryError ? error.cause : error
  return cause instanceof Error && 'code' in cause && cause.code === CANCELED
}
