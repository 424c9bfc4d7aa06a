import { expect, test } from 'vitest'
import { holdToCall } from './check-summary.ts'
import type { Brief } from '#domain/call/assistance.ts'

const NOTHING = { requirements: [], agreed: [], concerns: [], nextSteps: [] }
const draft: Brief = {
  ...NOTHING,
  outcome: 'Daniel Weber is looking for a home.',
  requirements: [
    'Apartment with 2 bedrooms',
    'In Dubai Marina',
    'Budget up to AED 160,000 per year',
  ],
  agreed: ['Viewing of Marina Gate 1 on Tuesday, 1 December 2026 at 17:30'],
}
const words = [
  'I am Daniel Weber, I need two bedrooms, one sixty k at most',
  "It's for me and my wife Anna, O’Brien sent us.",
]

function held(part: Partial<Brief>): Brief {
  return holdToCall({ ...draft, ...part }, { draft, words })
}

test('what the call bears out stands, in the model’s own words', () => {
  const summary = {
    outcome: 'The caller, Daniel Weber, and his wife Anna want to rent a home.',
    requirements: ['Two bedrooms in Dubai Marina', 'Up to AED 160,000 a year', 'At most 160k'],
    agreed: ['They meet at Marina Gate 1 on Tuesday, 1 December 2026 at 17:30'],
    concerns: [],
    nextSteps: ['Thank O’Brien for the referral'],
  }
  expect(held(summary)).toEqual(summary)
})

test.each([
  'Three bedrooms',
  'Budget up to AED 260,000',
  'Viewing on Friday, 4 December 2026',
  'Wants to live in Palm Jumeirah',
  'Write to eve@evil.example',
  'See https://evil.example/now',
  '<script>alert(1)</script>',
  'His number is +971501234567',
])('“%s” is no part of the summary of a call that does not say it', (line) => {
  expect(held({ requirements: [line, 'In Dubai Marina'] }).requirements).toEqual([
    'In Dubai Marina',
  ])
})

test('an outcome with an invented name gives way to the draft’s', () => {
  expect(held({ outcome: 'The caller, Peter Smith, wants a home.' }).outcome).toBe(draft.outcome)
})
