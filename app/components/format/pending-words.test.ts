import { expect, test } from 'vitest'
import { pendingWords } from './pending-words.ts'

test('what is not stored is named by record and field, and a long list ends with its count', () => {
  const lead = { record: 'lead L-1042', fields: ['bedrooms', 'budgetMax'] }
  const call = { record: 'a call', fields: [] }
  expect(pendingWords([lead])).toBe('lead L-1042 (bedrooms, budget max)')
  expect(pendingWords([lead, call])).toBe('lead L-1042 (bedrooms, budget max) and a call')
  const calls = Array.from({ length: 7 }, () => call)
  expect(pendingWords(calls)).toMatch(/a call and 2 more$/)
})
