import postgres from 'postgres'
import { z } from 'zod'

export type SqlValue = string | number | boolean | null
export type RunSql = (run: SqlRun) => Promise<SqlRows>
type SqlRun = { runId: string; statement: string; signal: AbortSignal }
export type SqlRows = { columns: string[]; rows: SqlValue[][]; isCut: boolean }

export const MOST_SQL_ROWS = 1_000
const BATCH = 100
/** Of all that is handed on together; a row more is read, and the rest is left. */
const MOST_CHARACTERS = 1_000_000

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
export async function runSql(url: string, { runId, statement, signal }: SqlRun): Promise<SqlRows> {
  const sql = postgres(url, {
    max: 1,
    idle_timeout: 0,
    onnotice: () => undefined,
    types: AS_READ,
    connection: { application_name: 'people-sql', TimeZone: 'UTC' },
  })
  const end = () => void sql.end({ timeout: 0 })
  signal.addEventListener('abort', end, { once: true })
  try {
    return await sql.begin('read only', async (tx) => {
      await tx`select set_config('pace.sql_run', ${runId}, true)`
      return fetched(tx, statement)
    })
  } catch (error) {
    signal.throwIfAborted()
    throw toFailure(error)
  } finally {
    signal.removeEventListener('abort', end)
    await sql.end({ timeout: 0 })
  }
}

async function fetched(tx: postgres.TransactionSql, statement: string): Promise<SqlRows> {
  const query = tx.unsafe(statement, [], { prepare: true })
  const rows: SqlValue[][] = []
  let columns: string[] = []
  let size = 0
  for await (const batch of query.values().cursor(BATCH)) {
    // The first batch alone has them.
    if (rows.length === 0) columns = namesOf(batch)
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

const NamedSchema = z.object({ columns: z.array(z.object({ name: z.string() })) })

/** The driver's types do not say that a batch of plain values has its columns as well. */
function namesOf(batch: unknown): string[] {
  const { columns } = NamedSchema.parse({ columns: Object(batch).columns })
  return columns.map(({ name }) => name)
}

function valueOf(value: unknown): SqlValue {
  if (value === null || value === undefined) return null
  if (typeof value === 'number' || typeof value === 'boolean') return value
  if (typeof value === 'string') return value
  return typeof value === 'bigint' ? value.toString() : JSON.stringify(value)
}

/** Why a statement came to nothing; `message` is Postgres's own where it is about the statement. */
export class SqlFailed extends Error {
  override name = 'SqlFailed'
  readonly why: 'notReadable' | 'slow' | 'busy' | 'statement'

  constructor(why: SqlFailed['why'], message: string) {
    super(message)
    this.why = why
  }
}

const SLOW = ['57014', '25P04']
const BUSY = ['53300', '53400', '53200', '55P03', '57P03']
const OF_THE_STATEMENT = ['0A', '21', '22', '25', '2F', '34', '42', '54']

/** What is wrong with the machine is nobody's to read: it goes to the log. */
function toFailure(error: unknown): unknown {
  if (!(error instanceof postgres.PostgresError)) return error
  const { code, message } = error
  if (code === '42501') return new SqlFailed('notReadable', message)
  if (SLOW.includes(code)) return new SqlFailed('slow', message)
  if (BUSY.includes(code)) return new SqlFailed('busy', message)
  return OF_THE_STATEMENT.includes(code.slice(0, 2)) ? new SqlFailed('statement', message) : error
}
