import { expect, test } from 'vitest'
import { summariseRuns } from './summarise.ts'

test('the run in the middle speaks for a figure, and the range stands beside it', () => {
  const runs = [{ 'p99 ms': 9 }, { 'p99 ms': 3 }, { 'p99 ms': 5 }]
  expect(summariseRuns(runs)).toEqual({ 'p99 ms': { median: 5, min: 3, max: 9 } })
})

test.each(['lost', 'lost at the kill', 'acknowledged and lost', 'failed', 'synced early'])(
  'one bad run is enough for %s',
  (name) => {
    const runs = [{ [name]: 0 }, { [name]: 2 }, { [name]: 0 }]
    expect(summariseRuns(runs)[name]).toEqual({ median: 2, min: 0, max: 2 })
  },
)
