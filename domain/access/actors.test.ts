import fc from 'fast-check'
import { expect, test } from 'vitest'
import {
  type Actor,
  actorName,
  authorise,
  can,
  type Facts,
  type Resource,
  subjectName,
} from './access.ts'
import { RULES } from './rules.ts'
import { invalidityOf, type KnownStatus } from './credential-status.ts'
import { ALL_SCOPES } from './token.ts'

const person = (more: object = {}): Actor => ({
  kind: 'person',
  id: 'sara',
  role: 'agent',
  teamId: 'home',
  ...more,
})
/** A machine that names itself after a person, with everything that a person has. */
const masked = (more: object = {}) =>
  ({ kind: 'service', id: 'sara', scopes: [], role: 'admin', teamId: 'home', ...more }) as Actor
const ALL = Object.entries(RULES).flatMap(([resource, actions]) =>
  Object.keys(actions).map((action) => ({ resource: resource as Resource, action })),
)
const OWN: Facts = {
  ownerId: 'sara',
  teamId: 'home',
  collaboratorIds: ['sara'],
  teamIds: ['home'],
  openTeamIds: ['home'],
}

test.each(ALL)(
  'a machine without scopes may not $action a $resource, whatever it calls itself',
  ({ resource, action }) => {
    expect(can(masked(), action as never, resource, OWN)).toBe(false)
    expect(can(masked({ role: 'manager' }), action as never, resource, OWN)).toBe(false)
  },
)

test.each(ALL)(
  'no scope that a machine has opens what rules of people open: $action $resource',
  ({ resource, action }) => {
    const scopes = (RULES[resource] as Record<string, readonly string[]>)[action] ?? []
    const others = ALL_SCOPES.filter((scope) => !scopes.includes(scope))
    expect(
      can(
        masked({ scopes: [...others, 'admin', 'owner', 'anyPerson'] }),
        action as never,
        resource,
        OWN,
      ),
    ).toBe(false)
    for (const scope of scopes.filter((one) => ALL_SCOPES.includes(one)))
      expect(can(masked({ scopes: [scope] }), action as never, resource)).toBe(true)
  },
)

test('what nobody has named is denied, also to an admin', () => {
  expect(can(person({ role: 'admin' }), 'fly' as never, 'lead', OWN)).toBe(false)
})

test.each([
  [{ teamIds: ['home'] }, 'manager', true],
  [{ teamIds: ['away'] }, 'manager', false],
  [{ teamIds: ['home'] }, 'agent', false],
  [{ openTeamIds: ['home'] }, 'agent', true],
  [{ openTeamIds: ['away'] }, 'agent', false],
  [{}, 'agent', false],
] as const)('a contact with %j is read by a %s of home: %s', (facts, role, reads) => {
  expect(can(person({ role }), 'read', 'contact', facts)).toBe(reads)
})

test('who is in no team is in none of a record’s, not even in that which is none', () => {
  const alone = person({ teamId: null, role: 'manager' })
  const facts = { teamId: null, teamIds: [null as never], openTeamIds: [null as never] }
  expect(can(alone, 'read', 'contact', facts)).toBe(false)
  expect(can(alone, 'read', 'listing', facts)).toBe(false)
})

test('who may is let pass, who may not is told what, in words', () => {
  expect(() => authorise(person(), 'read', 'lead', { ownerId: 'sara' })).not.toThrow()
  expect(() => authorise(person(), 'read', 'lead', { ownerId: 'omar' })).toThrow(
    'You may not see this lead.',
  )
  expect(() => authorise(person(), 'setStage', 'lead')).toThrow(/change the stage of/)
})

test('an actor is named by whose hand it was, a subject by whose right', () => {
  expect(actorName(person())).toBe('person:sara')
  expect(actorName(person({ via: 'assistcraft' }))).toBe('service:assistcraft')
  expect(subjectName(person({ via: 'assistcraft' }))).toBe('person:sara')
  expect(subjectName(masked({ id: 'website' }))).toBe('service:website')
  expect(actorName(masked({ id: 'website' }))).toBe('service:website')
})

test('more rights never take any away: who shares a record may at least what others of the team may', () => {
  const facts = fc.record({
    ownerId: fc.constantFrom('sara', 'omar', null),
    teamId: fc.constantFrom('home', 'away', null),
    collaboratorIds: fc.constantFrom([], ['sara'], ['omar']),
  })
  fc.assert(
    fc.property(facts, fc.constantFrom(...ALL), (record, { resource, action }) => {
      const may = (more: Facts, who = person()) =>
        can(who, action as never, resource, { ...record, ...more })
      if (may({ collaboratorIds: [] })) expect(may({ collaboratorIds: ['sara'] })).toBe(true)
      const manager = person({ role: 'manager' })
      if (may({ teamId: 'away' }, manager)) expect(may({ teamId: 'home' }, manager)).toBe(true)
    }),
    { numRuns: 500 },
  )
})

const KNOWN: KnownStatus = {
  versionOf: (id) => ({ sara: 2, omar: null })[id],
  hasEnded: (id) => id === 'ended' || id === undefined,
  isRevoked: (id) => id === 'revoked' || id === undefined,
}

test.each([
  [{}, null],
  [{ personId: 'sara', sessionVersion: 2 }, null],
  [{ personId: 'sara', sessionVersion: 3 }, null],
  [{ personId: 'sara', sessionVersion: 1 }, 'rightsChanged'],
  [{ personId: 'sara' }, 'rightsChanged'],
  [{ personId: 'omar', sessionVersion: 9 }, 'personOut'],
  [{ personId: 'nobody' }, null],
  [{ sessionId: 'ended', personId: 'omar' }, 'sessionEnded'],
  [{ clientId: 'revoked', sessionId: 'ended' }, 'clientRevoked'],
  [{ clientId: 'app', sessionId: 'open' }, null],
])('the credential %j: %s', (credential, why) => {
  expect(invalidityOf(credential, KNOWN)).toBe(why)
})
