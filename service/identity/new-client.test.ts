import { expect, test } from 'vitest'
import { newClient, parseScopes } from './new-client.ts'
import { hashSecret } from './secret.ts'

test('a client has an id made of its name, and a secret of which only the hash is stored', () => {
  const client = newClient('Call Centre (Dubai)', 'calls:write')
  expect(client.id).toMatch(/^call-centre-dubai-[a-z0-9]{6}$/)
  expect(client.secretHash).toBe(hashSecret(client.secret))
  expect(newClient('Call Centre', 'calls:write').id).not.toBe(client.id)
})

test('scopes are known ones, each once', () => {
  expect(parseScopes(' leads:read  leads:write leads:read')).toEqual(['leads:read', 'leads:write'])
  expect(() => parseScopes('leads:destroy')).toThrow(
    /no scope 'leads:destroy'. Scopes: listings:read/,
  )
  expect(() => parseScopes(' ')).toThrow(/at least one/)
})

test.each(['', 'x', 'n'.repeat(81)])('%j is no name', (name) => {
  expect(() => newClient(name, 'leads:read')).toThrow(/2 to 80/)
})
