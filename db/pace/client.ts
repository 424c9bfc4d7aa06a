import { drizzle, type PostgresJsDatabase, PostgresJsSession } from 'drizzle-orm/postgres-js'
import postgres from 'postgres'
import { backoff } from '#domain/backoff.ts'
import * as schema from './schema.ts'

export type PaceSchema = typeof schema
/** A connection pool or a transaction on it: queries take either. */
export type PaceDb = PostgresJsDatabase<PaceSchema>
export type PaceClient = { db: PaceDb; sql: postgres.Sql; close: () => Promise<void> }

/** The driver's own waits up to 20 s, long after the database is back. */
const RETRY = { firstMs: 50, longestMs: 1_000 }

/** Opens a pool on Pace DB. `sql` is the driver itself, for LISTEN and for what drizzle cannot say. */
export function connectPace(
  url: string,
  options: { max?: number; name?: string } = {},
): PaceClient {
  const sql = postgres(url, {
    max: options.max ?? 10,
    connection: { application_name: options.name ?? 'pace', TimeZone: 'UTC' },
    onnotice: () => undefined,
    backoff: (failures: number) => backoff(failures, RETRY) / 1000,
  })
  return { db: drizzle(sql, { schema }), sql, close: () => sql.end({ timeout: 5 }) }
}

/** Opens all connections of the pool at once: what it costs is not paid by whoever comes first. */
export async function warmUp({ sql }: Pick<PaceClient, 'sql'>): Promise<void> {
  await Promise.all(Array.from({ length: sql.options.max }, () => sql`select 1`))
}

/** The driver behind a pool or a transaction, for COPY and cursors, which drizzle cannot say. */
export function driverOf(db: PaceDb): postgres.Sql {
  const { session } = db._
  if (session instanceof PostgresJsSession) return session.client
  throw new TypeError('This database is not reached through postgres.js.')
}
