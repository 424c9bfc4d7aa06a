import { expect, test } from 'vitest'
import { contentProblems, portalProblems, tellProblem } from './portal-demands.ts'

const whole = {
  status: 'available',
  title: 'Sea view',
  purpose: 'rent',
  rentPeriod: 'year',
  propertyType: 'apartment',
  area: 'dubai-marina',
  price: 155_000,
  sizeSqft: 1200,
  permitNumber: '7112345678',
  permitEndsOn: '2026-11-23',
  agentId: crypto.randomUUID(),
}
const beside = {
  today: '2026-11-23',
  description: 'Bright',
  city: 'Dubai',
  agentPhone: '+971501112233',
}
const told = (...args: Parameters<typeof portalProblems>) =>
  portalProblems(...args).map(tellProblem)

test('what is complete goes to every portal', () => {
  for (const portal of ['bayut', 'propertyFinder', 'website'] as const)
    expect(portalProblems(whole, portal, beside)).toEqual([])
})

test('everything that is missing is named at once, with what a feed asks besides', () => {
  const bare = { status: 'draft', purpose: 'rent' }
  const common = [
    'title is missing',
    'property type is missing',
    'community is missing',
    'price is missing',
    'size is missing',
    'permit is missing',
    'rent period is missing',
  ]
  const none = { description: ' ', city: null, agentPhone: '' }
  expect(told(bare, 'propertyFinder', none)).toEqual([...common, 'status must be Available'])
  expect(told(bare, 'bayut', none)).toEqual([
    ...common,
    'agent is missing',
    'description is missing',
    'city of the community is missing',
    'status must be Available',
  ])
})

test('an agent without a phone, a type without a name there and a permit that is over are told apart from what is missing', () => {
  const wrong = { ...whole, propertyType: 'boat' }
  expect(told(wrong, 'bayut', { ...beside, today: '2026-11-24', agentPhone: null })).toEqual([
    'permit has ended',
    'the portal does not know this property type',
    'phone of the agent is missing',
  ])
})

test('what is not known here is not judged', () => {
  expect(contentProblems(whole, 'bayut')).toEqual([])
})

test('a price of nothing, and a text of which nothing can be seen, is missing', () => {
  const seen = contentProblems({ ...whole, price: 0, title: ' \u200f\u0000\t' }, 'bayut', beside)
  expect(seen).toEqual([
    { field: 'title', why: 'missing' },
    { field: 'price', why: 'missing' },
  ])
})
