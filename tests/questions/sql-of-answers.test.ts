import { afterAll, beforeAll, expect, test } from 'vitest'
import { connectPace } from '#db/pace/client.ts'
import { runPlan } from '#db/pace/metrics/run-plan.ts'
import { sqlProblem } from '#db/pace/sql/check-sql.ts'
import { sqlOfPlan } from '#db/pace/sql/plan-sql.ts'
import { runSql, type SqlValue } from '#db/pace/sql/run-sql.ts'
import { beginSqlRun, endSqlRun } from '#db/pace/sql/sql-runs.ts'
import { checkPlan, type Plan } from '#domain/metrics/plan.ts'
import { SOME_HOUSE } from '#domain/testing/house.ts'
import { createTestDatabases } from '#tests/support/databases.ts'
import { layDown } from './ask.ts'
import { ASKER, NOW } from './house.ts'
import { FIRST_SET, HELD_OUT_SET, MANAGERS_SET } from './sets.ts'

const { pace, drop } = await createTestDatabases({ keep: true })
const admin = connectPace(pace.adminUrl, { max: 1 })
const app = connectPace(pace.urls.pace_app, { max: 1 })
const reporting = connectPace(pace.urls.pace_reporting, { max: 1 })
afterAll(async () => {
  await Promise.all([admin.close(), app.close(), reporting.close()])
  await drop()
})
beforeAll(() => layDown(admin.db))

const now = new Date(NOW)
const { signal } = new AbortController()
const asker = { personId: ASKER.id, role: ASKER.role, teamId: ASKER.teamId }
const PLANS = [FIRST_SET, HELD_OUT_SET, MANAGERS_SET].flatMap(({ covered }) =>
  covered.map(({ plan }) => checkPlan(plan)),
)

/** Keys of the groups and the value of each row, whatever stands beside them. */
async function bySql(plan: Plan): Promise<string[]> {
  const statement = sqlOfPlan(plan, { calendar: SOME_HOUSE, now })
  expect(await sqlProblem(statement), statement).toBeNull()
  const runId = await beginSqlRun(app.db, { ...asker, statement })
  const found = await runSql(pace.urls.pace_sql, { runId, statement, signal })
  if ('why' in found) throw new Error(`${found.why}: ${found.message}`)
  const { columns, rows } = found
  await endSqlRun(app.db, runId, { outcome: 'answered' })
  const told = columns.flatMap((name, at) => (/^(?:period|key\d)$/.test(name) ? [at] : []))
  const value = columns.indexOf('value')
  const text = (one: SqlValue | undefined) =>
    one === null || one === undefined ? null : String(one)
  return rows.map((row) => JSON.stringify([...told.map((at) => text(row[at])), text(row[value])]))
}

test('the SQL of an answer, run as it is opened, gives the answer’s own rows', async () => {
  for (const plan of PLANS) {
    const { rows } = await runPlan(reporting.db, plan, { asker, calendar: SOME_HOUSE, now })
    const answered = rows.map(({ groups, value }) =>
      JSON.stringify([...groups.map(({ key }) => key), value === null ? null : String(value)]),
    )
    expect((await bySql(plan)).toSorted(), JSON.stringify(plan)).toEqual(answered.toSorted())
  }
}, 900_000)
