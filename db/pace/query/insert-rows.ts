import { getTableColumns, getTableName } from 'drizzle-orm'
import type { PgTable } from 'drizzle-orm/pg-core'
import { driverOf, type PaceDb } from '../client.ts'

/** Rows of one statement: Postgres holds them and their text at once. */
const MOST = 2500

/**
 * Adds rows, each statement's as one JSON parameter: thirty parameters a row cost ten times the work, and its text is the same for any
 * number of rows, so that it is planned once. What the first row leaves out is left to the column's default. All statements are sent
 * before the first answer is awaited.
 */
export async function insertRows<Table extends PgTable>(
  db: PaceDb,
  table: Table,
  rows: readonly Table['$inferInsert'][],
): Promise<void> {
  await sendAll(db, table, rows, () => '')
}

/** The same; a row whose `id` is there already takes all that is given. */
export async function upsertRows<Table extends PgTable>(
  db: PaceDb,
  table: Table,
  rows: readonly (Table['$inferInsert'] & { id: string })[],
): Promise<void> {
  await sendAll(db, table, rows, (columns) => {
    const set = columns.map((column) => `${column} = excluded.${column}`)
    return ` on conflict (id) do update set ${set.join(', ')}`
  })
}

type OnConflict = (columns: readonly string[]) => string

async function sendAll(
  db: PaceDb,
  table: PgTable,
  rows: readonly Record<string, unknown>[],
  onConflict: OnConflict,
): Promise<void> {
  const sent = []
  for (let at = 0; at < rows.length; at += MOST)
    sent.push(send(db, table, rows.slice(at, at + MOST), onConflict))
  await Promise.all(sent)
}

function send(
  db: PaceDb,
  table: PgTable,
  rows: readonly Record<string, unknown>[],
  onConflict: OnConflict,
): Promise<unknown> {
  const columns = Object.entries<{ name: string }>(getTableColumns(table))
  const given = columns.filter(([key]) => Object.hasOwn(rows[0] ?? {}, key))
  const names = given.map(([, { name }]) => `"${name}"`)
  const json = JSON.stringify(rows.map((row) => namedValues(row, given)))
  const text = `insert into "${getTableName(table)}" (${names.join(', ')}) select ${names.join(', ')}
    from json_populate_recordset(null::"${getTableName(table)}", $1::text::json)${onConflict(names)}`
  return driverOf(db).unsafe(text, [json], { prepare: true })
}

/** By the names of columns. What is not there is null to Postgres: most columns of most rows are, and need not travel. */
function namedValues(
  row: Record<string, unknown>,
  given: readonly (readonly [string, { name: string }])[],
): Record<string, unknown> {
  const values: Record<string, unknown> = {}
  for (const [key, { name }] of given) {
    const value = row[key]
    if (value !== null && value !== undefined) values[name] = value
  }
  return values
}
