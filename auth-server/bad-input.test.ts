import { request } from 'node:http'
import { expect, test } from 'vitest'
import type { AuthServerOptions } from '#auth/http/context.ts'
import { AUDIENCE } from '#domain/access/token.ts'
import { createChance } from '#db/pace/seed/brokerage/random.ts'
import { CLIENT_SECRETS, startTestAuth } from '#tests/support/auth.ts'
import { buildRequest, signIn, type TestAuth } from '#tests/support/authorize.ts'
import { LIMITS } from './http/rate-limit.ts'

/** One that stays, one that is new each time; a failure names it. */
const SEEDS = [20_261_126, Math.floor(Math.random() * 2 ** 31)]
const REQUESTS = 300
const UNLIMITED = { signIns: 1e9, failures: 1e9, client: LIMITS.client }
const BASIC = `Basic ${btoa(`pace-app:${CLIENT_SECRETS['pace-app']}`)}`

async function start() {
  const lines: { level: string; words: unknown }[] = []
  const log = {
    info: () => {},
    warn: (...words: unknown[]) => void lines.push({ level: 'warn', words }),
    error: (...words: unknown[]) => void lines.push({ level: 'error', words }),
  } as unknown as AuthServerOptions['log']
  const auth = await startTestAuth({ limits: UNLIMITED, log })
  return { auth, lines, errors: () => lines.filter(({ level }) => level === 'error') }
}

type Sent = { method: string; path: string; headers: Record<string, string>; body: string }

/** As bytes on a socket: fetch would put much of it right. */
function send({ authUrl }: TestAuth, { method, path, headers, body }: Sent) {
  const { port } = new URL(authUrl)
  return new Promise<{ status: number; type: string; body: string }>((resolve, reject) => {
    const sent = request({ port, method, path, headers }, (answer) => {
      let text = ''
      answer.on('data', (chunk: Buffer) => (text += chunk.toString()))
      answer.on('end', () => {
        const type = answer.headers['content-type'] ?? ''
        resolve({ status: answer.statusCode ?? 0, type, body: text })
      })
    })
    sent.on('error', reject)
    sent.end(body)
  })
}

const NASTY = [
  '',
  ' ',
  '\u0000',
  '%00',
  '%',
  '%zz',
  '\uD800',
  '{}',
  '[]',
  'null',
  '../../etc/passwd',
  "' or 1=1 --",
  '<script>alert(1)</script>',
  'https://169.254.169.254/',
  'https://[::1]/client.json',
  'a'.repeat(5000),
  '=&=&',
  'eyJhbGciOiJub25lIn0.e30.',
  '__proto__',
  'constructor',
  '-1',
  '1e309',
  '\r\nset-cookie: x=1',
  'ﬃ🏠',
]
const NAMES = [
  'grant_type',
  'client_id',
  'client_secret',
  'code',
  'code_verifier',
  'redirect_uri',
  'refresh_token',
  'scope',
  'resource',
  'subject_token',
  'subject_token_type',
  'call',
  'token',
  'token_type_hint',
  'response_type',
  'response_mode',
  'state',
  'nonce',
  'prompt',
  'max_age',
  'code_challenge',
  'code_challenge_method',
  'id_token_hint',
  'post_logout_redirect_uri',
  'claims',
  'request',
  'request_uri',
  '__proto__',
]
const GRANTS = [
  'authorization_code',
  'refresh_token',
  'client_credentials',
  'urn:ietf:params:oauth:grant-type:token-exchange',
  'urn:pace:params:oauth:grant-type:call-delegation',
]
const PATHS = [
  ['POST', '/token'],
  ['POST', '/token/introspection'],
  ['POST', '/token/revocation'],
  ['POST', '/reg'],
  ['GET', '/auth'],
  ['GET', '/auth/unknown'],
  ['GET', '/google/callback'],
  ['GET', '/interaction/unknown'],
  ['POST', '/interaction/unknown/consent'],
  ['GET', '/interaction/unknown/google'],
  ['GET', '/session/end'],
  ['POST', '/session/end/confirm'],
  ['GET', '/demo-idp/authorize'],
  ['POST', '/demo-idp/token'],
  ['GET', '/.well-known/openid-configuration'],
  ['DELETE', '/token'],
  ['PUT', '/reg/unknown'],
] as const
const TYPES = [
  'application/x-www-form-urlencoded',
  'application/json',
  'text/plain',
  'multipart/form-data; boundary=x',
  'application/x-www-form-urlencoded; charset=utf-7',
  '',
]

