import { expect, onTestFinished, test } from 'vitest'
import { type MeasureName, MEASURES, measureOf } from '#domain/metrics/catalogue.ts'
import { type DimensionName, dimensionOf } from '#domain/metrics/dimensions.ts'
import { checkPlan } from '#domain/metrics/plan.ts'
import { createTestDatabases } from '#tests/support/databases.ts'
import { connectPace } from '../client.ts'
import { seedDemo } from '../seed/seed-demo.ts'
import { type Asker, runPlan } from './run-plan.ts'
import { SOME_HOUSE } from '#domain/testing/house.ts'

const ADMIN: Asker = { personId: null, role: 'admin', teamId: null }

async function openBrokerage() {
  const { pace } = await createTestDatabases()
  const admin = connectPace(pace.adminUrl, { max: 1 })
  const reporting = connectPace(pace.urls.pace_reporting, { max: 2 })
  onTestFinished(async () => {
    await Promise.all([admin.close(), reporting.close()])
  })
  await seedDemo(admin.db, { scale: 0.3 })
  // The demo's calls have no words, and its permits no last day.
  await admin.sql`insert into call_talk
      (call_id, agent_ms, customer_ms, silent_ms, longest_agent_ms, longest_customer_ms, interruptions)
    select id, 3000, 1000, 0, 3000, 1000, 2 from calls`
  await admin.sql`insert into call_checks (call_id, item, result) select id, 'timing', 'met' from calls`
  await admin.sql`insert into call_offers (call_id, mark_id, kind, type, fate)
    select id, 'm1', 'suggestion', 'sayFees', 'accepted' from calls`
  await admin.sql`update listings set permit_ends_on = current_date + 30 where permit_number is not null`
  // And none of a demo as small has been sold.
  await admin.sql`with left_market as (
      update listing_statuses set until = now() where to_status = 'available' and until is null returning listing_id)
    insert into listing_statuses (listing_id, at, document_seq, from_status, to_status, actor)
    select listing_id, now(), 1, 'available', 'sold', 'person:x' from left_market`
  const ask = (plan: object, asker = ADMIN) =>
    runPlan(reporting.db, checkPlan(plan), { asker, calendar: SOME_HOUSE })
  const askerOf = async (name: string): Promise<Asker> => {
    const [row] =
      await admin.sql`select id, role, team_id from people where name like ${`${name}%`}`
    return { personId: row?.id, role: row?.role, teamId: row?.team_id }
  }
  return { sql: admin.sql, reporting, ask, askerOf }
}

test('leads by stage come in the order of the pipeline and add up to all leads', async () => {
  const { ask, sql } = await openBrokerage()
  const { rows, total } = await ask({ measure: 'leads', dimensions: ['stage'] })
  const stages = rows.map((row) => row.groups[0]?.key)
  expect(stages).toEqual(
    ['new', 'contacted', 'qualified', 'viewing', 'offer', 'won', 'lost'].filter((stage) =>
      stages.includes(stage),
    ),
  )
  const [all] = await sql`select count(*)::int as count from leads`
  expect(rows.reduce((sum, row) => sum + (row.value ?? 0), 0)).toBe(all?.count)
  expect(total).toBe(rows.length)
})

test('listings by area and price name the areas and keep within the filter', async () => {
  const { ask, sql } = await openBrokerage()
  const { rows } = await ask({
    measure: 'listings',
    dimensions: ['area', 'priceBand'],
    filters: [
      { dimension: 'purpose', values: ['rent'] },
      { dimension: 'price', operator: 'atMost', values: [150_000] },
    ],
  })
  expect(rows.length).toBeGreaterThan(0)
  for (const { groups } of rows) {
    expect(groups[0]?.name).toBeTruthy()
    expect(['rent-60k', 'rent-100k', 'rent-150k']).toContain(groups[1]?.key)
  }
  const [all] = await sql`select count(*)::int as count from listings where purpose = 'rent' and
    price * (case rent_period when 'month' then 12 when 'quarter' then 4 when 'week' then 52 else 1 end) <= 150000`
  expect(rows.reduce((sum, row) => sum + (row.value ?? 0), 0)).toBe(all?.count)
})

