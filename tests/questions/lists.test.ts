import { afterAll, expect, test } from 'vitest'
import { anyListAccess, requireNoun } from '#app/list/access/list-access.server.ts'
import { connectPace } from '#db/pace/client.ts'
import { readPage } from '#db/pace/list/read-page.ts'
import { runPlan } from '#db/pace/metrics/run-plan.ts'
import type { Actor } from '#domain/access/access.ts'
import { readListState } from '#domain/list/address.ts'
import { listOf } from '#domain/metrics/list-of.ts'
import { checkPlan, type Plan } from '#domain/metrics/plan.ts'
import { SOME_HOUSE } from '#domain/testing/house.ts'
import { createTestDatabases } from '#tests/support/databases.ts'
import { layDown } from './ask.ts'
import { ASKER, NOW } from './house.ts'
import { FIRST_SET, MANAGERS_SET } from './sets.ts'

const { pace, drop } = await createTestDatabases({ keep: true })
const admin = connectPace(pace.adminUrl, { max: 1 })
const reporting = connectPace(pace.urls.pace_reporting, { max: 2 })
afterAll(async () => {
  await Promise.all([admin.close(), reporting.close()])
  await drop()
})
await layDown(admin.db)

const ACTOR: Actor = { kind: 'person', ...ASKER, seesTeam: false } as Actor
const NOUNS: Record<string, string> = {
  leads: 'lead',
  listings: 'listing',
  calls: 'call',
  viewings: 'viewing',
  tasks: 'task',
}

/** How many rows the page of that address shows. */
async function rowsBehind(address: string): Promise<number> {
  const url = new URL(address, 'http://pace.test')
  const access = anyListAccess(requireNoun(NOUNS[url.pathname.slice(1)]))
  const source = access.source(ACTOR)
  const state = readListState(source.list, url.searchParams, SOME_HOUSE)
  const query = { ...state, zone: SOME_HOUSE.zone }
  // More than any of the small house's answers counts.
  const { rows } = await readPage(admin.db, source, access.readable(ACTOR), query, {
    limit: 1000,
    after: undefined,
  })
  return rows.length
}

const plans = [...FIRST_SET.covered, ...MANAGERS_SET.covered]
  .map(({ plan }) => plan)
  .map((plan): Plan => checkPlan(plan))

test('the list behind each row of an answer has as many rows as were counted', async () => {
  const asker = { personId: ASKER.id, role: ASKER.role, teamId: ASKER.teamId }
  const wrong: string[] = []
  let compared = 0
  for (const plan of plans.filter(({ share }) => !share)) {
    const { rows } = await runPlan(reporting.db, plan, {
      asker,
      calendar: SOME_HOUSE,
      now: new Date(NOW),
    })
    for (const { groups, value } of rows.slice(0, 6)) {
      const address = listOf(plan, groups)
      if (!address?.includes('?')) continue
      compared += 1
      const there = await rowsBehind(address)
      if (there !== value) wrong.push(`${address}: ${there} for ${value}`)
    }
  }
  expect(wrong).toEqual([])
  expect(compared).toBeGreaterThan(150)
})

test('what no list can show has no address: rates, averages, several periods', () => {
  const of = (plan: object) => listOf(checkPlan({ dimensions: [], filters: [], ...plan }))
  expect(of({ measure: 'winRate' })).toBeNull()
  expect(of({ measure: 'leads', averagedOver: 'agent' })).toBeNull()
  expect(
    of({ measure: 'calls', filters: [{ dimension: 'answered', operator: 'is', values: [true] }] }),
  ).toBeNull()
})
