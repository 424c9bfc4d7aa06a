import { createServer, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { expect, onTestFinished, test } from 'vitest'
import { describeApi } from '#app/api/router.ts'
import { TEST_URLS } from '../test-api.ts'
import { startProxyForTest } from './validating-proxy.ts'

const ID = '00000000-0000-4000-8000-000000000000'
const TASK = {
  id: ID,
  title: 'اتصل',
  ownerId: ID,
  teamId: null,
  leadId: null,
  listingId: null,
  callId: null,
  dueAt: null,
  doneAt: null,
  createdBy: 'person:x',
  createdAt: '2026-12-01T10:00:00.000Z',
}

/** An app that has our description and answers as it is told to. */
async function startBefore(answer: (response: ServerResponse) => void) {
  const described = JSON.stringify(describeApi(TEST_URLS))
  const app = createServer((request, response) => {
    request.resume()
    if (request.url === '/api/openapi.json') response.end(described)
    else request.on('end', () => answer(response))
  })
  await new Promise<void>((resolve) => app.listen(0, '127.0.0.1', resolve))
  onTestFinished(() => {
    app.closeAllConnections()
    app.close()
  })
  return startProxyForTest(`http://127.0.0.1:${(app.address() as AddressInfo).port}`)
}

function answering(body: unknown, status = 200, type = 'application/json') {
  return startBefore((response) => {
    response.writeHead(status, { 'content-type': type })
    response.end(typeof body === 'string' ? body : JSON.stringify(body))
  })
}

const json = { 'content-type': 'application/json' }

test('what is as it is described goes through as it is', async () => {
  const proxy = await answering(TASK)
  const answer = await fetch(`${proxy.url}/api/v1/tasks/${ID}`)
  expect([answer.status, await answer.json()]).toEqual([200, TASK])
  expect([...proxy.seen]).toEqual(['get /tasks/{id}'])
  expect(proxy.wrong).toEqual([])
})

test('a wrong answer is caught: a field too few, of another kind, a status that nobody described', async () => {
  const { title: _, ...less } = TASK
  const wrong = [
    await answering(less),
    await answering({ ...TASK, ownerId: 'nobody' }),
    await answering(TASK, 206),
    await answering('<p>Oh</p>', 200, 'text/html'),
  ]
  for (const proxy of wrong) {
    expect((await fetch(`${proxy.url}/api/v1/tasks/${ID}`)).status).toBe(502)
    expect(proxy.wrong).toHaveLength(1)
  }
  expect(wrong[0]?.wrong[0]).toContain("required property 'title'")
})

test('a wrong line among right ones is caught', async () => {
  const line = (row: unknown) => `${JSON.stringify({ row, outcome: 'created' })}\n`
  const proxy = await answering(line(0) + line('one'), 200, 'application/x-ndjson')
  const init = { method: 'POST', headers: { 'content-type': 'application/x-ndjson' }, body: '{}\n' }
  expect((await fetch(`${proxy.url}/api/v1/contacts/bulk`, init)).status).toBe(502)
  expect(proxy.wrong[0]).toContain('row must be integer')
})

test.each([
  ['a parameter that is none', '?colour=red', {}],
  ['one of another kind', '?limit=many', {}],
  ['one out of bounds', '?limit=100000', {}],
])('what is taken and was not described is caught: %s', async (_, query, init) => {
  const proxy = await answering({ data: [TASK], next: null })
  expect((await fetch(`${proxy.url}/api/v1/tasks${query}`, init)).status).toBe(502)
  expect(proxy.wrong[0]).toContain('the request')
})

test.each([
  ['a field that is none', { title: 'Call', colour: 'red' }, json],
  ['one that is missing', {}, json],
  ['another type', { title: 'Call' }, { 'content-type': 'text/csv' }],
])('a body that is taken and was not described is caught: %s', async (_, body, headers) => {
  const proxy = await answering(TASK, 201)
  const init = { method: 'POST', headers, body: JSON.stringify(body) }
  expect((await fetch(`${proxy.url}/api/v1/tasks`, init)).status).toBe(502)
  expect(proxy.wrong[0]).toContain('the request')
})

test('what is refused may have been wrong, and its refusal is held to the description', async () => {
  const problem = { type: 'x', title: 'Invalid', status: 422, detail: 'no', code: 'invalid' }
  const proxy = await answering(problem, 422, 'application/problem+json')
  expect((await fetch(`${proxy.url}/api/v1/tasks?limit=many`)).status).toBe(422)
  expect(proxy.wrong).toEqual([])
  const { code: __, ...less } = problem
  const odd = await answering(less, 422, 'application/problem+json')
  expect((await fetch(`${odd.url}/api/v1/tasks?limit=many`)).status).toBe(502)
})

test('a stream goes through while it goes on, and what is no REST is left alone', async () => {
  const proxy = await startBefore((response) => {
    response.writeHead(200, { 'content-type': 'text/event-stream' })
    response.write('data: one\n\n')
  })
  const answer = await fetch(`${proxy.url}/api/v1/events/stream`)
  const reader = answer.body?.getReader()
  const { value } = (await reader?.read()) ?? {}
  expect(new TextDecoder().decode(value)).toBe('data: one\n\n')
  await reader?.cancel()
  const page = await answering('<p>Hello</p>', 200, 'text/html')
  expect(await (await fetch(`${page.url}/desk`)).text()).toBe('<p>Hello</p>')
  expect([...proxy.wrong, ...page.wrong]).toEqual([])
})
