import { expect, test } from 'vitest'
import { expectProblem } from '#tests/support/expect-problem.ts'
import { createTestApi, type TestApi } from '#tests/support/test-api.ts'

const ALL_SCOPES =
  'listings:read listings:write leads:read leads:write calls:read calls:import events:read ask'
const ID = '00000000-0000-4000-8000-000000000000'

type Document = { openapi: string; paths: Record<string, Record<string, Operation>> }
type Operation = {
  operationId?: string
  parameters?: { in: string; name: string; required?: boolean }[]
  requestBody?: { content: Record<string, unknown> }
  responses: Record<string, unknown>
}

async function describe(api: TestApi): Promise<Document> {
  const response = await api.send(null, '/api/openapi.json')
  expect(response.status).toBe(200)
  return response.json()
}

function takesJson({ requestBody }: Operation): boolean {
  return Boolean(requestBody?.content['application/json'])
}

function operations(document: Document) {
  return Object.entries(document.paths).flatMap(([path, methods]) =>
    Object.entries(methods).map(([method, operation]) => ({
      method: method.toUpperCase(),
      path: `/api/v1${path.replaceAll(/\{\w+\}/g, ID)}`,
      operation,
    })),
  )
}

/** What it cannot be asked without. */
function queryOf({ parameters = [] }: Operation): string {
  const demanded = parameters.filter(({ in: where, required }) => where === 'query' && required)
  return demanded.length === 0 ? '' : `?${demanded.map(({ name }) => `${name}=${ID}`).join('&')}`
}

test('the description is OpenAPI 3.1 and names every route with its refusals', async () => {
  const document = await describe(await createTestApi({ scale: 0 }))
  expect(document.openapi).toBe('3.1.0')
  expect(Object.keys(document.paths).toSorted()).toEqual([
    '/ask',
    '/calls',
    '/calls/{id}',
    '/calls/{id}/recording',
    '/calls/{id}/recording/sound',
    '/calls/{id}/segments',
    '/calls/{id}/vcon',
    '/contacts',
    '/contacts/bulk',
    '/contacts/bulk/{key}',
    '/contacts/{id}',
    '/enquiries',
    '/events',
    '/events/stream',
    '/files',
    '/files/{id}',
    '/imports',
    '/imports/{id}',
    '/imports/{id}/check',
    '/imports/{id}/kept',
    '/imports/{id}/rows',
    '/imports/{id}/{step}',
    '/leads',
    '/leads/bulk',
    '/leads/bulk/{key}',
    '/leads/{id}',
    '/listings',
    '/listings/bulk',
    '/listings/bulk/{key}',
    '/listings/{id}',
    '/properties',
    '/properties/bulk',
    '/properties/bulk/{key}',
    '/properties/{id}',
    '/properties/{id}/owners/{contactId}',
    '/reference',
    '/shortlists',
    '/shortlists/{id}',
    '/shortlists/{id}/revoke',
    '/snapshot',
    '/tasks',
    '/tasks/bulk',
    '/tasks/bulk/{key}',
    '/tasks/{id}',
    '/users/me',
    '/vcons',
    '/viewings',
    '/viewings/bulk',
    '/viewings/bulk/{key}',
    '/viewings/{id}',
    '/webhooks',
    '/webhooks/{id}',
    '/webhooks/{id}/deliveries',
    '/webhooks/{id}/deliveries/{deliveryId}/retry',
    '/webhooks/{id}/pause',
    '/webhooks/{id}/ping',
    '/webhooks/{id}/replay',
    '/webhooks/{id}/retry-dead',
    '/webhooks/{id}/secret',
    '/webhooks/{id}/verify',
  ])
  for (const { operation } of operations(document)) {
    expect(Object.keys(operation.responses)).toEqual(
      expect.arrayContaining(['401', '403', '422', '429']),
    )
  }
})

test('every operation has a name of its own, as a generated client calls it', async () => {
  const document = await describe(await createTestApi({ scale: 0 }))
  const names = operations(document).map(({ operation }) => operation.operationId)
  expect(names).not.toContain(undefined)
  expect(new Set(names).size).toBe(names.length)
  for (const name of names) expect(name).toMatch(/^[a-z]+([A-Z][a-z]+)+$/)
})

test('without a token every route is 401 with a challenge, whatever else is wrong', async () => {
  const api = await createTestApi({ scale: 0 })
  for (const { method, path } of operations(await describe(api))) {
    const response = await api.send(null, path, { method })
    await expectProblem(response, 401)
    expect(response.headers.get('www-authenticate')).toContain('Bearer')
  }
})

test('a client without the scope is 403 everywhere', async () => {
  const api = await createTestApi({ scale: 0 })
  const reads = operations(await describe(api)).filter(
    ({ method, path }) => method === 'GET' && !path.endsWith('/me'),
  )
  for (const { path, operation } of reads) {
    const address = `${path.replace(`calls/${ID}`, 'calls/c1')}${queryOf(operation)}`
    await expectProblem(await api.asClient('', address), 403)
  }
})

test('a malformed body is a problem on every route that takes one', async () => {
  const api = await createTestApi({ scale: 0 })
  const writes = operations(await describe(api)).filter(({ operation }) => takesJson(operation))
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

test('an unknown address is 404, a known one under another method is 405 with what is possible', async () => {
  const api = await createTestApi({ scale: 0 })
  await expectProblem(await api.asClient(ALL_SCOPES, '/api/v1/nothing'), 404)
  await expectProblem(await api.send(null, '/api/nothing'), 404)
  const response = await api.asClient(ALL_SCOPES, `/api/v1/leads/${ID}`, { method: 'DELETE' })
  await expectProblem(response, 405)
  expect(response.headers.get('allow')).toBe('GET, PATCH')
})
