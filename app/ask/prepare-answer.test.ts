import { expect, test } from 'vitest'
import { namesOf } from './prepare-answer.ts'
import { sayValue } from './tell/say-values.ts'

test('two lists of a house may have one key, and each value is called as its own list has it', () => {
  const value = (en: string) => [
    { key: 'budget', labels: { en, ar: en }, aliases: [], parent: null, isRetired: false },
  ]
  const names = namesOf({
    areas: [],
    people: [],
    teams: [],
    lists: {
      source: [],
      propertyType: [],
      lostReason: value('Too expensive'),
      callChecklist: value('Budget known'),
    },
  })
  const telling = { names, currency: 'AED' }
  expect(sayValue('lostReason', 'budget', telling)).toBe('Too expensive')
  expect(sayValue('checkItem', 'budget', telling)).toBe('Budget known')
  expect(sayValue('fate', 'acceptedNotActedOn', telling)).toBe('Accepted but not acted on')
})
