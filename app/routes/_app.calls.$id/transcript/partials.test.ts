import { expect, test } from 'vitest'
import { readPartials } from './partials.ts'

test('half-spoken words are read from whoever announces them, in order', () => {
  const states = [
    { user: { id: 'me' } },
    {
      partials: {
        agent: { text: 'And when would', role: 'agent', beginMs: 9000 },
        customer: { text: 'two bed', role: 'customer', beginMs: 4000 },
      },
    },
  ]
  expect(readPartials(states).map(({ party, text }) => [party, text])).toEqual([
    ['customer', 'two bed'],
    ['agent', 'And when would'],
  ])
})

test('a partial that is done or damaged is not shown', () => {
  const states = [
    { partials: { a: null, b: { text: '  ', role: 'agent', beginMs: 0 }, c: { text: 1 } } },
    null,
  ]
  expect(readPartials(states)).toEqual([])
})
