import fc from 'fast-check'
import { expect, test } from 'vitest'
import { readContact } from '#domain/contact/contact.ts'
import { ImportRuleSchema, MappingSchema } from '#domain/import/import.ts'
import { rowReader } from '#domain/import/read-row.ts'
import { SOME_HOUSE } from '#domain/testing/house.ts'
import { SOME_REFERENCE } from '#domain/testing/reference.ts'
import { startCommands } from '../testing/start-commands.ts'
import { putAdmin, rowsOf, stageImport, stepImport } from '../testing/start-imports.ts'
import { inLanes, intoLanes } from './lanes.ts'
import { keysOfKnown, type Planner, readStaged } from './plan-rows.ts'

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

test('[IM3] rows of one person whom the house knows by two ways are done in the order of the file', async () => {
  const { admin: db, rooms } = await startCommands()
  const personId = await putAdmin(db)
  const headers = ['Name', 'Phone', 'Email', 'Name in Arabic']
  const mapping = ['name', 'phone', 'email', 'nameAr']
  const run = async (rows: string[][], rule = {}) => {
    const id = await stageImport(db, personId, { noun: 'contact', headers, mapping, rows, rule })
    await stepImport(db, id, 'checking')
    await stepImport(db, id, 'running')
    return rowsOf(db, id)
  }
  const [made] = await run([['Amina', '0502223344', 'amina@example.com', '']])
  const others = Array.from({ length: 8 }, (_, at) => [`P ${at}`, `050555001${at}`, '', ''])
  const rows = await run(
    [
      ['Amina', '0502223344', '', 'أمينة الأولى'],
      ...others,
      ['Amina', '', 'amina@example.com', 'أمينة الثانية'],
    ],
    { mode: 'overwrite' },
  )
  expect([rows[0], rows[9]]).toMatchObject([
    { outcome: 'update', document: made?.document },
    { outcome: 'update', document: made?.document },
  ])
  const contact = await rooms.inspect(String(made?.document), readContact)
  expect(contact.nameAr).toBe('أمينة الثانية')
  // Which lane is faster is luck: that they are in one is not.
  const planner: Planner = {
    noun: 'contact',
    rule: ImportRuleSchema.parse({}),
    owner: 'test',
    read: rowReader({
      noun: 'contact',
      mapping: MappingSchema.parse({ columns: mapping }),
      known: { reference: SOME_REFERENCE, people: [] },
      house: SOME_HOUSE,
    }),
  }
  const staged = await readStaged(planner, rows)
  const keys = await keysOfKnown(db, planner, staged)
  expect(keys.get(9)).toEqual(keys.get(0))
  expect(keys.get(0)).not.toEqual([])
  expect(keys.get(1)).not.toEqual(keys.get(2))
})
