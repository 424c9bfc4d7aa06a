import { expect, test } from 'vitest'
import { createTestApi, json, type TestApi } from '#tests/support/test-api.ts'
import { waitFor } from '#tests/support/wait-for.ts'
import { ProblemSchema } from './responses.ts'

const ALL_SCOPES = 'listings:read listings:write leads:read leads:write calls:read events:read ask'
const ID = '00000000-0000-4000-8000-000000000000'

type Document = { openapi: string; paths: Record<string, Record<string, Operation>> }
type Operation = { requestBody?: unknown; responses: Record<string, unknown> }

async function describe(api: TestApi): Promise<Document> {
  const response = await api.send(null, '/api/openapi.json')
  expect(response.status).toBe(200)
  return response.json()
}

function operations(document: Document) {
  return Object.entries(document.paths).flatMap(([path, methods]) =>
    Object.entries(methods).map(([method, operation]) => ({
      method: method.toUpperCase(),
      path: `/api/v1${path.replaceAll('{id}', ID)}`,
      operation,
    })),
  )
}

function cursorOf(place: object): string {
  return Buffer.from(JSON.stringify(place)).toString('base64url')
}

async function expectProblem(response: Response, status: number) {
  expect(response.status).toBe(status)
  expect(response.headers.get('content-type')).toContain('application/problem+json')
  return ProblemSchema.parse(await response.json())
}

test('the description is OpenAPI 3.1 and names every route with its refusals', async () => {
  const document = await describe(await createTestApi({ scale: 0 }))
  expect(document.openapi).toBe('3.1.0')
  expect(Object.keys(document.paths).toSorted()).toEqual([
    '/ask',
    '/calls',
    '/calls/{id}',
    '/enquiries',
    '/events',
    '/leads',
    '/leads/{id}',
    '/listings',
    '/listings/{id}',
    '/tasks',
    '/users/me',
    '/viewings',
  ])
  for (const { operation } of operations(document)) {
    expect(Object.keys(operation.responses)).toEqual(
      expect.arrayContaining(['401', '403', '422', '429']),
    )
  }
})

test('without a token every route is 401 with a challenge, whatever else is wrong', async () => {
  const api = await createTestApi({ scale: 0 })
  for (const { method, path } of operations(await describe(api))) {
    const response = await api.send(null, path, { method })
    await expectProblem(response, 401)
    expect(response.headers.get('www-authenticate')).toContain('Bearer')
  }
})

test('a token for another audience is 401', async () => {
  const api = await createTestApi()
  const token = await api.tokenOf('Sara', 'urn:pace:sync')
  await expectProblem(await api.send(token, '/api/v1/users/me'), 401)
})

test('a client without the scope is 403 everywhere', async () => {
  const api = await createTestApi({ scale: 0 })
  const reads = operations(await describe(api)).filter(
    ({ method, path }) => method === 'GET' && !path.endsWith('/me'),
  )
  for (const { path } of reads) {
    await expectProblem(await api.asClient('', path.replace(`calls/${ID}`, 'calls/c1')), 403)
  }
})

test('a malformed body is a problem on every route that takes one', async () => {
  const api = await createTestApi({ scale: 0 })
  const writes = operations(await describe(api)).filter(({ operation }) => operation.requestBody)
  expect(writes.length).toBeGreaterThan(4)
  for (const { method, path } of writes) {
    const send = (body: string, type: string) =>
      api.asClient(ALL_SCOPES, path, { method, body, headers: { 'content-type': type } })
    await expectProblem(await send('{"name": ', 'application/json'), 400)
    await expectProblem(await send('<x/>', 'application/xml'), 415)
    for (const body of ['null', '[]', '"x"', '{}', '{"nonsense": 1}']) {
      await expectProblem(await send(body, 'application/json'), 422)
    }
  }
})

test('a malformed form is a problem', async () => {
  const api = await createTestApi({ scale: 0 })
  const form = {
    method: 'POST',
    body: 'x',
    headers: { 'content-type': 'multipart/form-data; boundary=y' },
  }
  await expectProblem(await api.asClient('leads:write', '/api/v1/enquiries', form), 400)
  const empty = {
    method: 'POST',
    body: 'name=',
    headers: { 'content-type': 'application/x-www-form-urlencoded' },
  }
  const problem = await expectProblem(
    await api.asClient('leads:write', '/api/v1/enquiries', empty),
    422,
  )
  expect(problem.errors?.map((error) => error.path)).toContain('name')
})

test('bad queries and ids are problems that name the parameter', async () => {
  const api = await createTestApi({ scale: 0 })
  const ask = (path: string) => api.asClient(ALL_SCOPES, `/api/v1/${path}`)
  const bad = [
    'leads?limit=0',
    'leads?limit=1e9',
    'leads?cursor=x',
    'leads?stage=odd',
    'leads/1',
    'events?after=-1',
    'listings?published=rightmove',
    'listings?updated_since=yesterday',
    'calls/%20',
    'leads?q=%00',
    'listings?area=%00',
    'calls?updated_since=0000-01-01T00:00:00Z',
    `leads?cursor=${cursorOf({ at: '2026-01-01T00:00:00Z', id: 'x' })}`,
    `listings?cursor=${cursorOf({ at: '0000-01-01T00:00:00Z', id: ID })}`,
    `calls?cursor=${cursorOf({ at: '2026-01-01T00:00:00Z', id: 'a\u0000' })}`,
  ]
  for (const path of bad) {
    const problem = await expectProblem(await ask(path), 422)
    expect(problem.errors?.[0]?.path).toBeTruthy()
  }
})

