import {
  Column,
  getTableColumns,
  type InferSelectModel,
  is,
  type SQL,
  type SQLWrapper,
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
type Reading = { columns: SQL; fields: Field[]; blank: Record<string, unknown> }
type WholeReading = Reading & { select: SQL }

const dialect = new PgDialect()
const known = new WeakMap<PgTable, WholeReading>()

/**
 * Whole rows of a table, as `select().from(table)` gives them. How a table is read is found out once: asked for anew with each statement
 * and each value it costs more than Postgres does.
 */
export async function readWhole<Table extends PgTable>(
  db: PaceDb,
  table: Table,
  asked: Asked,
): Promise<InferSelectModel<Table>[]> {
  const { select, fields, blank } = readingOf(table)
  const rows = await ask(db, select, asked)
  return emptied(rows, (values) => toRow(values, fields, blank)) as InferSelectModel<Table>[]
}

type Beside<Others> = { whole: unknown; beside: Others }

/**
 * Reads whole rows of a table and with each what stands beside it in others: `from` joins them. To be made once, where the names of
 * the columns are known.
 */
export function besideWhole<Table extends PgTable, Others extends Record<string, unknown>>(
  table: Table,
  from: SQL,
  others: { [name in keyof Others]: SQLWrapper },
): (db: PaceDb, asked: Asked) => Promise<(Beside<Others> & { whole: InferSelectModel<Table> })[]> {
  const [whole, beside] = [readingOf(table), readingOfColumns(others)]
  const select = spelled(sql`select ${whole.columns}, ${beside.columns} from ${from}`)
  const skip = whole.fields.length
  return async (db, asked) => {
    const rows = await ask(db, select, asked)
    return emptied(rows, (values) => ({
      whole: toRow(values, whole.fields, whole.blank) as InferSelectModel<Table>,
      beside: toRow(values, beside.fields, beside.blank, skip) as Others,
    }))
  }
}

async function ask(
  db: PaceDb,
  select: SQL,
  { where, order = [], limit, isPrepared = false }: Asked,
): Promise<ArrayLike<unknown>[]> {
  const parts = [select]
  if (where) parts.push(sql`where ${where}`)
  if (order.length > 0) parts.push(sql`order by ${sql.join([...order], sql`, `)}`)
  if (limit !== undefined) parts.push(sql`limit ${limit}`)
  const { sql: text, params } = dialect.sqlToQuery(sql.join(parts, sql` `))
  return driverOf(db)
    .unsafe(text, params as never[], { prepare: isPrepared })
    .values()
}

/**
 * What is made of each row, and the driver's own rows let go. Its results hold on to one another until the whole heap is gone over: one
 * that is read page by page would keep hundreds of pages meanwhile.
 */
function emptied<Made>(
  rows: ArrayLike<unknown>[],
  make: (values: ArrayLike<unknown>) => Made,
): Made[] {
  const made = rows.map(make)
  rows.length = 0
  return made
}

function toRow(
  values: ArrayLike<unknown>,
  fields: readonly Field[],
  blank: Record<string, unknown>,
  skip = 0,
): Record<string, unknown> {
  const row = { ...blank }
  for (let at = 0; at < fields.length; at += 1) {
    const { name, decode } = fields[at] as Field
    const value = values[skip + at]
    if (value !== null && value !== undefined) row[name] = decode ? decode(value as never) : value
  }
  return row
}

function readingOf(table: PgTable): WholeReading {
  const before = known.get(table)
  if (before) return before
  const reading = readingOfColumns(getTableColumns(table))
  const select = spelled(sql`select ${reading.columns} from ${table}`)
  const whole = { ...reading, select }
  known.set(table, whole)
  return whole
}

/** A part of a statement as its text, so that no statement goes over its columns again. */
function spelled(part: SQL): SQL {
  const { sql: text, params } = dialect.sqlToQuery(part)
  if (params.length > 0) throw new Error(`Values are asked for, not spelled: ${text}`)
  return sql.raw(text)
}

function readingOfColumns(of: Record<string, SQLWrapper>): Reading {
  const columns = Object.entries(of)
  return {
    columns: sql.join(
      columns.map(([, column]) => sql`${column}`),
      sql`, `,
    ),
    fields: columns.map(([name, column]) => ({ name, decode: decodeOf(column) })),
    blank: blankOf(columns.map(([name]) => name)),
  }
}

/** Null where a column takes what the driver gives. */
function decodeOf(column: SQLWrapper): Decode {
  if (!is(column, Column)) return null
  if (column.mapFromDriverValue === Column.prototype.mapFromDriverValue) return null
  return (value) => column.mapFromDriverValue(value)
}
