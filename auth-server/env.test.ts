import { expect, test } from 'vitest'
import { readAuthEnv } from './env.ts'

const SECRET = 's'.repeat(48)
const GOOD = {
  PACE_DATABASE_URL: 'postgres://pace_auth:x@127.0.0.1/pace',
  SESSION_SECRET: SECRET,
  PACE_CLIENTS: JSON.stringify([{ id: 'pace-app', secret: SECRET }]),
}
const GOOGLE = {
  GOOGLE_CLIENT_ID: 'id',
  GOOGLE_CLIENT_SECRET: 'secret',
  GOOGLE_HOSTED_DOMAIN: 'brokers.example',
}

test('addresses come from the ports where none is given, and lose a slash at their end', () => {
  expect(readAuthEnv({ ...GOOD, AUTH_PORT: '4002' }).authUrl).toBe('http://localhost:4002')
  expect(readAuthEnv({ ...GOOD, AUTH_URL: 'https://auth.example/' }).authUrl).toBe(
    'https://auth.example',
  )
})

test('without Google the local identity provider stands in; with it, at the usual addresses', () => {
  expect(readAuthEnv(GOOD).google).toBeNull()
  expect(readAuthEnv({ ...GOOD, ...GOOGLE }).google).toMatchObject({
    clientId: 'id',
    hostedDomain: 'brokers.example',
    issuer: 'https://accounts.google.com',
  })
  const elsewhere = readAuthEnv({
    ...GOOD,
    ...GOOGLE,
    GOOGLE_TOKEN_URL: 'http://localhost:1/token',
  })
  expect(elsewhere.google?.tokenUrl).toBe('http://localhost:1/token')
})

test('a directory is optional, and its settings are read with the others', () => {
  expect(readAuthEnv(GOOD).directory).toBeNull()
  const credentials = {
    type: 'service_account',
    client_email: 'sync@pace.iam.example',
    private_key: '-----BEGIN PRIVATE KEY-----',
  }
  const directory = {
    GOOGLE_DIRECTORY_CREDENTIALS: JSON.stringify(credentials),
    GOOGLE_DIRECTORY_ADMIN: 'admin@brokers.example',
  }
  expect(readAuthEnv({ ...GOOD, ...directory }).directory).toMatchObject({
    admin: 'admin@brokers.example',
    everyMs: 600_000,
  })
})

test.each([
  ['a short secret', { SESSION_SECRET: 'short' }, /SESSION_SECRET/],
  ['no database', { PACE_DATABASE_URL: '' }, /PACE_DATABASE_URL: is missing/],
  ['clients that are no JSON', { PACE_CLIENTS: 'pace-app' }, /PACE_CLIENTS.*Example: \[\{"id"/],
  ['a client with a short secret', { PACE_CLIENTS: '[{"id":"x","secret":"y"}]' }, /PACE_CLIENTS/],
  ['half of Google', { GOOGLE_CLIENT_ID: 'id' }, /GOOGLE_CLIENT_SECRET and GOOGLE_HOSTED_DOMAIN/],
])('with %s it does not start', (_what, override, message) => {
  expect(() => readAuthEnv({ ...GOOD, ...override })).toThrow(message)
})
