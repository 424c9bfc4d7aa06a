import './virtual-time.ts'
import './seeded-random.ts'
import { expect, test } from 'vitest'
import { simulate } from './simulation.ts'

test('tries', async () => {
  const begin = performance.now()
  let failures = 0
  let commits = 0
  const N = Number(process.env.N ?? 100)
  for (let seed = Number(process.env.S ?? 1); seed < Number(process.env.S ?? 1) + N; seed += 1) {
    const result = await simulate({ seed, nodes: 1 })
    commits += result.commits
    if (result.violation) {
      failures += 1
      if (failures < 4) console.log(seed, result.violation.message, process.env.T ? result.violation.stack + '\n' + result.trace.slice(-60).join('\n') : '')
    }
  }
  console.log({ failures, commits, perRun: (performance.now() - begin) / N })
  expect(1).toBe(1)
})
