import fc from 'fast-check'
import { expect, test } from 'vitest'
import { ClockWaits } from './clock-waits.ts'

const wait = fc.record({ client: fc.nat(2), clock: fc.nat(20) })

test('whoever waited for less is released, in the order of the clocks, and nobody else', () => {
  fc.assert(
    fc.property(fc.array(wait), wait, (waiting, { client, clock }) => {
      const waits = new ClockWaits<{ client: number; clock: number }>()
      for (const one of waiting) waits.add(one, one)
      const released = waits.release(client, clock)
      const expected = waiting.filter((one) => one.client === client && one.clock < clock)
      expect(released.map((one) => one.clock)).toEqual(
        expected.map((one) => one.clock).toSorted((a, b) => a - b),
      )
      expect(new Set(released)).toEqual(new Set(expected))
      expect(waits.size).toBe(waiting.length - expected.length)
    }),
  )
})

test('whoever is released is gone, and who is left can be released later', () => {
  const waits = new ClockWaits<string>()
  waits.add({ client: 1, clock: 3 }, 'three')
  waits.add({ client: 1, clock: 1 }, 'one')
  expect(waits.release(1, 1)).toEqual([])
  expect(waits.release(1, 2)).toEqual(['one'])
  expect(waits.release(1, 2)).toEqual([])
  expect(waits.release(2, 99)).toEqual([])
  expect(waits.release(1, 99)).toEqual(['three'])
  expect(waits.size).toBe(0)
})

test('what nothing ever reaches waits for ever', () => {
  const waits = new ClockWaits<string>()
  waits.add({ client: 1, clock: Infinity }, 'never')
  expect(waits.release(1, Number.MAX_SAFE_INTEGER)).toEqual([])
  expect(waits.size).toBe(1)
})
