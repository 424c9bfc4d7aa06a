import { expect, test } from 'vitest'
import { heardHome } from './heard-home.ts'

type Said = [type: string, value: unknown, text?: string | null]
let count = 0
const mark = ([type, value, text = `“${type}”`]: Said, more: object = {}) => ({
  id: `m${(count += 1)}`,
  kind: 'entity',
  type,
  value,
  text,
  status: 'open',
  ...more,
})
const owner = (...said: Said[]) => ({
  role: 'customer' as const,
  text: '',
  annotations: said.map((one) => mark(one)),
})
const values = (...args: Parameters<typeof heardHome>) =>
  Object.fromEntries(
    Object.entries(heardHome(...args)).map(([field, guess]) => [field, guess.value]),
  )
const AED = { currency: 'AED' }

test('what an owner says of their home fills a listing, each value with its words', () => {
  const turns = [
    owner(['bedrooms', 4, 'four bedroom'], ['propertyType', 'villa'], ['area', 'arabian-ranches']),
    owner([
      'budget',
      { amount: 5_200_000, currency: 'AED', period: null },
      'Five point two million',
    ]),
  ]
  const found = heardHome(turns, { intent: 'sell', ...AED })
  expect(found).toEqual({
    purpose: { value: 'sale', words: null },
    bedrooms: { value: 4, words: 'four bedroom' },
    propertyType: { value: 'villa', words: '“propertyType”' },
    area: { value: 'arabian-ranches', words: '“area”' },
    price: { value: 5_200_000, words: 'Five point two million' },
  })
})

test('the last time that a thing is said counts, and a rent has its period', () => {
  const rent = (amount: number): Said => ['budget', { amount, currency: 'AED', period: 'year' }]
  const turns = [owner(rent(90_000), ['bedrooms', 1]), owner(rent(95_000.4), ['bedrooms', 2])]
  expect(values(turns, { intent: 'let', ...AED })).toEqual({
    purpose: 'rent',
    price: 95_000,
    rentPeriod: 'year',
    bedrooms: 2,
  })
})

test('that somebody sells or lets may be proposed on the call itself; a sale has no period', () => {
  const proposal = mark(['fieldProposal', { field: 'intent', value: 'sell' }], {
    kind: 'fieldProposal',
  })
  const said = owner(['budget', { amount: 2_000_000, currency: 'AED', period: 'year' }])
  const turns = [{ role: 'agent' as const, text: '', annotations: [proposal] }, said]
  expect(values(turns, AED)).toEqual({ purpose: 'sale', price: 2_000_000 })
})

test('the agent’s words, what was dismissed, another currency and what no field holds are no guess', () => {
  const agents = {
    role: 'agent' as const,
    text: 'Homes of 900 sq ft on the 5th floor',
    annotations: [mark(['bedrooms', 3])],
  }
  const dismissed = {
    role: 'customer' as const,
    text: '',
    annotations: [mark(['bathrooms', 2], { status: 'dismissed' })],
  }
  const odd = owner(
    ['budget', { amount: 700_000, currency: 'USD', period: null }],
    ['bedrooms', 'four'],
    ['parking', 900],
    ['permit', '12'],
    ['propertyName', 'x'.repeat(121)],
    ['constructor', 1],
    ['toString', 1],
    ['valueOf', 1],
    ['budget', 'much'],
  )
  expect(values([agents, dismissed, odd], { intent: 'buy', ...AED })).toEqual({})
})

test.each([
  ['It is on the 31st floor, 1,150 square feet, partial Marina view', 31, 1150],
  ['الطابق ٣١ ومساحتها ١٠٧ متر', 31, 1152],
  ['110 sqm, 2nd floor', 2, 1184],
])('how large it is and how high is read from “%s”', (text, floor, sizeSqft) => {
  const turn = { role: 'customer' as const, text, annotations: [] }
  expect(values([turn], AED)).toEqual({ floor, sizeSqft })
})

test('no turn takes long, and figures of something else are no size', () => {
  for (const text of ['1'.repeat(100_000), '1,111'.repeat(20_000), '9 sq '.repeat(20_000)])
    expect(values([{ role: 'customer', text, annotations: [] }], AED)).toEqual({})
  const other = 'Call me at 5, I have 2 cars and 3 squares; the floor is wood'
  expect(values([{ role: 'customer', text: other, annotations: [] }], AED)).toEqual({})
})