test('an unknown address is 404, a known one under another method is 405 with what is possible', async () => {
  const api = await createTestApi({ scale: 0 })
  await expectProblem(await api.asClient(ALL_SCOPES, '/api/v1/nothing'), 404)
  await expectProblem(await api.send(null, '/api/nothing'), 404)
  const response = await api.asClient(ALL_SCOPES, `/api/v1/leads/${ID}`, { method: 'DELETE' })
  await expectProblem(response, 405)
  expect(response.headers.get('allow')).toBe('GET, PATCH')
})

test('a body over the limit is 413', async () => {
  const api = await createTestApi({ scale: 0 })
  const big = json({ name: 'x'.repeat(70_000) })
  await expectProblem(await api.asClient(ALL_SCOPES, '/api/v1/leads', big), 413)
})

test('every answer says where the caller stands, and too many requests are told when to come back', async () => {
  const api = await createTestApi({ scale: 0 })
  const first = await api.asClient('', '/api/v1/users/me')
  expect(first.headers.get('ratelimit')).toBe('"client";r=599;t=60')
  expect(first.headers.get('ratelimit-policy')).toBe('"client";q=600;w=60')
  const token = await api.tokenFor('busy')
  for (let sent = 0; sent < 600; sent += 1) await api.send(token, '/api/v1/users/me')
  const refused = await api.send(token, '/api/v1/users/me')
  await expectProblem(refused, 429)
  expect(Number(refused.headers.get('retry-after'))).toBeGreaterThan(0)
})

test('an unchanged answer is 304', async () => {
  const api = await createTestApi()
  const first = await api.asClient('leads:read', '/api/v1/leads')
  const tag = first.headers.get('etag') ?? ''
  expect(tag).toBeTruthy()
  const headers = { 'if-none-match': tag }
  const second = await api.asClient('leads:read', '/api/v1/leads', { headers })
  expect(second.status).toBe(304)
  expect(await second.text()).toBe('')
})

test('a suspended person and a revoked client are out at once', async () => {
  const api = await createTestApi()
  const token = await api.tokenOf('Omar')
  await api.sql`update people set status = 'suspended', session_version = session_version + 1 where name like 'Omar%'`
  await expectProblem(await api.send(token, '/api/v1/users/me'), 401)
  await api.sql`insert into api_clients (id, name, scopes, secret_hash, created_by, revoked_at)
    values ('website', 'Website', '{leads:read}', 'x', 'person:x', now())`
  await expectProblem(await api.asClient('leads:read', '/api/v1/leads'), 401)
})

test('a denial is written to the audit log', async () => {
  const api = await createTestApi()
  await expectProblem(await api.as('Sara', '/api/v1/events'), 403)
  const entry = await waitFor(async () => {
    const [row] = await api.sql`select actor, action, outcome from audit_log`
    return row
  })
  expect(entry).toEqual({
    actor: `person:${api.personOf('Sara').id}`,
    action: 'GET /api/v1/events',
    outcome: 'denied',
  })
})

test('what no row can hold is refused wherever it stands, and nothing is kept of it', async () => {
  const api = await createTestApi()
  const [lead] = await api.sql`select id from leads limit 1`
  const before = await api.sql`select count(*) from enquiries`
  const bad: [string, RequestInit][] = [
    [`leads/${lead?.id}`, json({ name: 'a\u0000b' }, 'PATCH')],
    [`leads/${lead?.id}`, json({ moveDate: '0000-01-01' }, 'PATCH')],
    ['leads', json({ name: 'half \ud83d' })],
    ['enquiries', json({ name: 'Lina', email: 'l@x.ae', message: 'a\u0000b' })],
    ['enquiries', json({ name: 'Lina', email: 'l@x.ae', externalId: '\ud800' })],
    [
      'enquiries',
      { method: 'POST', body: new URLSearchParams({ name: 'a\u0000', email: 'l@x.ae' }) },
    ],
  ]
  for (const [path, request] of bad) {
    const problem = await expectProblem(
      await api.asClient(ALL_SCOPES, `/api/v1/${path}`, request),
      422,
    )
    expect(problem.errors?.[0]?.path).toBeTruthy()
  }
  expect(await api.sql`select count(*) from enquiries`).toEqual(before)
})

test('an instant may have any offset that ISO has', async () => {
  const api = await createTestApi({ scale: 0 })
  const path = '/api/v1/leads?updated_since=2026-01-01T00:00:00%2B23:59'
  expect((await api.asClient('leads:read', path)).status).toBe(200)
})