test.each(SEEDS)(
  '[A49] no request is answered with a fault of ours, whatever it says (seed %i)',
  async (seed) => {
    const { auth, errors } = await start()
    const { int, pick, odds } = createChance(seed)
    const value = () => pick(odds(0.3) ? GRANTS : NASTY)
    for (let number = 0; number < REQUESTS; number += 1) {
      const [method, path] = pick(PATHS)
      const form = new URLSearchParams()
      for (let fields = int(0, 5); fields > 0; fields -= 1) form.append(pick(NAMES), value())
      if (odds(0.5)) form.set('grant_type', pick(GRANTS))
      const isGet = method === 'GET'
      const written = odds(0.2) ? pick(NASTY) : form.toString()
      const type = isGet ? '' : pick(TYPES)
      const headers = {
        ...(type ? { 'content-type': type } : {}),
        ...(odds(0.5) ? { authorization: odds(0.7) ? BASIC : 'Basic %%%' } : {}),
        ...(odds(0.3) ? { cookie: '_interaction=x; pace-auth=y; pace-auth.sig=z' } : {}),
      }
      const address = isGet ? `${path}?${form.toString()}` : path
      const sent = { method, path: address, headers, body: isGet ? '' : written }
      const answer = await send(auth, sent)
      expect(answer.status, JSON.stringify(sent)).toBeLessThan(500)
      expect(answer.body, JSON.stringify(sent)).not.toMatch(/node_modules|\bat \w+ \(|postgres/i)
    }
    expect(errors()).toEqual([])
  },
)

test('[A49] what is refused at the endpoints for programs is JSON with the error of its RFC, and a log line', async () => {
  const { auth, lines } = await start()
  const { refreshToken } = await signIn(auth, auth.sara.subject)
  const post = (path: string, fields: Record<string, string>, authorization = BASIC) =>
    send(auth, {
      method: 'POST',
      path,
      headers: { authorization, 'content-type': TYPES[0] ?? '' },
      body: new URLSearchParams(fields).toString(),
    })
  const pace = (fields: Record<string, string>) => post('/token', fields)
  const machine = { grant_type: 'client_credentials' }
  const code = {
    grant_type: 'authorization_code',
    redirect_uri: 'http://localhost:9/auth/callback',
  }
  for (const [error, status, ask] of [
    ['invalid_client', 401, () => post('/token', {}, `Basic ${btoa('pace-app:guess')}`)],
    ['invalid_client', 401, () => post('/token', {}, `Basic ${btoa('nobody:guess')}`)],
    ['invalid_request', 400, () => post('/token', {}, 'Bearer x')],
    ['invalid_request', 400, () => pace({})],
    ['unsupported_grant_type', 400, () => pace({ grant_type: 'password' })],
    ['invalid_grant', 400, () => pace({ ...code, code: 'made-up', code_verifier: 'x'.repeat(43) })],
    ['invalid_grant', 400, () => pace({ grant_type: 'refresh_token', refresh_token: 'made-up' })],
    [
      'invalid_scope',
      400,
      () => pace({ ...machine, resource: AUDIENCE.sync, scope: 'everything' }),
    ],
    ['invalid_target', 400, () => pace({ ...machine, resource: 'urn:x' })],
    ['invalid_request', 400, () => post('/token/introspection', {})],
    ['invalid_request', 400, () => post('/token/revocation', {})],
    [
      'invalid_grant',
      400,
      () => pace({ grant_type: 'refresh_token', refresh_token: `${refreshToken}x` }),
    ],
  ] as const) {
    const before = lines.length
    const answer = await ask()
    expect(answer.type).toContain('application/json')
    expect([answer.status, JSON.parse(answer.body).error]).toEqual([status, error])
    expect(lines.length, error).toBeGreaterThan(before)
  }
})

test("[A49] one client's code or refresh token is nothing in another's hands", async () => {
  const { auth } = await start()
  const { refreshToken } = await signIn(auth, auth.sara.subject)
  for (const id of ['pace-cli', 'assistcraft'] as const) {
    const answer = await send(auth, {
      method: 'POST',
      path: '/token',
      headers: {
        authorization: `Basic ${btoa(`${id}:${CLIENT_SECRETS[id]}`)}`,
        'content-type': TYPES[0] ?? '',
      },
      body: new URLSearchParams({
        grant_type: 'refresh_token',
        refresh_token: refreshToken,
      }).toString(),
    })
    expect([answer.status, answer.body]).toEqual([400, expect.stringContaining('invalid_request')])
  }
})

test('[A49] a request larger than any of ours is not read to its end', async () => {
  const { auth } = await start()
  const { url } = await buildRequest(auth)
  const body = 'a'.repeat(2_000_000)
  const type = { 'content-type': 'application/x-www-form-urlencoded' }
  for (const path of ['/token', '/reg', '/session/end/confirm', '/demo-idp/token']) {
    const answer = await send(auth, { method: 'POST', path, headers: type, body }).catch(() => ({
      status: 413,
    }))
    expect(answer.status, path).toBeGreaterThanOrEqual(400)
    expect(answer.status, path).toBeLessThan(500)
  }
  expect((await fetch(url, { redirect: 'manual' })).status).toBe(303)
})
