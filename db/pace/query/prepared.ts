import type { SQL } from 'drizzle-orm'
import { PgDialect } from 'drizzle-orm/pg-core'
import { z } from 'zod'
import { driverOf, type PaceDb } from '../client.ts'

const dialect = new PgDialect()

/**
 * Runs a statement that each connection prepares once: planned once, and one message instead of two. For what runs some hundred times a
 * second and whose text is always the same: lists go in as one array.
 */
export async function executePrepared(db: PaceDb, query: SQL): Promise<unknown[]> {
  const { sql, params } = dialect.sqlToQuery(query)
  return [...(await driverOf(db).unsafe(sql, params as never[], { prepare: true }))]
}

/** The same for what answers with rows. */
export async function readPrepared<Row extends z.ZodType>(
  db: PaceDb,
  query: SQL,
  row: Row,
): Promise<z.output<Row>[]> {
  return z.array(row).parse(await executePrepared(db, query))
}