test('calls by agent name the agents, most calls first', async () => {
  const { ask } = await openBrokerage()
  const { rows } = await ask({ measure: 'calls', dimensions: ['agent'] })
  const values = rows.map((row) => row.value ?? 0)
  expect(values).toEqual(values.toSorted((a, b) => b - a))
  expect(rows.filter((row) => row.groups[0]?.key).every((row) => row.groups[0]?.name)).toBe(true)
})

test.each(Object.keys(MEASURES) as MeasureName[])(
  '%s runs with every split and every filter that it has',
  async (name) => {
    const { ask } = await openBrokerage()
    const measure = measureOf(name)
    const sale = [{ dimension: 'purpose', values: ['sale'] }]
    const purpose = measure.unit === 'money' ? sale : []
    const beside: Partial<Record<DimensionName, object[]>> = {
      price: sale,
      budget: [{ dimension: 'intent', values: ['buy'] }],
    }
    for (const dimension of measure.dimensions) {
      const { rows } = await ask({ measure: name, dimensions: [dimension], filters: purpose })
      expect(rows.length).toBeGreaterThan(0)
    }
    const uuid = '6f1f4a3e-3e0f-4c56-9c0e-0c7a3a9d3c11'
    for (const filter of measure.filters) {
      const { kind, choices } = dimensionOf(filter)
      const value = {
        choice: Object.keys(choices ?? {})[0],
        listed: 'villa',
        area: 'dubai-marina',
        person: uuid,
        team: uuid,
        number: 2,
        flag: true,
        period: '',
        record: '',
      }[kind]
      const operators = kind === 'number' ? ['is', 'isNot', 'atLeast', 'atMost'] : ['is', 'isNot']
      for (const operator of operators) {
        await ask({
          measure: name,
          filters: [
            { dimension: filter, operator, values: [value] },
            ...(beside[filter] ?? purpose),
          ],
        })
      }
    }
  },
)

test('a range of dates is of Dubai: the day begins at 20:00 UTC', async () => {
  const { ask, sql } = await openBrokerage()
  await sql`update leads set created_at = '2026-01-31T20:00:00Z'`
  const time = { from: '2026-02-01', to: '2026-02-02' }
  const { rows } = await ask({ measure: 'leads', dimensions: ['day'], time })
  expect(rows.map((row) => row.groups[0]?.key)).toEqual(['2026-02-01'])
  expect((await ask({ measure: 'leads', time: { to: '2026-02-01' } })).rows[0]?.value).toBe(0)
})

test('what was won or lost is counted by when it was, and so is the win rate', async () => {
  const { ask, sql } = await openBrokerage()
  await sql`update leads set created_at = '2026-01-10T08:00:00Z', stage_changed_at = '2026-02-10T08:00:00Z'`
  const time = { from: '2026-02-01', to: '2026-03-01' }
  const closed = await ask({ measure: 'closedLeads', dimensions: ['month'], time })
  const [ended] = await sql`select count(*)::int as count from leads where stage in ('won', 'lost')`
  expect(closed.rows.map(({ groups, value }) => [groups[0]?.key, value])).toEqual([
    ['2026-02-01', ended?.count],
  ])
  expect((await ask({ measure: 'winRate', time })).rows[0]?.value).not.toBeNull()
  expect((await ask({ measure: 'leads', time })).rows[0]?.value).toBe(0)
})

test('two periods are two results of one snapshot, each named by its days', async () => {
  const { ask } = await openBrokerage()
  const time = { from: '2020-01-01', to: '2020-02-01' }
  const { rows } = await ask({ measure: 'leads', time, versus: { from: '2020-02-01' } })
  const all = await ask({ measure: 'leads', time: { from: '2020-02-01' } })
  expect(rows).toEqual([
    { groups: [{ key: '2020-01-01/2020-02-01', name: null }], value: 0 },
    { groups: [{ key: '2020-02-01/', name: null }], value: all.rows[0]?.value },
  ])
})

