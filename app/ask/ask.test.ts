import { createParser } from 'eventsource-parser'
import { http, HttpResponse } from 'msw'
import { setupServer } from 'msw/node'
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest'
import type { PaceDb } from '#db/pace/client.ts'
import { setRole, suspendPerson } from '#db/pace/rights/people-rights.ts'
import { createTestApi, json, TEST_URLS, type TestApi } from '#tests/support/test-api.ts'
import { waitFor } from '#tests/support/wait-for.ts'

const PLAN_URL = `${TEST_URLS.assistcraft}/plan`
const assistcraft = setupServer()
beforeAll(() => assistcraft.listen({ onUnhandledFrame: 'error' }))
afterEach(() => assistcraft.resetHandlers())
afterAll(() => assistcraft.close())

function replyWith(reply: object, status = 200) {
  const seen: { body: Record<string, unknown>; authorization: string | null }[] = []
  assistcraft.use(
    http.post(PLAN_URL, async ({ request }) => {
      const body = (await request.json()) as Record<string, unknown>
      seen.push({ body, authorization: request.headers.get('authorization') })
      return HttpResponse.json(reply, { status })
    }),
  )
  return seen
}

/** Assistcraft thinks until it is told to answer. */
function neverReply() {
  let answer = () => {}
  const answered = new Promise<void>((resolve) => (answer = resolve))
  let signal: AbortSignal | undefined
  assistcraft.use(
    http.post(PLAN_URL, async ({ request }) => {
      signal = request.signal
      await answered
      return HttpResponse.json(BY_STAGE)
    }),
  )
  return { signal: () => signal, answer }
}

const BY_STAGE = { plan: { measure: 'leads', dimensions: ['stage'], filters: [] } }
const ask = (question = 'leads by stage') => json({ question })

async function readEvents(response: Response) {
  expect(response.headers.get('content-type')).toContain('text/event-stream')
  const events: { event: string; data: Record<string, never> }[] = []
  const parser = createParser({
    onEvent: ({ event = '', data }) => events.push({ event, data: JSON.parse(data) }),
  })
  parser.feed(await response.text())
  return events
}

function lastQuestion({ sql }: TestApi) {
  return waitFor(async () => (await sql`select * from questions order by at desc limit 1`)[0])
}

test('[A1] an answer comes as plan, rows, chart, text and done, and leaves a row behind', async () => {
  const api = await createTestApi()
  const seen = replyWith(BY_STAGE)
  const events = await readEvents(await api.as('Layla', '/api/v1/ask', ask()))
  expect(events.map(({ event }) => event)).toEqual([
    'plan',
    'edits',
    'rows',
    'chart',
    'text',
    'done',
  ])
  expect(events[0]?.data).toMatchObject({ plan: BY_STAGE.plan, title: 'Leads by stage' })
  const table = events[2]?.data as unknown as {
    rows: { leads: number }[]
    total: number
    truncated: boolean
  }
  const [team] =
    await api.sql`select count(*)::int as count from leads where team_id = ${api.personOf('Layla').teamId}`
  expect(table.rows.reduce((sum, row) => sum + row.leads, 0)).toBe(team?.count)
  expect(table).toMatchObject({ truncated: false, total: table.rows.length })
  expect(events[3]?.data).toMatchObject({ type: 'bar', x: 'stage', y: 'leads' })
  expect(seen[0]).toMatchObject({
    authorization: 'Bearer exchanged',
    body: { question: 'leads by stage' },
  })
  expect(await lastQuestion(api)).toMatchObject({
    person_id: api.personOf('Layla').id,
    question: 'leads by stage',
    outcome: 'answered',
    plan: BY_STAGE.plan,
    row_count: table.rows.length,
  })
})

test('a plan that is given runs as it is, and nobody is asked to read the question', async () => {
  const api = await createTestApi()
  const seen = replyWith(BY_STAGE)
  const plan = { measure: 'leads', dimensions: ['source'], filters: [] }
  const asked = json({ question: 'leads by stage', plan })
  const events = await readEvents(await api.as('Layla', '/api/v1/ask', asked))
  expect(seen).toEqual([])
  expect(events[0]?.data).toMatchObject({ plan, title: 'Leads by source' })
  expect(events[1]?.data).toMatchObject({
    chips: [{ without: { measure: 'leads', dimensions: [] } }],
  })
  const wrong = json({ question: 'x', plan: { ...plan, measure: 'profit' } })
  const refused = await readEvents(await api.as('Layla', '/api/v1/ask', wrong))
  expect(refused[0]?.event).toBe('clarify')
})

