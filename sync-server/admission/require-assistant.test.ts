import { expect, test } from 'vitest'
import type { TokenClaims } from '#domain/access/token.ts'
import { requireAssistant } from './require-assistant.ts'

const CLAIMS: TokenClaims = {
  sub: 'assistcraft',
  clientId: 'assistcraft',
  scopes: ['calls:assist'],
  expiresAt: 2_000_000_000,
  role: undefined,
  teamId: undefined,
  seesTeam: undefined,
  sessionVersion: undefined,
  sessionId: undefined,
  actor: undefined,
  call: undefined,
}

function ask(claims: Partial<TokenClaims>, { holds = true, header = 'Bearer a.b.c' } = {}) {
  const verifyToken = () => Promise.resolve({ ...CLAIMS, ...claims })
  const credentials = { holds: () => Promise.resolve(holds) }
  return requireAssistant({ verifyToken, credentials }, header)
}

test('[S140] a machine client that assists is told by its credential', async () => {
  expect(await ask({})).toEqual({ clientId: 'assistcraft' })
})

test.each([
  ['without a token', {}, { header: '' }, 'unauthenticated'],
  ['without the scope', { scopes: ['calls:read'] }, {}, 'forbidden'],
  ['for a person', { role: 'agent' as const }, {}, 'forbidden'],
  ['that is revoked', {}, { holds: false }, 'unauthenticated'],
])('[S140] one %s is refused', async (_, claims, state, code) => {
  await expect(ask(claims, state)).rejects.toMatchObject({ code })
})
