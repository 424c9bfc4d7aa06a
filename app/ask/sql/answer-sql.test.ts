import { desc, eq } from 'drizzle-orm'
import { expect, test } from 'vitest'
import { auditLog, sqlRuns } from '#db/pace/schema.ts'
import { runSql } from '#db/pace/sql/run-sql.ts'
import { beginSqlRun, endSqlRun } from '#db/pace/sql/sql-runs.ts'
import { openBrokerage } from '#tests/support/brokerage.ts'
import { answerSql } from './answer-sql.server.ts'

const { admin, app, staff, sqlUrl } = await openBrokerage()

function someone(wanted: 'agent' | 'manager' | 'admin') {
  const person = staff.find(({ role, teamId }) => role === wanted && teamId !== null)
  if (!person?.role) throw new Error(`The demo has no ${wanted}.`)
  return { id: person.id, role: person.role, teamId: person.teamId }
}

function ask(person: ReturnType<typeof someone>, statement: string) {
  const actor = { kind: 'person', ...person } as const
  const by = { actor: `person:${person.id}`, via: 'service:pages' }
  const { signal } = new AbortController()
  const deps = { db: app, runSql: (run: Parameters<typeof runSql>[1]) => runSql(sqlUrl, run) }
  return answerSql(deps, { actor, by, person, statement, signal })
}

/** What was written down of the last run of a statement. */
async function kept(statement: string) {
  const [run] = await admin
    .select()
    .from(sqlRuns)
    .where(eq(sqlRuns.statement, statement))
    .orderBy(desc(sqlRuns.at), desc(sqlRuns.id))
    .limit(1)
  const target = `sql:${run?.id}`
  const entries = await admin.select().from(auditLog).where(eq(auditLog.target, target))
  return { run, entries }
}

test('a manager reads their team’s rows by SQL, and it is in the audit with the statement', async () => {
  const manager = someone('manager')
  const statement = 'select distinct team_id::text from leads where team_id is not null'
  const answer = await ask(manager, statement)
  expect(answer).toMatchObject({ state: 'answered', rows: [[manager.teamId]], isCut: false })
  const { run, entries } = await kept(statement)
  expect(run).toMatchObject({ personId: manager.id, outcome: 'answered', rowCount: 1 })
  expect(entries).toMatchObject([
    {
      actor: `person:${manager.id}`,
      action: 'question.sql',
      outcome: 'allowed',
      after: { statement },
    },
  ])
})

test('an agent may write none, and nothing of it is run', async () => {
  const statement = 'select count(*) from leads -- of an agent'
  await expect(ask(someone('agent'), statement)).rejects.toThrow(
    'You may not run SQL for this question',
  )
  expect((await kept(statement)).run).toBeUndefined()
})

test.each([
  ["select set_config('pace.role', 'admin', true)", { why: 'function', named: 'set_config' }],
  ['select 1; drop table leads', { why: 'notOne' }],
  ['delete from leads', { why: 'notSelect' }],
  ['select phone from leads', { why: 'notReadable' }],
  ['select nothing from leads', { why: 'statement', named: 'column "nothing" does not exist' }],
  ['select 1 / 0', { why: 'statement', named: 'division by zero' }],
  ['selct 1', { why: 'notSql' }],
])('%s is refused in words, and kept', async (statement, told) => {
  expect(await ask(someone('admin'), statement)).toMatchObject({ state: 'refused', ...told })
  const { run, entries } = await kept(statement)
  expect(run?.outcome).toBe('refused')
  expect(entries).toMatchObject([{ outcome: 'denied' }])
})

test('hostile text is a statement like any other', async () => {
  for (const text of [
    '',
    '🏠',
    '\u202e',
    '\ud800',
    'a\u0000b',
    'ا'.repeat(10_000),
    '('.repeat(9_000),
    "select '",
    '--',
    '/*',
  ])
    expect(await ask(someone('admin'), text), text.slice(0, 20)).toMatchObject({ state: 'refused' })
})

test('a person has two runs at a time', async () => {
  const admin = someone('admin')
  const open = { personId: admin.id, role: admin.role, teamId: admin.teamId, statement: '' }
  const ids = [await beginSqlRun(app, open), await beginSqlRun(app, open)]
  expect(await ask(admin, 'select 1')).toEqual({ state: 'refused', why: 'busy', named: '' })
  for (const id of ids) await endSqlRun(app, id, { outcome: 'answered' })
  expect(await ask(admin, 'select 1')).toMatchObject({ state: 'answered', rows: [[1]] })
})

test('of what is too long to be run no more than its beginning is kept', async () => {
  const text = `select '${'x'.repeat(20_000)}'`
  expect(await ask(someone('admin'), text)).toMatchObject({ state: 'refused', why: 'tooLong' })
  const { run } = await kept(`${text.slice(0, 500)}… (${text.length})`)
  expect(run?.outcome).toBe('refused')
})
