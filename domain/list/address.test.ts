import { expect, test } from 'vitest'
import { DomainError } from '../errors.ts'
import { readConditions, readListState, saysState, writeListState } from './address.ts'
import { conditionName } from './filter.ts'
import { LEAD_LIST } from './leads.ts'
import { TASK_LIST } from './tasks.ts'
import { defaultState, stateSchema } from './state.ts'
import { SOME_HOUSE } from '../testing/house.ts'

const read = (query: string) => readListState(LEAD_LIST, new URLSearchParams(query), SOME_HOUSE)
const sorted = (params: URLSearchParams) =>
  String(params)
    .split('&')
    .toSorted((a, b) => a.localeCompare(b))
const problemsOf = (query: string) => {
  try {
    read(query)
  } catch (error) {
    if (error instanceof DomainError) return error
  }
  throw new Error(`${query} was taken`)
}

test('an address without a word is the list as it always is, and is written without a word', () => {
  const state = read('')
  expect(state).toEqual(defaultState(LEAD_LIST))
  expect(String(writeListState(LEAD_LIST, state))).toBe('')
})

test.each([
  'stage=new',
  'stage=new&stage=contacted',
  'stage.isNot=lost&owner.empty=',
  'budget.between=1000000&budget.between=',
  'budget.between=&budget.between=2000000',
  'created.after=today-7&followUp.before=2026-11-29',
  'name.contains=O%E2%80%99Brien&sort=-budget%2Cname',
  'q=%D8%A3%D8%AD%D9%85%D8%AF&columns=name%2Cstage.180%2Cphone',
])('an address is read and written again letter by letter: %s', (query) => {
  const params = writeListState(LEAD_LIST, read(query))
  expect(read(String(params))).toEqual(read(query))
  expect(sorted(params)).toEqual(sorted(new URLSearchParams(query)))
})

test('amounts and days are read as a person writes them', () => {
  expect(read('budget.between=1.2m&budget.between=٩٥٠٠٠٠٠').filter).toEqual([
    { column: 'budget', operator: 'between', values: [1_200_000, 9_500_000] },
  ])
  expect(read('created.after=29 Nov 2026').filter).toEqual([
    { column: 'created', operator: 'after', values: ['2026-11-29'] },
  ])
})

test('a form’s empty fields ask for nothing, and one end of a span is enough', () => {
  expect(read('stage=&budget.between=&budget.between=').filter).toEqual([])
  expect(read('bedrooms.between=2').filter[0]?.values).toEqual([2, null])
})

test.each([
  ['budgett=5', 'budgett', /is no column; columns: name/],
  ['stage=mislaid', 'stage', /is none of new, contacted/],
  ['stage.contains=new', 'stage.contains', /stage takes is, isNot/],
  ['stage.empty=', 'stage.empty', /cannot be asked/],
  ['stage.odd=new', 'stage.odd', /./],
  ['budget.between=&budget=lots', 'budget', /./],
  ['source=no key', 'source', /a key has/],
  ['created.after=yesterweek', 'created.after', /./],
  ['owner=somebody', 'owner', /./],
  ['sort=owner', 'sort', /cannot be by 'owner'; by: name, stage/],
  ['sort=name,-name', 'sort', /twice/],
  ['sort=name,stage,intent,budget', 'sort', /3 columns at most/],
  ['columns=name,shoeSize', 'columns', /has no 'shoeSize'/],
  ['columns=name.5', 'columns', /./],
  [`q=${'x'.repeat(10_000)}`, 'q', /longer than 80/],
  ['__proto__=1', '__proto__', /is no column/],
])('what cannot be read is refused by its name: %s', (query, path, message) => {
  const { code, problems } = problemsOf(query)
  expect(code).toBe('invalid')
  expect(problems[0]?.path).toBe(path)
  expect(problems[0]?.message).toMatch(message)
})

test('a view of three hundred columns is told how many there are', () => {
  const columns = Array.from({ length: 300 }, () => 'name').join(',')
  expect(problemsOf(`columns=${columns}`).message).toMatch(/names 300 columns; this list has 26/)
})

test('an address with a view says its order, so that a view that was narrowed again is not its own beginning', () => {
  const state = defaultState(LEAD_LIST)
  const view = '11111111-1111-4111-8111-111111111111'
  expect(saysState(new URLSearchParams(`view=${view}`))).toBe(false)
  expect(saysState(writeListState(LEAD_LIST, state, view))).toBe(true)
})

test('a list may open with a part of itself; an address that says anything, even that something is empty, says all', () => {
  const open = (query: string) =>
    readListState(TASK_LIST, new URLSearchParams(query), SOME_HOUSE).filter.map(conditionName)
  expect(open('')).toEqual(['done'])
  expect(open('cursor=x&as=table&q=')).toEqual(['done'])
  expect(open('sort=-created')).toEqual([])
  expect(open('lead.empty=')).toEqual(['lead.empty'])
  const whole = writeListState(TASK_LIST, defaultState(TASK_LIST))
  expect(readListState(TASK_LIST, whole, SOME_HOUSE)).toEqual(defaultState(TASK_LIST))
})

test('a program asks by the conditions alone', () => {
  const filter = readConditions(LEAD_LIST, new URLSearchParams('stage=new'), SOME_HOUSE)
  expect(filter).toEqual([{ column: 'stage', operator: 'is', values: ['new'] }])
})

test('a state that was stored is one that the list has today', () => {
  const state = read('stage=new&budget.between=&budget.between=2m&sort=-budget&columns=name.180')
  expect(stateSchema(LEAD_LIST).parse(JSON.parse(JSON.stringify(state)))).toEqual(state)
  const retired = { ...state, columns: [{ column: 'fax' }] }
  expect(stateSchema(LEAD_LIST).safeParse(retired).success).toBe(false)
})
