import { expect, test } from 'vitest'
import type { ColumnKind, ListColumn } from './definition.ts'
import {
  conditionName,
  filterSchema,
  isOperator,
  MOST_CONDITIONS,
  MOST_VALUES,
  OPERATORS,
  operatorsOf,
  valueSchema,
  valuesSchema,
} from './filter.ts'
import { LEAD_LIST } from './leads.ts'

const ID = '11111111-1111-4111-8111-111111111111'
const column = (kind: ColumnKind): ListColumn => ({
  label: 'x',
  kind,
  width: '96px',
  ...(kind === 'choice' ? { choices: { new: 'New', won: 'Won' } } : {}),
})

/** The usual operator first; what may be asked of a column that can be empty. */
const ASKED: Record<ColumnKind, string> = {
  text: 'contains is empty notEmpty',
  choice: 'is isNot empty notEmpty',
  tag: 'is isNot empty notEmpty',
  reference: 'is isNot empty notEmpty',
  person: 'is isNot empty notEmpty',
  team: 'is isNot empty notEmpty',
  count: 'is between empty notEmpty',
  money: 'between is empty notEmpty',
  size: 'between is empty notEmpty',
  instant: 'is between before after empty notEmpty',
  day: 'is between before after empty notEmpty',
  flag: 'is empty notEmpty',
}
const KINDS = Object.keys(ASKED) as ColumnKind[]

test.each(KINDS)('a column of kind %s can be asked what its kind allows', (kind) => {
  expect(operatorsOf(column(kind)).join(' ')).toBe(ASKED[kind])
  const always = operatorsOf({ ...column(kind), required: true }).join(' ')
  expect(always).toBe(ASKED[kind].replace(' empty notEmpty', ''))
  expect(operatorsOf({ ...column(kind), filter: false })).toEqual([])
})

test.each<[ColumnKind, unknown[], unknown[]]>([
  ['text', ['a', ' ليلى ', 'x'.repeat(80)], ['', ' ', 'x'.repeat(81), 5]],
  ['choice', ['new', 'won'], ['lost', 'New', '', 'toString', '__proto__', 1]],
  ['tag', ['hot lead', 'VIP'], ['', 'x'.repeat(81)]],
  ['reference', ['dubai-marina', 'propertyFinder'], ['Dubai Marina', '-a', 'دبي', '']],
  ['person', [ID], ['me', ID.slice(1), '']],
  ['team', [ID], ['marina']],
  ['count', [0, 7, 1_000_000], [-1, 1.5, 1_000_001, '7', Number.NaN, Infinity]],
  ['money', [0, 2_000_000_000], [-1, 0.5, 2_000_000_001, '5']],
  ['size', [1, 2_000_000], [0, 2_000_001]],
  [
    'instant',
    ['2026-11-29', 'today', 'today-7', 'today+9999'],
    ['2026-02-30', 'today-', 'today-12345', 'tomorrow', '2026-11-29T00:00:00Z'],
  ],
  ['day', ['2024-02-29'], ['2026-02-29', '29 Nov 2026', '']],
  ['flag', [true, false], ['true', 1, null]],
])('a column of kind %s is compared with what it may hold', (kind, good, bad) => {
  const schema = valueSchema(column(kind))
  for (const value of good) expect(schema.safeParse(value).success, String(value)).toBe(true)
  for (const value of bad) expect(schema.safeParse(value).success, String(value)).toBe(false)
})

test.each([
  ['is', [1], null],
  ['is', [], 'needs a value'],
  ['is', Array.from({ length: MOST_VALUES }, (_, n) => n), null],
  ['is', Array.from({ length: MOST_VALUES + 1 }, (_, n) => n), 'takes 50 values at most'],
  ['between', [1, 2], null],
  ['between', [1, null], null],
  ['between', [null, 2], null],
  ['between', [null, null], 'needs one end at least'],
  ['between', [1], 'takes two values, of which one may be left out'],
  ['between', [1, 2, 3], 'takes two values, of which one may be left out'],
  ['before', [1], null],
  ['before', [1, 2], 'takes one value'],
  ['after', [], 'takes one value'],
  ['empty', [], null],
  ['empty', [1], 'takes no value'],
  ['notEmpty', [1], 'takes no value'],
] as const)('%s with %j: %s', (operator, values, problem) => {
  const parsed = valuesSchema(column('count'), operator).safeParse(values)
  expect(parsed.error?.issues[0]?.message ?? null).toBe(problem)
})

test.each([
  [[{ column: 'stage', operator: 'is', values: ['new'] }], null],
  [[{ column: 'shoe', operator: 'is', values: ['new'] }], /is no column; columns: name/],
  [[{ column: 'stage', operator: 'empty', values: [] }], /stage takes is, isNot/],
  [[{ column: 'stage', operator: 'is', values: ['new', 'odd'] }], /is none of/],
  [[{ column: 'constructor', operator: 'is', values: [] }], /is no column/],
  [[{ column: 'name', operator: 'like', values: ['%'] }], /./],
  [[{ column: 'name', operator: 'is', values: [{}] }], /./],
  [[{ column: 'name', operator: 'is', values: ['a'], or: true }], /./],
  [{ column: 'name' }, /./],
])('of %j the filter says %s', (conditions, problem) => {
  const parsed = filterSchema(LEAD_LIST).safeParse(conditions)
  if (!problem) expect(parsed.success).toBe(true)
  else expect(JSON.stringify(parsed.error?.issues)).toMatch(problem)
})

test('one column is asked by one operator once, by several at once', () => {
  const is = { column: 'name', operator: 'is', values: ['Ada'] }
  const contains = { column: 'name', operator: 'contains', values: ['Ada'] }
  expect(filterSchema(LEAD_LIST).safeParse([is, contains]).success).toBe(true)
  const twice = filterSchema(LEAD_LIST).safeParse([is, { ...is, values: ['Bea'] }])
  expect(twice.error?.issues).toMatchObject([{ path: ['name'], message: 'is asked twice' }])
})

test('every condition that is wrong is named, and there are no more than twenty', () => {
  const odd = ['a', 'b'].map((name) => ({ column: name, operator: 'is', values: ['x'] }))
  const parsed = filterSchema(LEAD_LIST).safeParse(odd)
  expect(parsed.error?.issues.map(({ path }) => path[0])).toEqual(['a', 'b'])
  const many = Array.from({ length: MOST_CONDITIONS + 1 }, () => odd[0])
  expect(filterSchema(LEAD_LIST).safeParse(many).success).toBe(false)
})

test('an operator is a word of the list of them, and `is` is not said', () => {
  for (const operator of OPERATORS) expect(isOperator(operator)).toBe(true)
  for (const word of ['like', 'IS', '', 'toString']) expect(isOperator(word)).toBe(false)
  expect(conditionName({ column: 'stage', operator: 'is' })).toBe('stage')
  expect(conditionName({ column: 'stage', operator: 'isNot' })).toBe('stage.isNot')
})
