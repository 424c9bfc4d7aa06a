import fc from 'fast-check'
import { expect, test } from 'vitest'
import { type Appearance, differencesOf } from './drift.ts'

const HOME: Appearance = {
  isLive: true,
  price: 'sale 2000000',
  title: { en: 'Sea view', ar: 'إطلالة بحرية' },
  description: { en: 'Bright and high.' },
  photos: 3,
  permit: '7123456789',
}
const SURE = { isTold: true, isRefused: false }

test('what looks the same does not differ, however its white space falls', () => {
  const theirs = { ...HOME, title: { ar: ' إطلالة  بحرية', en: 'Sea\nview ' } }
  expect(differencesOf(HOME, theirs, SURE)).toEqual([])
})

test('each matter that differs is named with both sides', () => {
  const theirs = {
    ...HOME,
    price: 'sale 1900000',
    photos: 2,
    permit: null,
    title: { en: 'Sea view' },
  }
  expect(differencesOf(HOME, theirs, SURE)).toEqual([
    { kind: 'price', ours: 'sale 2000000', theirs: 'sale 1900000', cause: 'changedThere' },
    { kind: 'title', ours: 'إطلالة بحرية · Sea view', theirs: 'Sea view', cause: 'changedThere' },
    { kind: 'photos', ours: '3', theirs: '2', cause: 'changedThere' },
    { kind: 'permit', ours: '7123456789', theirs: '', cause: 'changedThere' },
  ])
})

test('a listing that one side does not show differs in that alone', () => {
  const status = { kind: 'status', ours: 'live', theirs: 'off', cause: 'changedThere' }
  expect(differencesOf(HOME, null, SURE)).toEqual([status])
  expect(differencesOf(HOME, { ...HOME, isLive: false, price: '' }, SURE)).toEqual([status])
  const off = { ...HOME, isLive: false }
  expect(differencesOf(off, HOME, SURE)).toMatchObject([
    { kind: 'status', ours: 'off', theirs: 'live' },
  ])
  expect(differencesOf(off, null, SURE)).toEqual([])
})

test('the cause is what is known of it: refused, still to be told, or changed there', () => {
  const theirs = { ...HOME, price: null }
  const cause = (told: { isTold: boolean; isRefused: boolean }) =>
    differencesOf(HOME, theirs, told)[0]?.cause
  expect(cause({ isTold: false, isRefused: false })).toBe('waiting')
  expect(cause({ isTold: true, isRefused: false })).toBe('changedThere')
  expect(cause({ isTold: false, isRefused: true })).toBe('refused')
})

test('nothing differs from itself, and a long text is cut between letters', () => {
  const text = fc.string({ unit: 'binary', maxLength: 600 })
  fc.assert(
    fc.property(text, text, (one, other) => {
      const home = { ...HOME, description: { en: one } }
      expect(differencesOf(home, home, SURE)).toEqual([])
      const [first] = differencesOf(home, { ...HOME, description: { en: other } }, SURE)
      expect(Array.from(first?.ours ?? '').length).toBeLessThanOrEqual(401)
    }),
  )
})

test('what a portal writes can be stored, whatever it is', () => {
  const theirs = { ...HOME, title: { en: 'Sea\0 view \ud83d' } }
  const [difference] = differencesOf(HOME, theirs, SURE)
  expect(difference?.theirs).toBe('Sea view \ufffd')
})
