import { drizzle, type PostgresJsDatabase } from 'drizzle-orm/postgres-js'
import postgres from 'postgres'
import * as schema from './schema.ts'

export type AssistcraftSchema = typeof schema
/** A connection pool or a transaction on it: queries take either. */
export type AssistcraftDb = PostgresJsDatabase<AssistcraftSchema>
export type AssistcraftClient = { db: AssistcraftDb; sql: postgres.Sql; close: () => Promise<void> }

/** Opens a pool on Assistcraft DB. `sql` is the driver itself, for LISTEN and for what drizzle cannot say. */
export function connectAssistcraft(
  url: string,
  options: { max?: number; name?: string } = {},
): AssistcraftClient {
  const sql = postgres(url, {
    max: options.max ?? 10,
    connection: { application_name: options.name ?? 'assistcraft' },
    onnotice: () => undefined,
  })
  return { db: drizzle(sql, { schema }), sql, close: () => sql.end({ timeout: 5 }) }
}
