import fc from 'fast-check'
import { expect, test } from 'vitest'
import { inLanes, intoLanes } from './lanes.ts'

const Items = fc.array(
  fc.array(
    fc.integer({ min: 0, max: 30 }).map((key) => `k${key}`),
    { maxLength: 3 },
  ),
  { maxLength: 60 },
)

test('every item is in one lane, in its order, with all that shares something with it', () => {
  fc.assert(
    fc.property(Items, fc.integer({ min: 1, max: 4 }), (keys, count) => {
      const items = keys.map((of, at) => ({ at, of }))
      const lanes = intoLanes(items, count, ({ of }) => of)
      expect(lanes.length).toBeLessThanOrEqual(count)
      expect(lanes.flat().toSorted((a, b) => a.at - b.at)).toEqual(items)
      const laneOf = new Map<string, number>()
      for (const [place, lane] of lanes.entries()) {
        expect(lane).toEqual(lane.toSorted((a, b) => a.at - b.at))
        expect(lane.length).toBeGreaterThan(0)
        for (const key of lane.flatMap(({ of }) => of))
          expect(laneOf.set(key, laneOf.get(key) ?? place).get(key)).toBe(place)
      }
    }),
  )
})

test('what shares nothing is spread evenly', () => {
  const items = Array.from({ length: 401 }, (_, at) => at)
  const lanes = intoLanes(items, 2, (at) => [String(at)])
  expect(lanes.map(({ length }) => length)).toEqual([201, 200])
})

test('a lane that fails is told when the others have ended, too', async () => {
  const ended: string[] = []
  const other = Promise.withResolvers<void>()
  const all = inLanes(
    ['bad', 'good'],
    2,
    (item) => [item],
    async ([item]) => {
      if (item === 'bad') throw new Error('bad')
      await other.promise
      ended.push('good')
    },
  )
  const told = expect(all).rejects.toThrow('bad')
  other.resolve()
  await told
  expect(ended).toEqual(['good'])
})
