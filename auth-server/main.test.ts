import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { join } from 'node:path'
import { expect, onTestFinished, test } from 'vitest'
import { findFreePort } from '#scripts/free-port.ts'
import { createSecret } from '#service/identity/secret.ts'
import { createTestDatabases } from '#tests/support/databases.ts'
import { waitFor } from '#tests/support/wait-for.ts'

async function start(extra: { NODE_ENV?: 'production' } = {}) {
  const { pace } = await createTestDatabases()
  const port = await findFreePort()
  const child = spawn(process.execPath, [join(import.meta.dirname, 'main.ts')], {
    env: {
      NODE_ENV: 'test',
      AUTH_PORT: String(port),
      PACE_DATABASE_URL: pace.urls.pace_auth,
      SESSION_SECRET: createSecret(),
      PACE_CLIENTS: JSON.stringify([{ id: 'pace-app', secret: createSecret() }]),
      ...extra,
    },
  })
  onTestFinished(() => {
    child.kill('SIGKILL')
  })
  const said = { out: '' }
  for (const stream of [child.stdout, child.stderr]) {
    stream.on('data', (chunk: Buffer) => (said.out += chunk.toString()))
  }
  return { child, said, url: `http://localhost:${port}`, ended: once(child, 'exit') }
}

test('the process issues, says that it is ready, and drains when told to stop', async () => {
  const { child, said, url, ended } = await start()
  await waitFor(async () => (await fetch(`${url}/readyz`)).ok)
  const discovery = await fetch(`${url}/.well-known/openid-configuration`)
  expect(await discovery.json()).toMatchObject({ issuer: url, jwks_uri: `${url}/jwks` })
  const keys = (await (await fetch(`${url}/jwks`)).json()) as { keys: object[] }
  expect(keys.keys).toMatchObject([{ kty: 'EC', alg: 'ES256' }])
  expect(JSON.stringify(keys)).not.toContain('"d"')
  child.kill('SIGTERM')
  expect(await ended).toEqual([0, null])
  for (const line of said.out.trim().split('\n'))
    expect(JSON.parse(line)).toMatchObject({ service: 'auth-server' })
})

test('[A31] in production without Google the process does not start and says what is missing', async () => {
  const { said, ended } = await start({ NODE_ENV: 'production' })
  expect(await ended).toEqual([1, null])
  expect(said.out).toMatch(
    /GOOGLE_CLIENT_ID, GOOGLE_CLIENT_SECRET and GOOGLE_HOSTED_DOMAIN are missing/,
  )
})
