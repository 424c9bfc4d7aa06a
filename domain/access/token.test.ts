import { expect, test } from 'vitest'
import { credentialOf } from './credential-status.ts'
import { AccessTokenSchema, ALL_SCOPES, mcpAudience, SCOPES } from './token.ts'

const PAYLOAD = { sub: 'sara', client_id: 'app', exp: 1_800_000_000 }
const read = (payload: object) => AccessTokenSchema.parse({ ...PAYLOAD, ...payload })

test('a token says who it is for, through whom, how far and for how long', () => {
  const token = {
    scope: 'leads:read  ask',
    role: 'agent',
    team: 'marina',
    sv: 3,
    sid: 'session',
    act: { sub: 'assistcraft' },
    call: 'call-1',
  }
  expect(read(token)).toEqual({
    sub: 'sara',
    clientId: 'app',
    scopes: ['leads:read', 'ask'],
    expiresAt: 1_800_000_000,
    role: 'agent',
    teamId: 'marina',
    sessionVersion: 3,
    sessionId: 'session',
    actor: 'assistcraft',
    call: 'call-1',
  })
})

test('a token without a scope has none, and nobody acts who is not named', () => {
  expect(read({})).toMatchObject({ scopes: [], actor: undefined, role: undefined })
})

test.each([
  { sub: '' },
  { client_id: '' },
  { exp: '1800000000' },
  { exp: 1.5 },
  { role: 'owner' },
  { sv: '3' },
  { act: 'assistcraft' },
  { scope: ['leads:read'] },
])('%j is no token of PACE', (part) => {
  expect(AccessTokenSchema.safeParse({ ...PAYLOAD, ...part }).success).toBe(false)
})

test('every scope is of one audience, and MCP’s audience is its own address', () => {
  expect(new Set(ALL_SCOPES).size).toBe(ALL_SCOPES.length)
  expect(ALL_SCOPES).toHaveLength(Object.values(SCOPES).flat().length)
  expect(mcpAudience('https://pace.example')).toBe('https://pace.example/mcp')
})

test('what must still hold of a token is its person, their session and the client that acts', () => {
  expect(credentialOf(read({ role: 'agent', sv: 2, sid: 's' }))).toEqual({
    personId: 'sara',
    sessionVersion: 2,
    sessionId: 's',
    clientId: 'app',
  })
  expect(credentialOf(read({ role: 'agent', act: { sub: 'assistcraft' } }))).toEqual({
    personId: 'sara',
    sessionVersion: 0,
    clientId: 'assistcraft',
  })
})

test('of a machine’s token only its client has to hold', () => {
  expect(credentialOf(read({ sub: 'website', client_id: 'website', sid: 's' }))).toEqual({
    clientId: 'website',
  })
})
