import { expect, test } from 'vitest'
import { readUpEnv } from '../home/env.ts'
import { createSecrets } from '../home/secrets.ts'
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
  expect(JSON.stringify(services.app.env)).not.toContain(secrets.clients.assistcraft)
  expect(JSON.stringify(services.assistcraft.env)).not.toContain(secrets.session)
})

test('the auth-server knows every service’s client', () => {
  const { services, secrets } = plan()
  const clients: unknown = JSON.parse(services['auth-server'].env['PACE_CLIENTS'] ?? '')
  expect(clients).toContainEqual({ id: 'pace-app', secret: secrets.clients['pace-app'] })
  expect(clients).toHaveLength(3)
})

test('addresses come from the ports unless they are given', () => {
  const { services } = plan({ APP_PORT: '4000', SYNC_URL: 'wss://sync.example.com' })
  expect(services.app.env).toMatchObject({
    APP_URL: 'http://localhost:4000',
    SYNC_URL: 'wss://sync.example.com',
    AUTH_URL: 'http://localhost:3002',
  })
})

test('a key reaches the one service that reads it', () => {
  const keys = {
    GOOGLE_GENERATIVE_AI_API_KEY: 'assistcraft',
    GOOGLE_CLIENT_SECRET: 'auth-server',
    GOOGLE_DIRECTORY_CREDENTIALS: 'auth-server',
    GOOGLE_DIRECTORY_RULES: 'auth-server',
    REDIS_URL: 'sync-server',
    SYNC_LIMIT_MESSAGE_BYTES: 'sync-server',
    PACE_BAYUT_SECRET: 'app',
    PACE_GRAPH_URL: 'app',
    PACE_VONAGE_URL: 'app',
    PACE_SMTP_URL: 'app',
  }
  const { services } = plan(keys)
  for (const [key, reader] of Object.entries(keys)) {
    const holders = Object.values(services).filter(({ env }) => env[key] !== undefined)
    expect(holders.map(({ name }) => name)).toEqual([reader])
  }
})
