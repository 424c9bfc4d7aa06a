import { expect, test } from 'vitest'
import { MOST_TARGETS, NewBulkSchema, SelectionSchema } from './bulk.ts'

const ID = '11111111-1111-4111-8111-111111111111'
const BULK = { id: ID, kind: 'lead', selection: { ids: [ID] }, command: 'assign' }

test.each([
  [{}, true],
  [{ args: { ownerId: null, tags: ['a'] } }, true],
  [{ id: 'x' }, false],
  [{ kind: 'call' }, false],
  [{ command: '' }, false],
  [{ command: 'x'.repeat(65) }, false],
  [{ args: [] }, false],
  [{ args: { at: undefined, f: Number.NaN } }, false],
  [{ selection: { ids: [] } }, false],
])('a command over many with %j is one: %s', (part, isOne) => {
  expect(NewBulkSchema.safeParse({ ...BULK, ...part }).success).toBe(isOne)
})

test('what is asked without arguments has none', () => {
  expect(NewBulkSchema.parse(BULK).args).toEqual({})
})

test.each([
  [[ID], true],
  [[], false],
  [['x'], false],
  [Array.from({ length: MOST_TARGETS }, () => ID), true],
  [Array.from({ length: MOST_TARGETS + 1 }, () => ID), false],
])('a selection holds records by their ids, and no more than fifty thousand', (ids, isOne) => {
  expect(SelectionSchema.safeParse({ ids }).success).toBe(isOne)
})

test('a selection of anything else beside is refused and not overlooked', () => {
  expect(SelectionSchema.safeParse({ ids: [ID], all: true }).success).toBe(false)
})
