import fc from 'fast-check'
import { expect, test } from 'vitest'
import { AlsoSchema, identitiesOf, identityKey, normalOf } from './identities.ts'

test.each([
  ['phone', '+971501234567', '+971501234567'],
  ['email', 'Sara.H@Home.AE', 'sara.h@home.ae'],
  ['name', 'Sara HADDAD', 'sara haddad'],
  ['name', 'أحمد', 'احمد'],
  ['name', 'مُحَمَّد', 'محمد'],
  ['name', 'ليلى', 'ليلي'],
  ['name', 'ﷴ', 'محمد'],
  ['name', 'Ｓａｒａ', 'sara'],
  ['name', 'O’Brien', 'o’brien'],
] as const)('a %s %s is found by %s', (kind, value, normal) => {
  expect(normalOf({ kind, value })).toBe(normal)
  expect(identityKey({ kind, value })).toBe(`${kind}:${normal}`)
})

test('names that agree in two hundred letters are one, and none is cut inside a character', () => {
  const long = 'a'.repeat(199)
  expect(normalOf({ kind: 'name', value: `${long}bc` })).toBe(`${long}b`)
  const emoji = normalOf({ kind: 'name', value: `${long}😀` })
  expect(emoji.isWellFormed()).toBe(true)
  expect(emoji).toHaveLength(200)
})

test('a normal form is its own normal form, whatever was written', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary', maxLength: 300 }), (value) => {
      const normal = normalOf({ kind: 'name', value })
      expect(normal.length).toBeLessThanOrEqual(200)
      expect(normal.isWellFormed()).toBe(true)
      if (normal.length < 190) expect(normalOf({ kind: 'name', value: normal })).toBe(normal)
    }),
  )
})

test('what was given of somebody are identities in their order; what is missing or empty is none', () => {
  expect(identitiesOf({ email: 'a@b.co', name: 'Ada', phone: null })).toEqual([
    { kind: 'name', value: 'Ada' },
    { kind: 'email', value: 'a@b.co' },
  ])
  expect(identitiesOf({ name: '', phone: undefined })).toEqual([])
})

const at = '2026-11-23T08:00:00.000Z'

test.each([
  [{ kind: 'phone', value: '+971501234567', at }, true],
  [{ kind: 'phone', value: '0501234567', at }, false],
  [{ kind: 'email', value: 'no address', at }, false],
  [{ kind: 'name', value: 'Ada', at: 'yesterday' }, false],
  [{ kind: 'name', value: 'Ada' }, false],
  [{ kind: 'address', value: 'x', at }, false],
])('of what stands in a document %j is an identity: %s', (stored, isOne) => {
  expect(AlsoSchema.safeParse(stored).success).toBe(isOne)
})
