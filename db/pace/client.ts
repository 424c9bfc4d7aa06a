import { drizzle, type PostgresJsDatabase } from 'drizzle-orm/postgres-js'
import postgres from 'postgres'
import * as schema from './schema.ts'

export type PaceSchema = typeof schema
/** A connection pool or a transaction on it: queries take either. */
export type PaceDb = PostgresJsDatabase<PaceSchema>
export type PaceClient = { db: PaceDb; sql: postgres.Sql; close: () => Promise<void> }

/** Opens a pool on Pace DB. `sql` is the driver itself, for LISTEN and for what drizzle cannot say. */
export function connectPace(
  url: string,
  options: { max?: number; name?: string } = {},
): PaceClient {
  const sql = postgres(url, {
    max: options.max ?? 10,
    connection: { application_name: options.name ?? 'pace' },
    onnotice: () => undefined,
    // The driver's own waits up to 20 s, long after the database is back.
    backoff: (attempt: number) => Math.min(1, 0.05 * 2 ** attempt) * (0.5 + Math.random() / 2),
  })
  return { db: drizzle(sql, { schema }), sql, close: () => sql.end({ timeout: 5 }) }
}

/** Opens all connections of the pool at once: what it costs is not paid by whoever comes first. */
export async function warmUp({ sql }: Pick<PaceClient, 'sql'>): Promise<void> {
  await Promise.all(Array.from({ length: sql.options.max }, () => sql`select 1`))
}
