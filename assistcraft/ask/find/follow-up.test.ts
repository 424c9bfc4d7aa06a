import { expect, test } from 'vitest'
import { plan, planAfter } from '../../testing/some-planner.ts'

test('[Q8] a follow-up changes the plan before it and keeps the rest', () => {
  const then = (question: string) => planAfter('villas for rent in JVC by bedrooms', question)
  expect(then('and in Dubai Marina?')).toEqual(plan('villas for rent in Dubai Marina by bedrooms'))
  expect(then('only the furnished ones')).toEqual(
    plan('furnished villas for rent in JVC by bedrooms'),
  )
  expect(then('furnished ones')).toEqual(plan('furnished villas for rent in JVC by bedrooms'))
  expect(then('in Dubai Marina too')).toEqual(
    plan('villas for rent in JVC and Dubai Marina by bedrooms'),
  )
  expect(then('leads by stage')).toEqual(plan('leads by stage'))
  expect(then('thanks')).toHaveProperty('refused')
  expect(then('and calls?')).toHaveProperty('clarify')
})

test('[Q8] a follow-up that would leave a part of the plan without its meaning is asked about', () => {
  expect(planAfter('listings for sale in JVC under 2m', 'for rent')).toHaveProperty('clarify')
  expect(planAfter('leads won in October', 'the open ones')).toHaveProperty('clarify')
  expect(planAfter('leads by source', 'villas')).toHaveProperty('clarify')
  expect(planAfter('villas for rent in JVC', 'under 8,000')).toHaveProperty('clarify')
  expect(planAfter('leads by source', 'for rent')).toHaveProperty('clarify')
  expect(planAfter('open leads', 'and last month?')).toHaveProperty('clarify')
})
