import { expect, test } from 'vitest'
import { createTokenClient } from './token-client.ts'

const WANTED = { resource: 'urn:pace:sync', scope: 'live:write' }
type Answer = { status?: number; body?: unknown; lost?: boolean }

function start(answers: Answer[] = []) {
  const sent: { form: Record<string, string>; authorization: string | null }[] = []
  const clock = { ms: 0 }
  const send: typeof fetch = async (_url, init) => {
    const { status = 200, body, lost } = answers[sent.length] ?? {}
    sent.push({
      form: Object.fromEntries(new URLSearchParams(String(init?.body))),
      authorization: new Headers(init?.headers).get('authorization'),
    })
    if (lost) throw new TypeError('fetch failed')
    return Response.json(body ?? { access_token: `token-${sent.length}`, expires_in: 120 }, {
      status,
    })
  }
  const client = createTokenClient({
    tokenUrl: 'http://auth/token',
    clientId: 'pace-app',
    clientSecret: 'a:b c',
    fetch: send,
    now: () => clock.ms,
  })
  return { client, sent, clock }
}

test('a token is asked for once and kept until shortly before its end', async () => {
  const { client, sent, clock } = start()
  const asked = await Promise.all([client.clientToken(WANTED), client.clientToken(WANTED)])
  expect(asked).toEqual(['token-1', 'token-1'])
  clock.ms = 89_000
  expect(await client.clientToken(WANTED)).toBe('token-1')
  clock.ms = 90_001
  expect(await client.clientToken(WANTED)).toBe('token-2')
  expect(sent).toHaveLength(2)
})

test('each audience, scope, person and call has a token of its own', async () => {
  const { client, sent } = start()
  await client.clientToken(WANTED)
  await client.clientToken({ ...WANTED, scope: 'live:read' })
  await client.exchange({ ...WANTED, subjectToken: 'sara' })
  await client.exchange({ ...WANTED, subjectToken: 'omar' })
  await client.delegation({ ...WANTED, call: 'c-1' })
  expect(sent.map(({ form }) => form)).toEqual([
    { grant_type: 'client_credentials', ...WANTED },
    { grant_type: 'client_credentials', resource: WANTED.resource, scope: 'live:read' },
    expect.objectContaining({ subject_token: 'sara' }),
    expect.objectContaining({ subject_token: 'omar' }),
    expect.objectContaining({ call: 'c-1' }),
  ])
})

test('id and secret are form-encoded before they go into the header (RFC 6749 section 2.3.1)', async () => {
  const { client, sent } = start()
  await client.clientToken(WANTED)
  expect(sent[0]?.authorization).toBe(`Basic ${btoa('pace-app:a%3Ab+c')}`)
})

test('a failure is not kept', async () => {
  const { client } = start([{ lost: true }, { status: 503, body: {} }])
  await expect(client.clientToken(WANTED)).rejects.toMatchObject({ code: 'unavailable' })
  await expect(client.clientToken(WANTED)).rejects.toMatchObject({ code: 'unavailable' })
  expect(await client.clientToken(WANTED)).toBe('token-3')
})

test('a refusal about the person or the call is told as such, one about ourselves as a bug', async () => {
  const refuse = (error: string) => ({ status: 400, body: { error } })
  const { client } = start([
    refuse('invalid_grant'),
    refuse('invalid_request'),
    refuse('invalid_scope'),
  ])
  await expect(client.delegation({ ...WANTED, call: 'over' })).rejects.toMatchObject({
    code: 'forbidden',
  })
  const exchange = client.exchange({ ...WANTED, subjectToken: 'dead' })
  await expect(exchange).rejects.toMatchObject({ code: 'unauthenticated' })
  await expect(client.clientToken(WANTED)).rejects.toThrow(/invalid_scope/)
})

test('thousands of people do not fill the memory', async () => {
  const { client, sent } = start()
  for (let n = 0; n <= 5_000; n += 1) await client.exchange({ ...WANTED, subjectToken: `p${n}` })
  await client.exchange({ ...WANTED, subjectToken: 'p5000' })
  expect(sent).toHaveLength(5_001)
})
