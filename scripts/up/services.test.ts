import { expect, test } from 'vitest'
import { readUpEnv } from './env.ts'
import { createSecrets } from './secrets.ts'
import { planServices } from './services.ts'

function plan(environment: Record<string, string> = {}) {
  const secrets = createSecrets()
  const serverUrl = 'postgres://pace:superuser-password@127.0.0.1:5555/postgres'
  const env = readUpEnv({ PATH: '/bin', ...environment }, '/srv/pace')
  const databases = {
    pace: { serverUrl, name: 'pace' },
    assistcraft: { serverUrl, name: 'assistcraft' },
  }
  return { secrets, services: planServices({ env, secrets, databases, mode: 'start' }) }
}

test('each service gets its own database role, and Assistcraft only its own database', () => {
  const { services } = plan()
  expect(services['sync-server'].env['PACE_DATABASE_URL']).toMatch(
    /^postgres:\/\/pace_sync:.*\/pace$/,
  )
  expect(services['auth-server'].env['PACE_DATABASE_URL']).toMatch(/^postgres:\/\/pace_auth:/)
  expect(services.app.env['PACE_REPORTING_DATABASE_URL']).toMatch(/^postgres:\/\/pace_reporting:/)
  expect(services.assistcraft.env['PACE_DATABASE_URL']).toBeUndefined()
  expect(services.assistcraft.env['ASSISTCRAFT_DATABASE_URL']).toMatch(
    /assistcraft_app:.*\/assistcraft$/,
  )
})

test('no service learns the superuser’s password, another one’s secret or the person’s whole environment', () => {
  const { services, secrets } = plan({
    AWS_SECRET: 'x',
    PACE_DATABASE_URL: 'postgres://root:pw@h/x',
  })
  for (const { env } of Object.values(services)) {
    expect(JSON.stringify(env)).not.toContain('superuser-password')
    expect(JSON.stringify(env)).not.toContain('root:pw')
    expect(env['AWS_SECRET']).toBeUndefined()
  }
  expect(JSON.stringify(services.app.env)).not.toContain(secrets.clients['pace-sync'])
  expect(JSON.stringify(services.assistcraft.env)).not.toContain(secrets.session)
})

test('the auth-server knows every service’s client', () => {
  const { services, secrets } = plan()
  const clients: unknown = JSON.parse(services['auth-server'].env['PACE_CLIENTS'] ?? '')
  expect(clients).toContainEqual({ id: 'pace-sync', secret: secrets.clients['pace-sync'] })
  expect(clients).toHaveLength(4)
})

test('addresses come from the ports unless they are given', () => {
  const { services } = plan({ APP_PORT: '4000', SYNC_URL: 'wss://sync.example.com' })
  expect(services.app.env).toMatchObject({
    APP_URL: 'http://localhost:4000',
    SYNC_URL: 'wss://sync.example.com',
    AUTH_URL: 'http://localhost:3002',
  })
})

test('keys for Google, models and Redis reach the services', () => {
  const { services } = plan({ GOOGLE_GENERATIVE_AI_API_KEY: 'k', REDIS_URL: 'redis://r' })
  expect(services.assistcraft.env['GOOGLE_GENERATIVE_AI_API_KEY']).toBe('k')
  expect(services['sync-server'].env['REDIS_URL']).toBe('redis://r')
})
