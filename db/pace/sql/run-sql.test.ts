import { expect, test } from 'vitest'
import postgres from 'postgres'
import { eq, sql } from 'drizzle-orm'
import { waitFor } from '#tests/support/wait-for.ts'
import { openBrokerage } from '#tests/support/brokerage.ts'
import { addOddRows, asAsker, type Asker } from '#tests/support/odd-rows.ts'
import type { PaceDb } from '../client.ts'
import { calls, contacts, leads, listings, sqlRuns, tasks, viewings } from '../schema.ts'
import { sqlProblem } from './check-sql.ts'
import { READABLE } from './readable.ts'
import { MOST_SQL_COLUMNS, MOST_SQL_ROWS, runSql, type SqlRows } from './run-sql.ts'
import { beginSqlRun, endSqlRun } from './sql-runs.ts'

const { admin, app, reporting, staff, sqlUrl: url } = await openBrokerage()
await addOddRows(admin, staff)
const boss = staff.find(({ role }) => role === 'admin')
const managers = staff.filter(({ role, teamId }) => role === 'manager' && teamId !== null)
if (!boss?.role) throw new Error('The demo has no admin.')
const signal = new AbortController().signal
/** The same role without its limits of time: only what is about time hangs on it. */
const patient = `${url}?statement_timeout=0&transaction_timeout=0`

async function begin(asker: Asker, statement = '') {
  const { id: personId, role, teamId } = asker
  return beginSqlRun(app, { personId, role: role ?? 'agent', teamId, statement })
}

async function run(statement: string, asker: Asker = boss ?? never()) {
  return rowsOf(await runSql(patient, { runId: await begin(asker), statement, signal }))
}

function rowsOf(found: Awaited<ReturnType<typeof runSql>>): SqlRows {
  if ('why' in found) throw new Error(found.why)
  return found
}

function never(): never {
  throw new Error('There is nobody.')
}

async function sessions(): Promise<number> {
  const [found] = await admin.execute<{ count: number }>(
    sql`select count(*)::int as count from pg_stat_activity where application_name = 'people-sql' and datname = current_database()`,
  )
  return Number(found?.count)
}

/** What the database itself says of it, whether or not the grammar would have let it through. */
async function why(statement: string): Promise<string> {
  const found = await runSql(url, { runId: await begin(boss ?? never()), statement, signal })
  return 'why' in found ? found.why : `answered ${JSON.stringify(found.rows).slice(0, 80)}`
}

const ROWS: Record<string, (db: PaceDb) => Promise<{ id: string }[]>> = {
  leads: async (db) => db.select({ id: leads.id }).from(leads),
  listings: async (db) => db.select({ id: listings.id }).from(listings),
  calls: async (db) => db.select({ id: calls.id }).from(calls),
  contacts: async (db) => db.select({ id: contacts.id }).from(contacts),
  tasks: async (db) => db.select({ id: tasks.id }).from(tasks),
  viewings: async (db) => db.select({ id: viewings.id }).from(viewings),
}

test.each(Object.entries(ROWS))(
  'people read the very %s by SQL that questions count for them',
  async (table, read) => {
    for (const asker of [
      ...managers,
      ...staff.filter(({ role }) => role === 'agent').slice(0, 2),
    ]) {
      const counted = await asAsker(reporting, asker, read)
      // The house is small enough for all of them to be read.
      expect(counted.length).toBeLessThan(MOST_SQL_ROWS)
      const { rows } = await run(`select id::text from ${table}`, asker)
      const ids = counted.map(({ id }) => id).toSorted()
      expect(rows.map(([id]) => String(id)).toSorted()).toEqual(ids)
    }
  },
)

test('an admin reads all, and who is named by no run that goes on reads nothing', async () => {
  const [all] = (await run('select count(*)::int from leads')).rows
  expect(all).toEqual([await admin.$count(leads)])
  const ended = await begin(boss)
  await endSqlRun(app, ended, { outcome: 'answered' })
  for (const runId of [ended, crypto.randomUUID()]) {
    const statement = 'select count(*)::int from leads'
    expect(rowsOf(await runSql(url, { runId, statement, signal })).rows).toEqual([[0]])
  }
})

test('a run of long ago is nobody’s ticket', async () => {
  const runId = await begin(boss)
  await admin
    .update(sqlRuns)
    .set({ at: new Date(Date.now() - 120_000).toISOString() })
    .where(eq(sqlRuns.id, runId))
  const found = await runSql(url, { runId, statement: 'select id from leads', signal })
  expect(rowsOf(found).rows).toEqual([])
})

