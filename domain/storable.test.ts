import { expect, test } from 'vitest'
import { DomainError } from './errors.ts'
import { requireStorable, toStorable } from './storable.ts'

test('what Postgres cannot keep is refused with where it is', () => {
  for (const bad of ['a\u0000b', 'half \ud83d', '\udc00']) {
    expect(() => requireStorable({ fields: { areas: ['jbr', bad] } }, 'The lead')).toThrow(
      /The lead is not valid: fields\.areas\.1 holds a character that cannot be kept/,
    )
    expect(() => requireStorable({ [bad]: 1 })).toThrow(DomainError)
    expect(() => requireStorable(bad)).toThrow(DomainError)
  }
})

test('everything else that people write passes, and stays the very same value', () => {
  const value = {
    name: 'سارة 👩‍👧 \u202e\n\t\u0007',
    list: [1, null, true, { a: 'ÿ' }],
    none: undefined,
  }
  expect(() => requireStorable(value)).not.toThrow()
  expect(toStorable(value)).toBe(value)
})

test('what is there already is kept with a replacement character', () => {
  const kept = toStorable({ text: 'a\u0000b', marks: [{ '\u0000key': '\ud800' }] })
  expect(kept).toEqual({ text: 'a\uFFFDb', marks: [{ '\uFFFDkey': '\uFFFD' }] })
})
