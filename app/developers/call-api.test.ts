import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type Answered, callApi, withinApi } from './call-api.ts'

const ORIGIN = 'https://house.example'

test('an address stays within the API', () => {
  expect(withinApi('/leads?limit=5', ORIGIN)?.href).toBe(`${ORIGIN}/api/v1/leads?limit=5`)
  expect(withinApi('/leads/عميل', ORIGIN)?.pathname).toMatch(/^\/api\/v1\/leads\/%/)
  const outside = [
    '',
    'leads',
    '@evil.example/x',
    '/../../admin',
    '/..',
    '/%2e%2e/mcp',
    'https://evil.example',
  ]
  for (const address of [...outside, String.raw`/..\..\admin`])
    expect([address, withinApi(address, ORIGIN)]).toEqual([address, null])
})

const asked: { authorization?: string | undefined; session?: unknown }[] = []
const server = createServer((request, response) => {
  asked.push({
    authorization: request.headers.authorization,
    session: request.headers['pace-session'],
  })
  if (request.url?.endsWith('/long')) {
    response.writeHead(200, { 'content-type': 'text/plain' })
    response.end('ك'.repeat(1_000_000))
    return
  }
  response.writeHead(404, { 'content-type': 'application/problem+json', 'retry-after': '3' })
  response.end('{"code":"notFound"}')
})
let origin = ''
beforeAll(async () => {
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
})
afterAll(() => void server.close())

test('a refusal is shown with its status and headers, its JSON in lines', async () => {
  const answer = await send('/none', '')
  expect(answer).toMatchObject({ status: 404, text: '{\n  "code": "notFound"\n}', isCut: false })
  expect(answer?.headers).toEqual([
    ['content-type', 'application/problem+json'],
    ['retry-after', '3'],
  ])
  expect(asked.at(-1)).toEqual({ authorization: undefined, session: 'read' })
})

test('with a token the session is not asked for', async () => {
  await send('/none', 'pasted')
  expect(asked.at(-1)).toEqual({ authorization: 'Bearer pasted', session: undefined })
})

test('of a long answer only its beginning is shown', async () => {
  const answer = await send('/long', '')
  expect([answer?.text.length, answer?.isCut]).toEqual([20_000, true])
})

async function send(address: string, token: string): Promise<Answered | undefined> {
  const url = withinApi(address, origin)
  if (!url) throw new Error(`${address} is outside.`)
  let last: Answered | undefined
  const onPart = (answered: Answered) => void (last = answered)
  const { signal } = new AbortController()
  await callApi(url, { method: 'get', address, token, body: null }, { signal, onPart })
  return last
}
