import { expect, test } from 'vitest'
import type { Annotation } from './annotation.ts'
import { readSuggestion, suggestionValue } from './suggestion.ts'

const at = '2026-11-29T10:00:00.000Z'

test('what is suggested stands for three quarters of a minute', () => {
  const value = suggestionValue({ text: 'Offer a viewing', detail: null }, at)
  expect(readSuggestion({ value, at })).toEqual({
    text: 'Offer a viewing',
    gaps: null,
    detail: null,
    expiresAt: Date.parse(at) + 45_000,
  })
})

test('without a word of when it ends it ends by when it was made', () => {
  expect(readSuggestion({ value: { text: 'Marina' }, at })?.expiresAt).toBe(Date.parse(at) + 45_000)
})

test.each<Annotation['value']>([
  null,
  'Offer a viewing',
  5,
  {},
  { text: '' },
  { text: 'x', expiresAt: 'soon' },
])('what says nothing that can be read is no suggestion: %j', (value) =>
  expect(readSuggestion({ value, at })).toBeNull(),
)