/** What is said of a plan to somebody: the sentence on its scope, the refusal, or nothing. */
async function saidTo(api: TestApi, name: string, plan: object) {
  replyWith({ plan })
  const events = await readEvents(await api.as(name, '/api/v1/ask', ask('a question')))
  const [first] = events
  if (first?.event === 'refused') return first.data.message
  const text = String(events.find(({ event }) => event === 'text')?.data.text)
  const scope = first?.data.scope as string | null | undefined
  expect(text.includes('that you may see')).toBe(Boolean(scope))
  return scope ?? null
}

test('[A2] [A3] where rights narrow an answer it says so, and where they leave nothing it is refused', async () => {
  const api = await createTestApi()
  const [omar, layla] = [api.personOf('Omar'), api.personOf('Layla')]
  const foreign = api.people.find(({ teamId }) => teamId !== layla.teamId)
  const all = { measure: 'leads' }
  const of = (dimension: string, value: unknown) => ({
    ...all,
    filters: [{ dimension, values: [value] }],
  })
  const refused = expect.stringContaining('You may not see the leads of Omar Khan')
  expect(await saidTo(api, 'Sara', of('agent', omar.id))).toEqual(refused)
  expect(await saidTo(api, 'Sara', of('agent', api.personOf('Sara').id))).toBeNull()
  expect(await saidTo(api, 'Sara', all)).toContain('those shared with you')
  expect(await saidTo(api, 'Sara', { ...all, dimensions: ['agent'] })).toContain(
    'cannot be compared',
  )
  expect(await saidTo(api, 'Layla', of('agent', omar.id))).toContain('your team’s')
  expect(await saidTo(api, 'Layla', of('team', layla.teamId))).toBeNull()
  expect(await saidTo(api, 'Layla', of('team', foreign?.teamId))).toContain('You may not see')
  expect(await saidTo(api, 'Adam', { ...all, dimensions: ['team'] })).toBeNull()
})

test('[A4] what is said of an answer is the same whether anything is hidden or not', async () => {
  const api = await createTestApi()
  const before = await saidTo(api, 'Sara', { measure: 'leads' })
  await api.sql`update leads set owner_id = ${api.personOf('Sara').id}`
  expect(await saidTo(api, 'Sara', { measure: 'leads' })).toBe(before)
})

test('the plan before and the asker’s team go along with a question', async () => {
  const api = await createTestApi({ scale: 0.1 })
  const seen = replyWith({ ...BY_STAGE, notes: ['“stge” was read as “stage”.'] })
  const previous = { measure: 'leads', dimensions: [], filters: [] }
  const events = await readEvents(
    await api.as('Sara', '/api/v1/ask', json({ question: 'now by stge', previous })),
  )
  expect(events[0]?.data.notes).toEqual(['“stge” was read as “stage”.'])
  expect(seen[0]?.body).toMatchObject({ previous, askerTeamId: api.personOf('Sara').teamId })
  const strange = json({ question: 'x', previous: { measure: 7 } })
  expect((await api.as('Sara', '/api/v1/ask', strange)).status).toBe(422)
})

test('a question that is not clear is asked back, and one that cannot be answered is refused', async () => {
  const api = await createTestApi()
  replyWith({ clarify: { message: 'Which Marina?', options: ['Dubai Marina', 'Marina Gate'] } })
  expect(await readEvents(await api.as('Sara', '/api/v1/ask', ask()))).toEqual([
    {
      event: 'clarify',
      data: { message: 'Which Marina?', options: ['Dubai Marina', 'Marina Gate'] },
    },
  ])
  expect(await lastQuestion(api)).toMatchObject({ outcome: 'clarify' })
  replyWith({ refused: { message: 'I only know leads, listings and calls.' } })
  const events = await readEvents(await api.as('Sara', '/api/v1/ask', ask()))
  expect(events.map(({ event }) => event)).toEqual(['refused'])
})

test.each([
  { plan: { measure: 'profit' } },
  { plan: { measure: 'calls', dimensions: ['stage'] } },
  { plan: { measure: 'leads', filters: [{ dimension: 'area', values: ["x' or true --"] }] } },
  { plan: 'select * from leads' },
])('a plan that does not hold is asked back and never run: %j', async (reply) => {
  const api = await createTestApi({ scale: 0.1 })
  replyWith(reply)
  const events = await readEvents(await api.as('Sara', '/api/v1/ask', ask()))
  expect(events.map(({ event }) => event)).toEqual(['clarify'])
})

