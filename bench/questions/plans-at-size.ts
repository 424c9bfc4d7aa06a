import { loadavg } from 'node:os'
import { connectPace } from '#db/pace/client.ts'
import { runPlan } from '#db/pace/metrics/run-plan.ts'
import { checkPlan } from '#domain/metrics/plan.ts'
import { SOME_HOUSE } from '#domain/testing/house.ts'
import { FIRST_SET, MANAGERS_SET } from '#tests/questions/sets.ts'
import { fillBrokerage } from '../at-size/fill.ts'
import { idOf } from '../at-size/measures.ts'
import type { BenchDatabase } from '../sync/servers/database.ts'
import { summarise } from '../stack/latencies.ts'

const ROUNDS = 5
/** Who is in the house that is filled: its admin, and a manager. */
const ASKERS = {
  'an admin': { personId: idOf(2, 1), role: 'admin', teamId: idOf(1, 2) },
  'a manager': { personId: idOf(2, 2), role: 'manager', teamId: idOf(1, 3) },
} as const

/** What it takes to run the plans of the sets, for who sees all and for who sees a team, in a house with so many listings. */
export async function benchPlans(database: BenchDatabase, size: number): Promise<void> {
  await fillBrokerage(database.superuser, size, { bare: true })
  const { db, close } = connectPace(database.urlOf('pace_reporting'), { max: 1 })
  const plans = [...FIRST_SET.covered, ...MANAGERS_SET.covered].map(({ plan }) => checkPlan(plan))
  const table: Record<string, object> = {}
  for (const [who, asker] of Object.entries(ASKERS)) {
    const times: number[] = []
    let slowest = { took: 0, measure: '' }
    for (let round = 0; round < ROUNDS; round += 1)
      for (const plan of plans) {
        const began = performance.now()
        await runPlan(db, plan, { asker, calendar: SOME_HOUSE })
        const took = performance.now() - began
        times.push(took)
        if (took > slowest.took) slowest = { took, measure: plan.measure }
      }
    table[who] = { ...summarise(times), slowest: slowest.measure }
  }
  console.log(`\nRunning a plan, ${size} listings (milliseconds; load ${loadavg()[0]?.toFixed(1)})`)
  console.table(table)
  await close()
}