test('columns are readable as they are listed, and no other, of these tables and no other', async () => {
  const own = postgres(url, { max: 1 })
  const rows = await own<{ table: string; columns: string[] }[]>`
    select relname as table, array_agg(attname::text order by attnum) as columns
    from pg_attribute join pg_class on pg_class.oid = attrelid
    where relnamespace = 'public'::regnamespace and attnum > 0 and not attisdropped and relkind in ('r', 'v', 'm', 'p')
      and has_column_privilege(attrelid, attnum, 'select') group by relname`
  const sorted = (columns: readonly string[]) => columns.toSorted()
  const found = Object.fromEntries(rows.map(({ table, columns }) => [table, sorted(columns)]))
  const listed = Object.entries(READABLE).map(([table, columns]) => [table, sorted(columns)])
  expect(found).toEqual(Object.fromEntries(listed))
  await own.end()
})

test('the role owns nothing, changes nothing, and calls nothing that runs with another’s rights', async () => {
  const own = postgres(url, { max: 1 })
  const [role] =
    await own`select rolsuper, rolcreatedb, rolcreaterole, rolbypassrls, rolreplication,
    (select count(*)::int from pg_auth_members where member = pg_roles.oid) as memberships
    from pg_roles where rolname = current_user`
  expect(role).toEqual({
    rolsuper: false,
    rolcreatedb: false,
    rolcreaterole: false,
    rolbypassrls: false,
    rolreplication: false,
    memberships: 0,
  })
  const [written] =
    await own`select count(*)::int from pg_class where relnamespace = 'public'::regnamespace
    and relkind = 'r' and has_table_privilege(oid, 'insert, update, delete, truncate, references, trigger')`
  expect(written).toEqual({ count: 0 })
  const lent =
    await own`select proname from pg_proc where prosecdef and prorettype <> 'trigger'::regtype
    and has_function_privilege(oid, 'execute') order by 1`
  expect(lent.map(({ proname }) => String(proname))).toEqual([
    'sql_asker_id',
    'sql_asker_role',
    'sql_asker_sees_team',
    'sql_asker_team',
  ])
  await own.end()
})

/** What attackers try. Whether or not the grammar refuses it first, the database does not let it through. */
const DENIED: [string, string[]][] = [
  ['select name from leads', ['notReadable']],
  ['select leads from leads', ['notReadable']],
  ['select (leads).phone from leads', ['notReadable']],
  ['select l.search_text_of from leads l', ['notReadable']],
  ['select * from leads', ['notReadable']],
  ['select caller_phone from calls', ['notReadable']],
  ['select summary from calls', ['notReadable']],
  ['select text from call_segments', ['notReadable']],
  ['select payload from enquiries', ['notReadable']],
  ['select value from contact_identities', ['notReadable']],
  ['select email from people', ['notReadable']],
  ['select * from sql_runs', ['notReadable']],
  ['select * from web_sessions', ['notReadable']],
  ['select rolpassword from pg_authid', ['notReadable']],
  ["select pg_read_file('/etc/passwd')", ['notReadable']],
  ["select lo_import('/etc/passwd')", ['notReadable', 'statement']],
  ["select lo_from_bytea(0, 'x')", ['notReadable', 'statement']],
  ["copy leads to program 'id'", ['notReadable', 'statement']],
  ["copy (select 1) to '/tmp/x'", ['notReadable', 'statement']],
  ['set role pace_migrator', ['notReadable']],
  ['set session authorization pace_app', ['notReadable']],
  ['create temp table mine (id int)', ['notReadable', 'statement']],
  [
    'create function mine() returns int language sql as $$ select 1 $$',
    ['notReadable', 'statement'],
  ],
  ["do $$ begin perform pg_read_file('x'); end $$", ['notReadable', 'statement']],
  ['update leads set stage = stage', ['notReadable', 'statement']],
  ['delete from leads', ['notReadable', 'statement']],
  ['select id from leads for update', ['notReadable', 'statement']],
  ['select id from leads; select id from leads', ['statement']],
  ['set transaction read write', ['statement']],
  ['select keep_conversation(gen_random_uuid())', ['notReadable']],
  ["select dblink('', '')", ['statement']],
  ["select nextval('audit_log_sequence_seq')", ['notReadable', 'statement']],
  ['alter role pace_sql bypassrls', ['notReadable', 'statement']],
  ["alter system set work_mem = '1GB'", ['notReadable', 'statement']],
  ['listen something', ['statement', 'answered []']],
]

test.each(DENIED)('%s: the database refuses it by itself', async (statement, whys) => {
  expect(whys).toContain(await why(statement))
})

