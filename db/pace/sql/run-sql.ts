import { setTimeout as delay } from 'node:timers/promises'
import postgres from 'postgres'

export type SqlValue = string | number | boolean | null
export type RunSql = (run: SqlRun) => Promise<SqlRows | SqlFailure>
/** Why a statement came to nothing; `message` is Postgres's own where it is about the statement. Told, not thrown: pages hold a copy of this module, and no class is the same in both. */
export type SqlFailure = {
  why: 'notReadable' | 'slow' | 'busy' | 'columns' | 'statement'
  message: string
}
type SqlRun = { runId: string; statement: string; signal: AbortSignal }
export type SqlRows = { columns: string[]; rows: SqlValue[][]; isCut: boolean }

export const MOST_SQL_ROWS = 1_000
/** Columns of a row, and values that are fetched at once: one may be a number of 131,072 digits, and no more of them are ever in memory. */
export const MOST_SQL_COLUMNS = 60
const VALUES_AT_ONCE = 300
/** Of all that is handed on together; a row more is read, and the rest is left. */
const MOST_CHARACTERS = 1_000_000
/** All connections are taken: those that end in a moment are waited for once. */
const PAUSE_MS = 200

/** Dates and times stay as Postgres writes them, in UTC; numbers are numbers as long as none of their digits is lost. */
const AS_READ = {
  time: { to: 1184, from: [1082, 1083, 1114, 1184, 1186, 1266], serialize: String, parse: String },
  number: { to: 1700, from: [20, 1700], serialize: String, parse: numberOf },
}
const MOST_DIGITS = 15

function numberOf(text: string): number | string {
  return text.length <= MOST_DIGITS ? Number(text) : text
}

/**
 * Runs one statement as `pace_sql`, for whoever the run names: read only, on a connection that nobody had before and nobody has after,
 * so that no lock, setting or time zone of it is left to anybody. What is not fetched is not made.
 */
export async function runSql(url: string, run: SqlRun): Promise<SqlRows | SqlFailure> {
  const first = await runOnce(url, run)
  if (!('why' in first) || first.why !== 'busy') return first
  await delay(PAUSE_MS, undefined, { signal: run.signal })
  return runOnce(url, run)
}

async function runOnce(
  url: string,
  { runId, statement, signal }: SqlRun,
): Promise<SqlRows | SqlFailure> {
  const sql = postgres(url, {
    max: 1,
    idle_timeout: 0,
    onnotice: () => undefined,
    types: AS_READ,
    connection: { application_name: 'people-sql', TimeZone: 'UTC' },
  })
  const running: Running = { isAsked: false }
  // Whoever goes away leaves no statement behind: Postgres looks each second whether its client is there (`client_connection_check_interval`).
  const stop = () => {
    if (running.isAsked) void sql.end({ timeout: 0 })
  }
  signal.addEventListener('abort', stop, { once: true })
  try {
    signal.throwIfAborted()
    return await sql.begin('read only', async (tx) => {
      await tx`select set_config('pace.sql_run', ${runId}, true)`
      return fetched(tx, { statement, signal }, running)
    })
  } catch (error) {
    signal.throwIfAborted()
    return failureOf(error)
  } finally {
    signal.removeEventListener('abort', stop)
    await sql.end({ timeout: 0 })
  }
}

type Running = { isAsked: boolean }

async function fetched(
  tx: postgres.TransactionSql,
  { statement, signal }: Pick<SqlRun, 'statement' | 'signal'>,
  running: Running,
): Promise<SqlRows | SqlFailure> {
  const { columns: described } = await tx.unsafe(statement, [], { prepare: true }).describe()
  const columns = described.map(({ name }) => name)
  if (columns.length > MOST_SQL_COLUMNS) return { why: 'columns', message: String(columns.length) }
  const query = tx.unsafe(statement, [], { prepare: true })
  running.isAsked = true
  signal.throwIfAborted()
  const rows: SqlValue[][] = []
  let size = 0
  // Each batch is a round trip, and all of them are in the time that the statement has.
  const rowsAtOnce = Math.max(1, Math.floor(VALUES_AT_ONCE / Math.max(1, columns.length)))
  for await (const batch of query.values().cursor(rowsAtOnce)) {
    for (const row of batch) {
      const values = row.map(valueOf)
      size += values.reduce((sum: number, value) => sum + String(value).length, 0)
      if (rows.length === MOST_SQL_ROWS || size > MOST_CHARACTERS)
        return { columns, rows, isCut: true }
      rows.push(values)
    }
  }
  return { columns, rows, isCut: false }
}

function valueOf(value: unknown): SqlValue {
  if (value === null || value === undefined) return null
  if (typeof value === 'number' || typeof value === 'boolean') return value
  if (typeof value === 'string') return value
  return typeof value === 'bigint' ? value.toString() : JSON.stringify(value)
}

const SLOW = ['57014', '25P04']
const BUSY = ['53300', '53400', '53200', '55P03', '57P03']
const OF_THE_STATEMENT = ['0A', '21', '22', '25', '2F', '34', '42', '54']

/** What is wrong with the machine is nobody's to read: it goes to the log. */
function failureOf(error: unknown): SqlFailure {
  if (!(error instanceof postgres.PostgresError)) throw error
  const { code, message } = error
  if (code === '42501') return { why: 'notReadable', message }
  if (SLOW.includes(code)) return { why: 'slow', message }
  if (BUSY.includes(code)) return { why: 'busy', message }
  if (OF_THE_STATEMENT.includes(code.slice(0, 2))) return { why: 'statement', message }
  throw error
}
