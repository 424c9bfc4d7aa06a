import { expect, test } from 'vitest'
import { totalOf } from './total-of.ts'

const counts = { total: 9, each: { new: 4, won: 3, lost: 2 } }
const asks = (operator: 'is' | 'isNot', ...values: string[]) => ({
  column: 'stage',
  operator,
  values,
})

test('a list finds what its tabs find of those that it asks for', () => {
  const total = (...filter: ReturnType<typeof asks>[]) => totalOf({ tabs: 'stage' }, filter, counts)
  expect(total()).toBe(9)
  expect(total(asks('is', 'new', 'won'))).toBe(7)
  expect(total(asks('isNot', 'lost'))).toBe(7)
  expect(total(asks('is', 'new', 'lost'), asks('isNot', 'lost'))).toBe(4)
})

test('what nobody counted is not known', () => {
  const filter = [asks('is', 'new')]
  expect(totalOf({ tabs: 'stage' }, filter, { total: 10_001, each: {} })).toBeNull()
  expect(totalOf({}, [], { total: 12, each: {} })).toBe(12)
})
