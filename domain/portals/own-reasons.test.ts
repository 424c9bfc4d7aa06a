import fc from 'fast-check'
import { expect, test } from 'vitest'
import { ownReason, readOwnReason } from './own-reasons.ts'

test.each([
  [ownReason('answered', { status: 503 }), { key: 'answered', with: { status: '503' } }],
  [ownReason('keyRefused', { status: 401 }), { key: 'keyRefused', with: { status: '401' } }],
  [ownReason('unreachable'), { key: 'unreachable', with: {} }],
  [
    ownReason('permitEnded', { permit: '71', day: '2026-11-01' }),
    { key: 'permitEnded', with: { permit: '71', day: '2026-11-01' } },
  ],
  [
    ownReason('permitSaid', { permit: '71', said: ownReason('answered', { status: 422 }) }),
    { key: 'permitSaid', with: { permit: '71', said: 'Property Finder answered 422' } },
  ],
  [
    ownReason('noPlace', { area: 'مرسى دبي 🏝', city: 'O’Brien' }),
    { key: 'noPlace', with: { area: 'مرسى دبي 🏝', city: 'O’Brien' } },
  ],
])('%s is known again', (text, reason) => {
  expect(readOwnReason(text)).toEqual(reason)
})

test.each([
  '',
  'The price is too low',
  'Property Finder answered ',
  'Permit',
  'it wants an agent.',
])('what a portal says itself is none of ours: %j', (text) => {
  expect(readOwnReason(text)).toBeNull()
})

test('any text is read in one go, and what is filled in comes back', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary', minLength: 1, maxLength: 300 }), (said) => {
      readOwnReason(said)
      const text = ownReason('permitSaid', { permit: '7112345678', said })
      const read = readOwnReason(text)
      expect(read && ownReason(read.key, read.with)).toBe(text)
    }),
  )
  expect(readOwnReason('Permit '.repeat(20_000))).toBeNull()
})
