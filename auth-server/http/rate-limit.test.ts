import { expect, test } from 'vitest'
import { createTokenClient } from '#service/identity/token-client.ts'
import { AUDIENCE } from '#domain/access/token.ts'
import { CLIENT_SECRETS, requestToken, startTestAuth } from '#tests/support/auth.ts'
import { buildRequest, type TestAuth } from '#tests/support/authorize.ts'
import { LIMITS } from './rate-limit.ts'

const ONE_PROXY = { trusted: 1, header: 'x-forwarded-for' } as const
const GRANT = { grant_type: 'client_credentials', scope: 'calls:write' }

async function statuses(times: number, ask: () => Promise<{ status: number }>): Promise<number[]> {
  const seen: number[] = []
  for (let request = 0; request < times; request += 1) seen.push((await ask()).status)
  return seen
}

function from(auth: TestAuth, address: string, secret: string) {
  return fetch(`${auth.authUrl}/token`, {
    method: 'POST',
    headers: { authorization: `Basic ${btoa(`pace-cli:${secret}`)}`, 'x-forwarded-for': address },
    body: new URLSearchParams(GRANT),
  })
}

test('[A46] [bar 26] a client over its budget waits as long as it is told, and nobody else does', async () => {
  const auth = await startTestAuth({ limits: { ...LIMITS, client: 3 } })
  expect(await statuses(3, () => requestToken(auth, 'pace-cli', GRANT))).toEqual([200, 200, 200])
  const { status, body, headers } = await requestToken(auth, 'pace-cli', GRANT)
  expect([status, body['error']]).toEqual([429, 'temporarily_unavailable'])
  const wait = Number(headers.get('retry-after'))
  expect(wait).toBeGreaterThan(0)
  expect(wait).toBeLessThanOrEqual(60)
  const other = { grant_type: 'client_credentials', resource: AUDIENCE.sync }
  expect((await requestToken(auth, 'pace-app', other)).status).toBe(200)
})

test('[A46] an address that guesses is stopped, also with the right secret; others go on', async () => {
  const auth = await startTestAuth({ limits: { ...LIMITS, failures: 3 }, proxies: ONE_PROXY })
  const [guesser, victim] = ['198.51.100.1', '198.51.100.2']
  const guess = () => from(auth, guesser, 'guess')
  expect(await statuses(5, guess)).toEqual([401, 401, 401, 429, 429])
  expect((await from(auth, guesser, CLIENT_SECRETS['pace-cli'])).status).toBe(429)
  expect((await from(auth, victim, CLIENT_SECRETS['pace-cli'])).status).toBe(200)
})

test('[A46] guesses do not use up the budget of the client that they are made for', async () => {
  const auth = await startTestAuth({ limits: { ...LIMITS, client: 2 } })
  const wrong = { id: 'pace-cli', secret: 'guess' }
  expect(await statuses(4, () => requestToken(auth, wrong, GRANT))).toEqual([401, 401, 401, 401])
  expect((await requestToken(auth, 'pace-cli', GRANT)).status).toBe(200)
})

test('[A46] a claimed origin does not help: what the sender writes before the proxy counts for nothing', async () => {
  const auth = await startTestAuth({ limits: { ...LIMITS, failures: 2 }, proxies: ONE_PROXY })
  const seen: number[] = []
  for (const spoofed of ['1.1.1.1', '2.2.2.2', '3.3.3.3']) {
    seen.push((await from(auth, `${spoofed}, 198.51.100.1`, 'guess')).status)
  }
  expect(seen).toEqual([401, 401, 429])
})

test('[A46] addresses of one IPv6 network share a budget, those of another do not', async () => {
  const auth = await startTestAuth({ limits: { ...LIMITS, failures: 1 }, proxies: ONE_PROXY })
  const seen: number[] = []
  for (const address of ['2001:db8:1:2::1', '2001:db8:1:2:3:4:5:6', '2001:db8:1:3::1']) {
    seen.push((await from(auth, address, 'guess')).status)
  }
  expect(seen).toEqual([401, 429, 401])
})

test('[A46] too many sign-ins from one address get a page that says to wait', async () => {
  const auth = await startTestAuth({ limits: { ...LIMITS, signIns: 3 } })
  const { url } = await buildRequest(auth)
  const start = () => fetch(url, { redirect: 'manual' })
  expect(await statuses(3, start)).toEqual([303, 303, 303])
  const answer = await start()
  expect(answer.status).toBe(429)
  expect(Number(answer.headers.get('retry-after'))).toBeGreaterThan(0)
  expect(await answer.text()).toContain('Wait a minute')
  expect((await fetch(`${auth.authUrl}/jwks`)).status).toBe(200)
})

test('[A46] to the services a spent budget is "unavailable", not a fault of the person', async () => {
  const auth = await startTestAuth({ limits: { ...LIMITS, client: 0 } })
  const client = createTokenClient({
    tokenUrl: `${auth.authUrl}/token`,
    clientId: 'pace-cli',
    clientSecret: CLIENT_SECRETS['pace-cli'],
  })
  const wanted = { resource: AUDIENCE.sync, scope: 'calls:write' }
  await client.clientToken(wanted)
  const over = client.clientToken({ ...wanted, scope: 'live:read' })
  await expect(over).rejects.toMatchObject({ code: 'unavailable' })
})
