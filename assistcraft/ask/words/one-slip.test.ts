import { expect, test } from 'vitest'
import { closeWords, isOneSlip } from './one-slip.ts'

test.each([
  ['marnia', 'marina'],
  ['agnet', 'agent'],
  ['lisitngs', 'listings'],
  ['vilas', 'villas'],
  ['sarah', 'sara'],
  ['bayot', 'bayut'],
  ['stsge', 'stage'],
  ['aegnt', 'agent'],
  ['elads', 'leads'],
])('“%s” is one slip from “%s”', (slip, word) => {
  expect(isOneSlip(slip, word)).toBe(true)
})

test.each([
  ['dead', 'lead'],
  ['lease', 'least'],
  ['cool', 'cold'],
  ['tasks', 'talks'],
  ['tara', 'sara'],
  ['won', 'own'],
  ['marina', 'marina'],
  ['mrania', 'marina'],
])('“%s” is another word than “%s”', (word, other) => {
  expect(isOneSlip(word, other)).toBe(false)
})

test('all close words are given, so that several can be asked about', () => {
  expect(closeWords('marins', ['marina', 'marine', 'jvc'])).toEqual(['marina'])
  expect(closeWords('saraa', ['sara', 'sarah', 'omar'])).toEqual(['sara'])
})
