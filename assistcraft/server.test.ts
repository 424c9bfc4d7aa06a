import { MockLanguageModelV4 } from 'ai/test'
import { exportJWK, generateKeyPair, createLocalJWKSet, SignJWT } from 'jose'
import { Hono } from 'hono'
import { expect, onTestFinished, test } from 'vitest'
import { connectAssistcraft } from '#db/assistcraft/client.ts'
import { insertModelOutput, listExchanges } from '#db/assistcraft/model-outputs.ts'
import { AUDIENCE } from '#domain/access/token.ts'
import { createLogger } from '#service/log.ts'
import { createTokenVerifier } from '#service/identity/verify-token.ts'
import { createTestDatabases } from '#tests/support/databases.ts'
import { chooseModel } from './models/choose-model.ts'
import { LOCAL_ANSWERS } from './local-answers.ts'
import { createModelRunner } from './models/run-task.ts'
import { createAssistcraft } from './server.ts'
import { createCredentialBook } from './credential-book.ts'
import { SOME_HOUSE } from '#domain/testing/house.ts'
import { waitFor } from '#tests/support/wait-for.ts'

const ISSUER = 'http://auth.test'
const { privateKey, publicKey } = await generateKeyPair('ES256', { extractable: true })
const keys = createLocalJWKSet({
  keys: [{ ...(await exportJWK(publicKey)), kid: 'k', alg: 'ES256' }],
})
const PERSON = '11111111-1111-4111-8111-111111111111'
const NOBODY_OUT = { people: {}, endedSessions: [], revokedClients: [] }

function token(scope = 'analysis'): Promise<string> {
  return new SignJWT({ client_id: 'pace-app', scope, role: 'agent', sv: 1, sid: 'a-session' })
    .setProtectedHeader({ alg: 'ES256', typ: 'at+jwt', kid: 'k' })
    .setSubject(PERSON)
    .setIssuer(ISSUER)
    .setAudience(AUDIENCE.assistcraft)
    .setIssuedAt()
    .setExpirationTime('2m')
    .sign(privateKey)
}

async function openServer(model?: MockLanguageModelV4) {
  const { assistcraft } = await createTestDatabases()
  const { db, close } = connectAssistcraft(assistcraft.urls.assistcraft_app)
  onTestFinished(close)
  const chosen = model ? { model, modelId: 'mock', isRemote: true } : chooseModel({}, LOCAL_ANSWERS)
  const clock = { now: Date.now() }
  const credentials = createCredentialBook({ now: () => clock.now })
  credentials.learn({ ...NOBODY_OUT, people: { [PERSON]: 1 } })
  const app = createAssistcraft({
    db,
    credentials,
    models: createModelRunner({ ...chosen, record: (output) => insertModelOutput(db, output) }),
    verifyToken: createTokenVerifier({ issuer: ISSUER, audience: AUDIENCE.assistcraft, keys }),
    mcpUrl: 'http://127.0.0.1:9/mcp',
    routes: new Hono(),
    log: createLogger('assistcraft', { level: 'silent' }),
  })
  const ask = async (question: string, options: { bearer?: string; body?: string } = {}) =>
    app.request('/plan', {
      method: 'POST',
      headers: { authorization: `Bearer ${options.bearer ?? (await token())}` },
      body:
        options.body ??
        JSON.stringify({
          question,
          vocabulary: {},
          house: SOME_HOUSE,
          now: '2026-11-23T08:00:00Z',
        }),
    })
  return { db, ask, app, credentials, clock }
}

function saying(answer: unknown): MockLanguageModelV4 {
  return new MockLanguageModelV4({
    doGenerate: {
      content: [{ type: 'text', text: JSON.stringify(answer) }],
      finishReason: { unified: 'stop', raw: 'stop' },
      usage: {
        inputTokens: { total: 5, noCache: 5, cacheRead: 0, cacheWrite: 0 },
        outputTokens: { total: 3, text: 3, reasoning: 0 },
      },
      warnings: [],
    },
  })
}

test('a question gets its plan, and is kept for its asker', async () => {
  const { ask, db } = await openServer()
  const response = await ask('leads by stage')
  expect(response.status).toBe(200)
  expect(await response.json()).toEqual({
    plan: { measure: 'leads', dimensions: ['stage'], filters: [] },
  })
  expect(await listExchanges(db, PERSON, 5)).toMatchObject([
    { question: 'leads by stage', plan: { measure: 'leads' } },
  ])
})

