import { expect, test } from 'vitest'
import { LEAD_LIST } from './leads.ts'
import { columnsSchema, defaultState, sortable, sortSchema, stateSchema } from './state.ts'
import { ViewNameSchema } from './view.ts'

const asc = (column: string) => ({ column, direction: 'asc' })

test.each([
  [[asc('name')], null],
  [[asc('name'), { column: 'budget', direction: 'desc' }], null],
  [[], /./],
  [[asc('owner')], /cannot be by 'owner'; by: name, stage/],
  [[asc('name'), asc('stage'), asc('budget'), asc('intent')], /takes 3 columns at most/],
  [[asc('name'), { column: 'name', direction: 'desc' }], /names a column twice/],
  [[{ column: 'name', direction: 'up' }], /./],
  [[{ column: 'name', direction: 'asc', nulls: 'first' }], /./],
  [[asc('__proto__')], /cannot be by '__proto__'/],
  [[asc('x'.repeat(5000))], /cannot be by 'x{40}';/],
])('to sort by %j: %s', (sort, problem) => {
  const parsed = sortSchema(LEAD_LIST).safeParse(sort)
  if (!problem) expect(parsed.success).toBe(true)
  else expect(parsed.error?.issues[0]?.message).toMatch(problem)
})

test.each([
  [[{ column: 'name' }], null],
  [[{ column: 'name', width: 40 }], null],
  [[{ column: 'name', width: 900 }], null],
  [[{ column: 'name', width: 39 }], /./],
  [[{ column: 'name', width: 901 }], /./],
  [[{ column: 'name', width: 99.5 }], /./],
  [[], /needs a column/],
  [[{ column: 'shoe' }], /has no 'shoe'; columns: name/],
  [[{ column: 'name' }, { column: 'name' }], /names a column twice/],
])('to show %j: %s', (columns, problem) => {
  const parsed = columnsSchema(LEAD_LIST).safeParse(columns)
  if (!problem) expect(parsed.success).toBe(true)
  else expect(parsed.error?.issues[0]?.message).toMatch(problem)
})

test('the list as nobody has changed it is a state like any other', () => {
  const state = defaultState(LEAD_LIST)
  expect(stateSchema(LEAD_LIST).parse(state)).toEqual(state)
  expect(state.columns.map(({ column }) => column)).toEqual(LEAD_LIST.shown)
})

test.each([{ text: '' }, { text: 'x'.repeat(81) }, { filter: {} }, { sort: [] }, { extra: 1 }])(
  'a state with %j is none',
  (part) => {
    const state = { ...defaultState(LEAD_LIST), ...part }
    expect(stateSchema(LEAD_LIST).safeParse(state).success).toBe(false)
  },
)

test('rows are put in order by columns that say so, and by no other', () => {
  for (const name of sortable(LEAD_LIST))
    expect(Object.entries(LEAD_LIST.columns).find(([key]) => key === name)?.[1]).toHaveProperty(
      'sort',
    )
  expect(sortable(LEAD_LIST)).not.toContain('owner')
})

test.each([
  ['Hot leads', true],
  ['عملاء', true],
  ['👩‍👧'.repeat(60), true],
  ['x'.repeat(61), false],
  ['  ', false],
])('a view called %j: %s', (name, isOne) => {
  expect(ViewNameSchema.safeParse(name).success).toBe(isOne)
})
