import { expect, test } from 'vitest'
import type { DirectoryUser } from './directory-user.ts'
import { asksForOrgUnits, DirectoryRulesSchema, groupsIn, isInScope, roleOf } from './rules.ts'

const USER: DirectoryUser = {
  id: 'g1',
  email: 'a@x.example',
  name: 'A',
  state: 'active',
  orgUnit: '/Sales/Marina',
  groups: ['brokers@x.example'],
}

test.each([
  ['/', true],
  ['/sales', true],
  ['/Sales/Marina', true],
  ['/Sales/Marina/Gate', false],
  ['/Sal', false],
])('the unit %s holds /Sales/Marina: %s', (orgUnit, holds) => {
  expect(isInScope(USER, DirectoryRulesSchema.parse({ scope: [{ orgUnit }] }))).toBe(holds)
})

test('the first rule that fits decides; groups are compared without case', () => {
  const rules = DirectoryRulesSchema.parse({
    roles: [
      { group: 'Brokers@X.example', role: 'manager' },
      { orgUnit: '/Sales', role: 'agent' },
    ],
  })
  expect(roleOf(USER, rules)).toBe('manager')
  expect(roleOf({ ...USER, groups: [] }, rules)).toBe('agent')
  expect(roleOf({ ...USER, groups: [], orgUnit: '/' }, rules)).toBeNull()
  expect(groupsIn(rules)).toEqual(['brokers@x.example'])
  expect(asksForOrgUnits(rules)).toBe(true)
})

test('no rules are rules: everybody, and rights as they are', () => {
  const rules = DirectoryRulesSchema.parse({})
  expect(isInScope(USER, rules)).toBe(true)
  expect(roleOf(USER, rules)).toBeUndefined()
  expect(rules.caps).toMatchObject({ closedPercent: 25, closedAtLeast: 5 })
})

test.each([
  [{ roles: [{ group: 'a@x.example', role: 'king' }] }],
  [{ roles: [{ group: 'a@x.example', orgUnit: '/', role: 'agent' }] }],
  [{ roles: [] }],
  [{ scope: [{ orgUnit: 'Sales' }] }],
  [{ role: [] }],
  [{ caps: { closedPercent: 101 } }],
])('%j are no rules', (given) => {
  expect(DirectoryRulesSchema.safeParse(given).success).toBe(false)
})
