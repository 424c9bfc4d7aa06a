import {
  type AnyColumn,
  Column,
  getTableColumns,
  type InferSelectModel,
  type SQL,
  sql,
} from 'drizzle-orm'
import { PgDialect, type PgTable } from 'drizzle-orm/pg-core'
import { blankOf } from '#domain/blank.ts'
import { driverOf, type PaceDb } from '../client.ts'

type Asked = {
  where: SQL | undefined
  order?: readonly SQL[]
  limit?: number
  /** Its text is one of a few, whatever is asked: each connection plans it once. */
  isPrepared?: boolean
}
type Decode = ((value: never) => unknown) | null
type Field = { name: string; decode: Decode }
/** `blank` has all names already: V8 keeps its copies as quick objects, where one that is filled name by name becomes a slow table. */
type Reading = { select: SQL; fields: Field[]; blank: Record<string, unknown> }

const dialect = new PgDialect()
const known = new WeakMap<PgTable, Reading>()

/**
 * Whole rows of a table, as `select().from(table)` gives them. How a table is read is found out once: asked for anew with each statement
 * and each value it costs more than Postgres does.
 */
export async function readWhole<Table extends PgTable>(
  db: PaceDb,
  table: Table,
  { where, order = [], limit, isPrepared = false }: Asked,
): Promise<InferSelectModel<Table>[]> {
  const { select, fields, blank } = readingOf(table)
  const parts = [select]
  if (where) parts.push(sql`where ${where}`)
  if (order.length > 0) parts.push(sql`order by ${sql.join([...order], sql`, `)}`)
  if (limit !== undefined) parts.push(sql`limit ${limit}`)
  const { sql: text, params } = dialect.sqlToQuery(sql.join(parts, sql` `))
  const rows = await driverOf(db)
    .unsafe(text, params as never[], { prepare: isPrepared })
    .values()
  return rows.map((values) => toRow(values, fields, blank)) as InferSelectModel<Table>[]
}

function toRow(
  values: ArrayLike<unknown>,
  fields: readonly Field[],
  blank: Record<string, unknown>,
): Record<string, unknown> {
  const row = { ...blank }
  for (let at = 0; at < fields.length; at += 1) {
    const { name, decode } = fields[at] as Field
    const value = values[at]
    if (value !== null && value !== undefined) row[name] = decode ? decode(value as never) : value
  }
  return row
}

function readingOf(table: PgTable): Reading {
  const before = known.get(table)
  if (before) return before
  const columns = Object.entries<AnyColumn>(getTableColumns(table))
  const reading = {
    select: sql`select ${sql.join(
      columns.map(([, column]) => sql`${column}`),
      sql`, `,
    )} from ${table}`,
    fields: columns.map(([name, column]) => ({ name, decode: decodeOf(column) })),
    blank: blankOf(columns.map(([name]) => name)),
  }
  known.set(table, reading)
  return reading
}

/** Null where a column takes what the driver gives. */
function decodeOf(column: AnyColumn): Decode {
  if (column.mapFromDriverValue === Column.prototype.mapFromDriverValue) return null
  return (value) => column.mapFromDriverValue(value)
}
