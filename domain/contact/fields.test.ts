import { expect, test } from 'vitest'
import {
  CONTACT_FIELDS,
  CONTACT_ROLES,
  isContactRole,
  isPersonField,
  PERSON_FIELDS,
} from './fields.ts'

test.each([
  ['kind', 'company', true],
  ['kind', 'robot', false],
  ['phone', '+971501234567', true],
  ['phone', '0501234567', false],
  ['email', 'ada@home.ae', true],
  ['email', '@home.ae', false],
  ['roles', ['buyer', 'otherAgent'], true],
  ['roles', [], true],
  ['roles', ['buyer', 'buyer', 'buyer', 'buyer', 'buyer', 'buyer'], false],
  ['language', 'ar', true],
  ['language', 'tlh', false],
  ['doNotCall', false, true],
  ['doNotCall', 'no', false],
  ['ownerId', 'x', false],
  ['createdAt', '2026-11-23', false],
] as const)('%s takes %j: %s', (field, value, isTaken) => {
  expect(CONTACT_FIELDS[field].schema.safeParse(value).success).toBe(isTaken)
})

test('a word of everybody’s prototype is no role and no field', () => {
  for (const word of ['toString', 'constructor', '__proto__', '']) {
    expect(isContactRole(word)).toBe(false)
    expect(isPersonField(word)).toBe(false)
  }
  for (const role of Object.keys(CONTACT_ROLES)) expect(isContactRole(role)).toBe(true)
  for (const field of PERSON_FIELDS) expect(isPersonField(field)).toBe(true)
})
