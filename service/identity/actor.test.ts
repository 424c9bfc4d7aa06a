import { expect, test } from 'vitest'
import { AccessTokenSchema } from '#domain/access/token.ts'
import { actorFromClaims } from './actor.ts'

function actorOf(payload: object) {
  return actorFromClaims(AccessTokenSchema.parse({ client_id: 'pace-app', exp: 1, ...payload }))
}
const PERSON = { sub: 'p-1', role: 'agent', team: 't-1', scope: 'live:write' }

test('a token with a role stands for a person, who acts in person through our own pages', () => {
  const person = { kind: 'person', id: 'p-1', role: 'agent', teamId: 't-1' }
  expect(actorOf(PERSON)).toEqual(person)
  expect(actorOf({ ...PERSON, act: { sub: 'pace-app' } })).toEqual(person)
})

test('a delegation names the client that acts and the call that it is for', () => {
  expect(actorOf({ ...PERSON, act: { sub: 'assistcraft' }, call: 'c-1' })).toMatchObject({
    kind: 'person',
    id: 'p-1',
    via: 'assistcraft',
    call: 'c-1',
  })
})

test('a person of no team has none', () => {
  expect(actorOf({ ...PERSON, team: undefined })).toMatchObject({ teamId: null })
})

test('a token without a role stands for a machine, whatever else it claims', () => {
  const machine = { sub: 'portal', client_id: 'portal', scope: 'leads:read leads:write', sv: 1 }
  expect(actorOf(machine)).toEqual({
    kind: 'service',
    id: 'portal',
    scopes: ['leads:read', 'leads:write'],
  })
})
