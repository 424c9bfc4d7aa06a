import { expect, test } from 'vitest'
import { OMAR, plan } from '../../testing/some-planner.ts'

test('[Q4] a name that two people bear is asked back, with questions that can be asked', () => {
  const reply = plan('calls by Khan')
  expect(reply).toMatchObject({
    clarify: { options: ['calls by Omar Khan', 'calls by Layla Khan'] },
  })
  expect(plan('calls by Omar Khan')).toMatchObject({ plan: { filters: [{ values: [OMAR] }] } })
})

test('[Q4] a name that nobody bears is asked about by name, and a part of one with those it may be', () => {
  expect(plan('leads of Bartholomew')).toMatchObject({
    clarify: { message: expect.stringContaining('“Bartholomew”') },
  })
  expect(plan('leads in Village')).toMatchObject({
    clarify: { options: ['leads in Jumeirah Village Circle'] },
  })
})

test('[Q7] rents said per month are converted, and what may be either is asked', () => {
  const bound = { dimension: 'price', operator: 'atMost', values: [96_000] }
  for (const said of ['listings for rent under 8k per month', 'listings for rent under 96k a year'])
    expect(plan(said)).toMatchObject({ plan: { filters: expect.arrayContaining([bound]) } })
  expect(plan('listings for rent under 8,000')).toMatchObject({
    clarify: {
      options: [
        'listings for rent under 8,000 per month',
        'listings for rent under 8,000 per year',
      ],
    },
  })
  expect(plan('listings under 2 million')).toHaveProperty('clarify')
})

test('a price of what is asked back', () => {
  const reply = plan('median price by area')
  expect(reply).toMatchObject({
    clarify: { options: ['median price by area for sale', 'median price by area for rent'] },
  })
  expect(plan('median price by area for rent')).toHaveProperty('plan')
})

test.each([
  'listings with a swimming pool',
  'leads by favourite colour',
  'calls in Dubai Marina',
  'leads of Bartholomew',
])('“%s” is not guessed at', (question) => {
  expect(plan(question)).toHaveProperty('clarify')
})