test('an average over agents is the mean of what those have who have any', async () => {
  const { ask, sql } = await openBrokerage()
  const { rows } = await ask({ measure: 'calls', averagedOver: 'agent' })
  const [mean] = await sql`select round(avg(count), 1)::float8 as mean from
    (select count(*) from calls where agent_id is not null group by agent_id) as each_agent`
  expect(rows).toEqual([{ groups: [], value: mean?.mean }])
})

test('budgets to rent are compared per year', async () => {
  const { ask, sql } = await openBrokerage()
  await sql`update leads set intent = 'rent', budget_max = 9000, budget_period = 'month'`
  const rent = { dimension: 'intent', values: ['rent'] }
  const under = (value: number) =>
    ask({
      measure: 'leads',
      filters: [rent, { dimension: 'budget', operator: 'atMost', values: [value] }],
    })
  expect((await under(107_999)).rows[0]?.value).toBe(0)
  expect((await under(108_000)).rows[0]?.value).toBeGreaterThan(0)
})

test('the most expensive are named by reference and title, the longest by who talked and when', async () => {
  const { ask } = await openBrokerage()
  const sort = { by: 'measure', direction: 'descending' }
  const purpose = { dimension: 'purpose', values: ['sale'] }
  const listing = await ask({
    measure: 'highestPrice',
    dimensions: ['listing'],
    filters: [purpose],
    sort,
    limit: 1,
  })
  expect(listing.rows[0]?.groups[0]?.name).toMatch(/^P-\d+, /)
  const call = await ask({ measure: 'longestCall', dimensions: ['call'], sort, limit: 1 })
  expect(call.rows[0]?.groups[0]?.name).toMatch(/\d{4} \d\d:\d\d$/)
})

test('only the first rows are given, with the number of all', async () => {
  const { ask } = await openBrokerage()
  const all = await ask({ measure: 'listings', dimensions: ['area'] })
  const first = await ask({ measure: 'listings', dimensions: ['area'], limit: 2 })
  expect(first.rows).toEqual(all.rows.slice(0, 2))
  expect(first.total).toBe(all.rows.length)
})

test('the same question counts for each asker what that asker may see', async () => {
  const { ask, askerOf, sql } = await openBrokerage()
  const countFor = async (asker: Asker) => (await ask({ measure: 'leads' }, asker)).rows[0]?.value
  const sara = await askerOf('Sara')
  const [mine] =
    await sql`select count(*)::int as count from leads where owner_id = ${sara.personId}
    or ${sara.personId} = any (collaborator_ids) or (owner_id is null and team_id = ${sara.teamId})`
  expect(await countFor(sara)).toBe(mine?.count)
  const layla = await askerOf('Layla')
  const [team] = await sql`select count(*)::int as count from leads where team_id = ${layla.teamId}`
  expect(await countFor(layla)).toBe(team?.count)
  expect(await countFor({ personId: null, role: 'agent', teamId: null })).toBe(0)
})

test('words that look like SQL are only values', async () => {
  const { ask, sql } = await openBrokerage()
  const filters = [{ dimension: 'area', values: ["x'; drop table leads; --"] }]
  expect((await ask({ measure: 'leads', filters })).rows[0]?.value).toBe(0)
  expect((await ask({ measure: 'listings', filters })).rows[0]?.value).toBe(0)
  const [still] = await sql`select count(*)::int as count from leads`
  expect(still?.count).toBeGreaterThan(0)
})

test('the role that answers cannot write, whatever it is asked', async () => {
  const { reporting } = await openBrokerage()
  await expect(reporting.sql`update leads set name = 'x'`).rejects.toThrow(
    /read-only|permission denied/,
  )
  await expect(reporting.sql`select phone from contacts`).rejects.toThrow(/permission denied/)
})
