import fc from 'fast-check'
import { expect, test } from 'vitest'
import { hoursFor, placeBlocks } from './place-blocks.ts'

const DUBAI = 'Asia/Dubai'

/** A viewing on 1 March by the clock of Dubai. */
function at(id: string, from: number, to: number) {
  const midnight = Date.parse('2026-03-01T00:00:00+04:00')
  const instant = (minutes: number) => new Date(midnight + minutes * 60_000).toISOString()
  return { id, startsAt: instant(from), endsAt: instant(to) }
}

test('viewings that overlap stand beside each other, and those after them have the whole width again', () => {
  const day = [at('a', 600, 660), at('b', 630, 690), at('c', 660, 720), at('d', 800, 830)]
  expect(
    placeBlocks(day, DUBAI).map(({ viewing, lane, lanes }) => [viewing.id, lane, lanes]),
  ).toEqual([
    ['a', 0, 2],
    ['b', 1, 2],
    ['c', 0, 2],
    ['d', 0, 1],
  ])
})

test('the clock is the one of the house, and a night that goes over midnight ends with its day', () => {
  const night = at('night', 23 * 60, 25 * 60)
  expect(placeBlocks([night], DUBAI)).toMatchObject([{ from: 1380, to: 1440 }])
  expect(placeBlocks([night], 'UTC')).toMatchObject([{ from: 1140, to: 1260 }])
})

test('what takes a moment can still be read, at the end of a day too', () => {
  expect(placeBlocks([at('short', 600, 605)], DUBAI)).toMatchObject([{ from: 600, to: 630 }])
  expect(placeBlocks([at('late', 1435, 1439)], DUBAI)).toMatchObject([{ from: 1410, to: 1440 }])
})

test('hours before and after the usual ones are drawn where there is something', () => {
  expect(hoursFor([])).toEqual({ first: 8, last: 21 })
  expect(hoursFor([{ from: 450, to: 1350 }])).toEqual({ first: 7, last: 23 })
})

test('no two viewings ever stand on each other, and none is left out', () => {
  const minutes = fc.tuple(fc.integer({ min: 0, max: 1439 }), fc.integer({ min: 1, max: 300 }))
  fc.assert(
    fc.property(fc.array(minutes, { maxLength: 30 }), (times) => {
      const viewings = times.map(([from, takes], id) => at(String(id), from, from + takes))
      const placed = placeBlocks(viewings, DUBAI)
      expect(placed).toHaveLength(viewings.length)
      for (const [index, one] of placed.entries()) {
        expect(one.lane).toBeLessThan(one.lanes)
        for (const other of placed.slice(index + 1)) {
          const overlaps = one.from < other.to && other.from < one.to
          if (!overlaps) continue
          expect(one.lane).not.toBe(other.lane)
          expect(one.lanes).toBe(other.lanes)
        }
      }
    }),
    { numRuns: 200 },
  )
})