test('whoever takes another name by a setting reads no more than before', async () => {
  const [manager] = managers
  const all = await admin.$count(leads)
  const own = (await asAsker(reporting, manager ?? never(), ROWS['leads'] ?? never())).length
  expect(own).toBeLessThan(all)
  for (const setting of [
    "set_config('pace.role', 'admin', true)",
    `set_config('pace.person', '${boss.id}', true)`,
    `set_config('pace.sql_run', '${crypto.randomUUID()}', true)`,
    "set_config('row_security', 'off', true)",
  ]) {
    const statement = `with taken as materialized (select ${setting}) select count(*)::int from taken, leads`
    const found = await run(statement, manager).then(
      ({ rows }) => Number(rows[0]?.[0]),
      (error: unknown) => {
        // Only what may be refused is: that the rows be read without their security.
        expect([setting, String(error)]).toEqual([
          "set_config('row_security', 'off', true)",
          expect.stringMatching(/notReadable|statement/),
        ])
        return 0
      },
    )
    expect(found, setting).toBeLessThanOrEqual(own)
  }
})

test.each([
  'with recursive t(n) as (select 1 union all select n + 1 from t) select max(n) from t',
  'select pg_sleep(60)',
  'select count(*) from generate_series(1, 100000) a, generate_series(1, 100000) b',
])('%s is ended after its time', async (statement) => {
  expect(await why(statement)).toBe('slow')
})

test('a result is cut where it is long or large, and what is not read is not made', async () => {
  const long = await run('select a.id::text from leads a, leads b, leads c, leads d')
  expect(long.rows).toHaveLength(MOST_SQL_ROWS)
  expect(long.isCut).toBe(true)
  const large = await run("select repeat('x', 400000) from leads")
  expect(large.rows.length).toBeLessThan(3)
  expect(large.isCut).toBe(true)
})

test('rows are not wide, and few where their numbers are long', async () => {
  const digits = "(select ('1' || repeat('0', 5000))::numeric as x) a"
  const wide = (columns: number) => `select ${'x, '.repeat(columns - 1)}x from ${digits}, leads`
  expect(await why(wide(MOST_SQL_COLUMNS + 1))).toBe('columns')
  const cut = await run(wide(MOST_SQL_COLUMNS))
  expect(cut.isCut).toBe(true)
  expect(cut.rows.length).toBeLessThan(5)
})

test('who goes away leaves no statement in the database', async () => {
  await waitFor(async () => (await sessions()) === 0)
  const leaves = new AbortController()
  const runId = await begin(boss)
  const statement = 'select pg_sleep(600)'
  const left = runSql(patient, { runId, statement, signal: leaves.signal })
  const ended = expect(left).rejects.toThrow()
  await waitFor(async () => {
    const [found] = await admin.execute(
      sql`select 1 from pg_stat_activity where application_name = 'people-sql' and datname = current_database() and state = 'active' and wait_event = 'PgSleep'`,
    )
    return found !== undefined
  })
  leaves.abort()
  await ended
  await waitFor(async () => (await sessions()) === 0)
})

test('nothing is left of a run: no lock, no setting', async () => {
  expect(await why('select pg_advisory_lock(42)')).toMatch(/^answered/)
  // Its session ends a moment after it has answered.
  await waitFor(async () => (await sessions()) === 0)
  const again = await run(
    "select pg_try_advisory_lock(42), current_setting('pace.sql_run', true) <> ''",
  )
  expect(again.rows).toEqual([[true, true]])
})

test('numbers, texts, dates and nothing come as they are read', async () => {
  const { columns, rows } = await run(
    "select 1 as one, 'دبي' as place, null as none, true as yes, date '2026-11-23' as day, 1.5::numeric as half, array['a'] as list",
  )
  expect(columns).toEqual(['one', 'place', 'none', 'yes', 'day', 'half', 'list'])
  expect(rows).toEqual([[1, 'دبي', null, true, '2026-11-23', 1.5, '["a"]']])
})

test('every statement that attackers try is refused by the grammar too', async () => {
  const notByGrammar = [
    'select name from leads',
    'select leads from leads',
    'select (leads).phone from leads',
    'select l.search_text_of from leads l',
    'select * from leads',
    'select caller_phone from calls',
    'select summary from calls',
    'select email from people',
  ]
  for (const [statement] of DENIED)
    if (!notByGrammar.includes(statement))
      expect(await sqlProblem(statement), statement).not.toBeNull()
})

test.each([
  'with pg_stat_activity as (select * from pg_stat_activity) select query from pg_stat_activity',
  'select 1 from pg_class where exists (with pg_class as (select 1) select 1)',
  'with leads as (select 1) select * from leads',
  'select 1e131071',
  `select ${'9'.repeat(50)}`,
  "select concat(a, a, a, a, a) from (select concat('x', 'x', 'x', 'x', 'x') as a) as s",
  "select 'a' operator(pg_catalog.~) any (select '(a*)*b')",
  'select id from leads order by id using <',
  'with recursive t as (select 1 union all select 1) select * from t',
])('%s: the grammar refuses what the database would not', async (statement) => {
  expect(await sqlProblem(statement)).not.toBeNull()
})