test('a planner that is away, in trouble or out of its mind is an error that says so', async () => {
  const api = await createTestApi({ scale: 0.1 })
  const codeOf = async () => {
    const [event] = await readEvents(await api.as('Sara', '/api/v1/ask', ask()))
    return [event?.event, event?.data.code]
  }
  assistcraft.use(http.post(PLAN_URL, () => HttpResponse.error()))
  expect(await codeOf()).toEqual(['error', 'unavailable'])
  replyWith({ title: 'x' }, 500)
  expect(await codeOf()).toEqual(['error', 'unavailable'])
  replyWith({ sql: 'select 1' })
  expect(await codeOf()).toEqual(['error', 'unavailable'])
  expect(await lastQuestion(api)).toMatchObject({ outcome: 'failed' })
})

test('a client asks with the scope, about what it may read', async () => {
  const api = await createTestApi()
  const seen = replyWith(BY_STAGE)
  expect((await api.asClient('leads:read', '/api/v1/ask', ask())).status).toBe(403)
  const events = await readEvents(await api.asClient('ask leads:read', '/api/v1/ask', ask()))
  expect(events.at(-1)?.event).toBe('done')
  expect(seen[0]?.authorization).toBe('Bearer client')
  const refused = await readEvents(await api.asClient('ask listings:read', '/api/v1/ask', ask()))
  expect(refused.map(({ event, data }) => [event, data.code])).toEqual([['error', 'forbidden']])
})

test("a signed-in browser asks from the app's own pages only", async () => {
  const api = await createTestApi()
  const { id, name, email, teamId } = api.personOf('Sara')
  const actor = { kind: 'person' as const, id, role: 'agent' as const, teamId }
  const person = { id, name, email, role: 'agent' as const, teamId, language: null }
  const session = { id: 's', person, actor, sessionVersion: 1 }
  api.deps.sessions.find = async () => session
  replyWith(BY_STAGE)
  const from = (origin?: string) => json({ question: 'x' }, 'POST', origin ? { origin } : {})
  expect((await api.send(null, '/api/v1/ask', from('https://evil.example'))).status).toBe(403)
  expect((await api.send(null, '/api/v1/ask', from())).status).toBe(403)
  const own = await api.send(null, '/api/v1/ask', from(TEST_URLS.app))
  expect((await readEvents(own)).at(-1)?.event).toBe('done')
  expect((await api.send(null, '/api/v1/leads')).status).toBe(401)
})

test('whoever goes away takes the question along', async () => {
  const api = await createTestApi({ scale: 0.1 })
  const upstream = neverReply()
  const response = await api.as('Sara', '/api/v1/ask', ask())
  await waitFor(upstream.signal)
  await response.body?.cancel()
  await waitFor(() => upstream.signal()?.aborted)
  upstream.answer()
  expect(await lastQuestion(api)).toMatchObject({ outcome: 'aborted' })
})

test('a question is one to 500 characters', async () => {
  const api = await createTestApi({ scale: 0.1 })
  for (const question of ['', '   ', 'x'.repeat(501), 7]) {
    expect((await api.as('Sara', '/api/v1/ask', json({ question }))).status).toBe(422)
  }
})

type Of = { personId: string; by: { actor: string } }

test.each([
  ['is suspended', suspendPerson],
  ['gets another role', (db: PaceDb, of: Of) => setRole(db, { ...of, role: 'manager' })],
])('[bar 5] the answer to a question breaks off when its asker %s', async (_what, change) => {
  const api = await createTestApi({ scale: 0.1 })
  const upstream = neverReply()
  const read = (await api.as('Sara', '/api/v1/ask', ask())).text()
  await waitFor(upstream.signal)
  await change(api.deps.db, { personId: api.personOf('Sara').id, by: { actor: 'service:test' } })
  expect(await read).toBe('')
  await waitFor(() => upstream.signal()?.aborted)
  upstream.answer()
})

test('whoever asks to read Arabic is answered in Arabic, and so is the planner told', async () => {
  const api = await createTestApi()
  const seen = replyWith(BY_STAGE)
  const asked = json({ question: 'leads by stage' }, 'POST', {
    'accept-language': 'ar-AE, en;q=0.5',
  })
  const events = await readEvents(await api.as('Layla', '/api/v1/ask', asked))
  expect(seen[0]?.body.language).toBe('ar')
  expect(events[0]?.data).toMatchObject({
    title: 'العملاء المحتملون حسب المرحلة',
    scope: expect.stringContaining('ما يخص فريقك'),
  })
  expect(events[2]?.data).toMatchObject({ columns: [{ label: 'المرحلة' }, expect.anything()] })
  const text = String(events.find(({ event }) => event === 'text')?.data.text)
  expect(text).toMatch(/^[^a-z]+$/i)
})
