import { expect, test } from 'vitest'
import { type Actor, actorName, authorise, can, type Facts } from './access.ts'
import { DomainError } from '../errors.ts'

const MARINA = 'team-marina'
const sara: Actor = { kind: 'person', id: 'sara', role: 'agent', teamId: MARINA }
const omar: Actor = { kind: 'person', id: 'omar', role: 'agent', teamId: MARINA }
const layla: Actor = { kind: 'person', id: 'layla', role: 'manager', teamId: MARINA }
const khalid: Actor = { kind: 'person', id: 'khalid', role: 'manager', teamId: 'team-downtown' }
const admin: Actor = { kind: 'person', id: 'admin', role: 'admin', teamId: MARINA }
const everybody = { sara, omar, layla, khalid, admin }

const sarasLead: Facts = { ownerId: 'sara', teamId: MARINA, collaboratorIds: [] }
const shared: Facts = { ...sarasLead, collaboratorIds: ['omar'] }
const pond: Facts = { ownerId: null, teamId: MARINA, collaboratorIds: [] }

function who(check: (actor: Actor) => boolean): string[] {
  return Object.entries(everybody).flatMap(([name, actor]) => (check(actor) ? [name] : []))
}

test('an agent sees their own leads, the manager those of the team, the admin all', () => {
  expect(who((actor) => can(actor, 'read', 'lead', sarasLead))).toEqual(['sara', 'layla', 'admin'])
})

test('a shared lead is read and written by the agent it is shared with', () => {
  expect(can(omar, 'read', 'lead', shared)).toBe(true)
  expect(can(omar, 'write', 'lead', shared)).toBe(true)
  expect(can(omar, 'assign', 'lead', shared)).toBe(false)
})

test('a lead without an owner is seen and claimed by the team, and by nobody else', () => {
  expect(who((actor) => can(actor, 'claim', 'lead', pond))).toEqual([
    'sara',
    'omar',
    'layla',
    'admin',
  ])
  expect(can(khalid, 'read', 'lead', pond)).toBe(false)
})

test('an owned lead is not claimed by another agent', () => {
  expect(can(omar, 'claim', 'lead', sarasLead)).toBe(false)
})

test('a lead is handed over by the manager or the admin', () => {
  expect(who((actor) => can(actor, 'assign', 'lead', sarasLead))).toEqual(['layla', 'admin'])
})

test("the team reads its listings, the listing's agent writes and publishes", () => {
  const listing: Facts = { ownerId: 'sara', teamId: MARINA }
  expect(who((actor) => can(actor, 'read', 'listing', listing))).toEqual([
    'sara',
    'omar',
    'layla',
    'admin',
  ])
  expect(who((actor) => can(actor, 'write', 'listing', listing))).toEqual([
    'sara',
    'layla',
    'admin',
  ])
  expect(who((actor) => can(actor, 'publish', 'listing', listing))).toEqual([
    'sara',
    'layla',
    'admin',
  ])
})

test("an admin does not read others' private documents or sensitive words", () => {
  expect(who((actor) => can(actor, 'read', 'private', sarasLead))).toEqual(['sara', 'layla'])
  expect(who((actor) => can(actor, 'read', 'sensitive', sarasLead))).toEqual(['sara', 'layla'])
})

test('a desk is its own person’s alone', () => {
  expect(who((actor) => can(actor, 'read', 'desk', { ownerId: 'sara' }))).toEqual(['sara'])
})

test('only an admin suspends people and reads the audit', () => {
  expect(who((actor) => can(actor, 'suspend', 'person'))).toEqual(['admin'])
  expect(who((actor) => can(actor, 'read', 'audit'))).toEqual(['admin'])
  expect(who((actor) => can(actor, 'read', 'directory'))).toEqual(['admin'])
})

test('a person without a team is in no team', () => {
  const guest: Actor = { ...sara, id: 'guest', teamId: null }
  expect(can(guest, 'read', 'lead', { ownerId: null, teamId: null })).toBe(false)
})

test('a machine client does what its scopes say and nothing else', () => {
  const portal: Actor = { kind: 'service', id: 'portal', scopes: ['leads:write'] }
  expect(can(portal, 'create', 'lead')).toBe(true)
  expect(can(portal, 'read', 'lead', sarasLead)).toBe(false)
  expect(can(portal, 'create', 'call')).toBe(false)
})

test("Assistcraft marks a call and does not write the call's other parts", () => {
  const assistcraft: Actor = { kind: 'service', id: 'assistcraft', scopes: ['calls:assist'] }
  expect(can(assistcraft, 'annotate', 'call', sarasLead)).toBe(true)
  expect(can(assistcraft, 'write', 'call', sarasLead)).toBe(false)
  expect(can(assistcraft, 'write', 'lead', sarasLead)).toBe(false)
})

test('a person rule is never met by a scope of the same name', () => {
  const trickster: Actor = { kind: 'service', id: 'x', scopes: ['admin', 'anyPerson', 'owner'] }
  expect(can(trickster, 'read', 'lead', sarasLead)).toBe(false)
  expect(can(trickster, 'create', 'lead')).toBe(false)
})

test('a refusal says what may not be done', () => {
  expect(() => authorise(omar, 'write', 'lead', sarasLead)).toThrow(
    new DomainError('forbidden', 'You may not change this lead.'),
  )
  expect(() => authorise(omar, 'read', 'administration')).toThrow('see the pages for admins.')
  expect(() => authorise(omar, 'change', 'settings')).toThrow('change the settings of the house.')
})

test('who acts for a person is named, not the person', () => {
  expect(actorName(sara)).toBe('person:sara')
  expect(actorName({ ...sara, via: 'assistcraft' })).toBe('service:assistcraft')
  expect(actorName({ kind: 'service', id: 'portal', scopes: [] })).toBe('service:portal')
})