test('a model says what a word means that the rules do not know, and is answered where its letters bear it out', async () => {
  const plan = { measure: 'leads', dimensions: ['source'], filters: [] }
  const readings = [{ word: 'enqueireis', as: 'enquiries' }]
  const { ask } = await openServer(saying({ readings, question: 'enquiries by source', plan }))
  expect(await (await ask('enqueireis by source')).json()).toEqual({
    plan,
    notes: ['“enqueireis” was read as “enquiries”.'],
  })
})

test('what a model takes another word for is asked, not answered', async () => {
  const plan = { measure: 'leads', dimensions: ['source'], filters: [] }
  const readings = [{ word: 'punters', as: 'leads' }]
  const { ask } = await openServer(saying({ readings, question: 'leads by source', plan }))
  expect(await (await ask('punters by source')).json()).toEqual({
    clarify: {
      message: 'I did not understand “punters”. Is this meant?',
      options: ['leads by source'],
    },
  })
})

const BY_SOURCE = { measure: 'leads', dimensions: ['source'], filters: [] }

test.each([
  ['another plan for words that the rules know', 'leads by stage', BY_SOURCE],
  ['a plan for what is refused', 'delete all leads', BY_SOURCE],
  ['a measure that is not there', 'punters by source', { ...BY_SOURCE, measure: 'salaries' }],
  ['another split than was asked for', 'punters by stage', BY_SOURCE],
  ['nothing', 'punters by source', null],
])('of a model that answers with %s the rules’ answer stands', async (_what, question, plan) => {
  const readings = [{ word: 'punters', as: 'leads' }]
  const { ask } = await openServer(saying({ readings, question: 'leads by source', plan }))
  const { ask: askRules } = await openServer()
  expect(await (await ask(question)).json()).toEqual(await (await askRules(question)).json())
})

test('of a model that answers with prose the rules’ answer stands', async () => {
  const { ask } = await openServer(saying('leads, I guess'))
  expect(await (await ask('punters by source')).json()).toMatchObject({
    clarify: { message: expect.stringContaining('punters') },
  })
})

test.each([
  ['no token', { bearer: '' }, 401],
  ['a token without the scope', { bearer: await token('other') }, 403],
  ['a body that is no JSON', { body: '{' }, 422],
  [
    'an empty question',
    {
      body: JSON.stringify({
        question: ' ',
        vocabulary: {},
        house: SOME_HOUSE,
        now: '2026-11-23T08:00:00Z',
      }),
    },
    422,
  ],
])('%s is answered with what is wrong', async (_what, options, status) => {
  const { ask } = await openServer()
  const response = await ask('leads', options)
  expect(response.status).toBe(status)
  expect(response.headers.get('content-type')).toBe('application/problem+json')
  expect((await response.json()).detail).toBeTruthy()
})

test.each([
  ['a suspended person', { ...NOBODY_OUT, people: { [PERSON]: null } }],
  ['rights that changed', { ...NOBODY_OUT, people: { [PERSON]: 2 } }],
  ['a session that ended', { ...NOBODY_OUT, endedSessions: ['a-session'] }],
  ['a revoked client', { ...NOBODY_OUT, revokedClients: ['pace-app'] }],
])(
  '[bar 5] a token of %s is refused, though it was good when it was issued',
  async (_what, news) => {
    const { ask, credentials } = await openServer()
    expect((await ask('leads by stage')).status).toBe(200)
    credentials.learn(news)
    expect((await ask('leads by stage')).status).toBe(401)
  },
)

test('[bar 5] who is out while a question is being planned gets no answer, and the model is stopped', async () => {
  let asked: AbortSignal | undefined
  const model = new MockLanguageModelV4({
    doGenerate: ({ abortSignal }) =>
      new Promise((_resolve, reject) => {
        asked = abortSignal
        abortSignal?.addEventListener('abort', () => reject(abortSignal.reason))
      }),
  })
  const { ask, credentials } = await openServer(model)
  const answer = ask('punters by stage')
  await waitFor(() => asked, { what: 'the question at the model' })
  credentials.learn({ ...NOBODY_OUT, people: { [PERSON]: null } })
  expect((await answer).status).toBe(401)
  expect(asked?.aborted).toBe(true)
})

test('[bar 5] without news of who may go on nobody is let in', async () => {
  const { ask, clock } = await openServer()
  clock.now += 45_000
  expect((await ask('leads by stage')).status).toBe(503)
})
