import { http, HttpResponse } from 'msw'
import { setupServer } from 'msw/node'
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest'
import { createCommands } from './commands.server.ts'

const SYNC = 'http://localhost:3001'
const sync = setupServer()
beforeAll(() => sync.listen({ onUnhandledFrame: 'error' }))
afterEach(() => sync.resetHandlers())
afterAll(() => sync.close())

const commands = createCommands({
  syncUrl: SYNC,
  accessTokenFor: async ({ id }) => `token-of-${id}`,
  tokenClient: {
    clientToken: async ({ resource, scope }) => `client ${resource} ${scope}`,
    exchange: async ({ subjectToken, resource }) => `${subjectToken} for ${resource}`,
  },
})

function answer(status: number, body: object) {
  const seen: { token: string | null; key: string | null; body: unknown }[] = []
  sync.use(
    http.post(`${SYNC}/commands`, async ({ request }) => {
      const { headers } = request
      seen.push({
        token: headers.get('authorization'),
        key: headers.get('idempotency-key'),
        body: await request.json(),
      })
      return HttpResponse.json(body, { status })
    }),
  )
  return seen
}

const COMMITTED = { document: 'lead:1', seq: 3, generation: 1 }

test('a person runs a command with her own token, exchanged for the sync server', async () => {
  const seen = answer(200, COMMITTED)
  const runner = commands.forPerson({ id: 's1' })
  const options = { idempotencyKey: 'k' }
  expect(await runner.run('lead:1', 'claim', {}, options)).toMatchObject(COMMITTED)
  await commands.forBearer('mine').run('lead:1', 'claim')
  expect(seen).toEqual([
    {
      token: 'Bearer token-of-s1 for urn:pace:sync',
      key: 'k',
      body: { document: 'lead:1', command: 'claim', args: {} },
    },
    {
      token: 'Bearer mine for urn:pace:sync',
      key: null,
      body: { document: 'lead:1', command: 'claim', args: {} },
    },
  ])
})

test('what no person did is sent as the service, with its cause and in whose name', async () => {
  const seen = answer(200, COMMITTED)
  await commands
    .forService({ cause: 'rest', actAs: 'service:website' })
    .run('lead:1', 'setFields', { fields: {} })
  expect(seen).toMatchObject([
    {
      token: 'Bearer client urn:pace:sync live:write',
      body: { cause: 'rest', actAs: 'service:website' },
    },
  ])
})

test('a broken rule comes back as it was thrown, with its fields', async () => {
  answer(409, { code: 'conflict', detail: 'Somebody else has just claimed this lead.' })
  await expect(commands.forBearer('x').run('lead:1', 'claim')).rejects.toMatchObject({
    code: 'conflict',
  })
  answer(422, {
    code: 'invalid',
    detail: 'Not valid.',
    errors: [{ path: 'name', message: 'is missing' }],
  })
  await expect(commands.forBearer('x').run('lead:1', 'setFields')).rejects.toMatchObject({
    code: 'invalid',
    problems: [{ path: 'name', message: 'is missing' }],
  })
})

test('a sync server that is away, broken or does not take our token is unavailable, not our fault told as hers', async () => {
  const run = () => commands.forBearer('x').run('lead:1', 'claim')
  answer(500, { code: 'internal', detail: 'x' })
  await expect(run()).rejects.toMatchObject({ code: 'unavailable' })
  answer(401, { code: 'unauthenticated', detail: 'x' })
  await expect(run()).rejects.toMatchObject({ code: 'unavailable' })
  sync.use(http.post(`${SYNC}/commands`, () => HttpResponse.error()))
  await expect(run()).rejects.toMatchObject({ code: 'unavailable' })
})
