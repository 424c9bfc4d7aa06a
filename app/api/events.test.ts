import { expect, onTestFinished, test } from 'vitest'
import { appendEvents, findLastSequence, type NewEntityEvent } from '#db/pace/events/events.ts'
import { foldEvents } from '#db/pace/events/fold-events.ts'
import { suspendPerson } from '#db/pace/rights/people-rights.ts'
import { expectProblem } from '#tests/support/expect-problem.ts'
import { createTestApi, json, type TestApi } from '#tests/support/test-api.ts'
import { waitFor } from '#tests/support/wait-for.ts'

const EVENTS = '/api/v1/events'
const READER = 'events:read leads:read listings:read calls:read'

function happens(api: TestApi, ...events: Partial<NewEntityEvent>[]) {
  return api.deps.db.transaction((tx) =>
    appendEvents(
      tx,
      events.map((event) => ({
        resource: 'task',
        key: 'k',
        old: {},
        new: { title: 'x' },
        actor: 'service:test',
        documentSeq: null,
        ...event,
      })),
    ),
  )
}

async function page(response: Promise<Response>) {
  const answer = await response
  expect(answer.status).toBe(200)
  return answer.json()
}

/** A stream as it is received: blocks of `id` and `data`. */
async function follow(api: TestApi, token: string, path: string, headers = {}) {
  const abort = new AbortController()
  onTestFinished(() => abort.abort())
  const response = await api.send(token, path, { headers, signal: abort.signal })
  expect(response.headers.get('content-type')).toBe('text/event-stream')
  let text = ''
  const state = { ended: false }
  const read = async () => {
    const reader = response.body?.pipeThrough(new TextDecoderStream()).getReader()
    for (let part = await reader?.read(); part && !part.done; part = await reader?.read()) {
      text += part.value
    }
    state.ended = true
  }
  void read().catch(() => undefined)
  const blocks = () => text.split('\n\n').map((block) => block.split('\n'))
  const valuesOf = (name: string) =>
    blocks().flatMap((lines) =>
      lines.flatMap((line) => (line.startsWith(`${name}: `) ? line.slice(name.length + 2) : [])),
    )
  return {
    state,
    ids: () => valuesOf('id').map(Number),
    told: (): { key: string; sequence: number }[] => valuesOf('data').map((one) => JSON.parse(one)),
    hangUp: () => abort.abort(),
  }
}

async function leadsOf(api: TestApi) {
  const { id } = api.personOf('Sara')
  const [own] = await api.sql`select id from leads where owner_id = ${id} order by id limit 1`
  const [foreign] = await api.sql`select id from leads where owner_id <> ${id}
    and not ${id} = any (collaborator_ids) order by id limit 1`
  return { own: String(own?.id), foreign: String(foreign?.id) }
}

test('an agent reads of the log what REST would show her, and `last` passes the rest', async () => {
  const api = await createTestApi()
  const { own, foreign } = await leadsOf(api)
  const before = await findLastSequence(api.db)
  await happens(
    api,
    { resource: 'lead', key: own, new: { phone: '+971500000001' } },
    { resource: 'lead', key: foreign, new: { phone: '+971500000002' } },
    { resource: 'person', key: 'p', new: { role: 'admin' } },
  )
  const hers = await page(api.as('Sara', `${EVENTS}?after=${before}`))
  expect(hers.data.map(({ key }: { key: string }) => key)).toEqual([own])
  expect(hers).toMatchObject({ next: null, last: before + 3, horizon: 0 })
  expect((await page(api.as('Adam', `${EVENTS}?after=${before}`))).data).toHaveLength(3)
  const narrow = await page(api.asClient('leads:read', `${EVENTS}?after=${before}`))
  expect(narrow.data.map(({ key }: { key: string }) => key)).toEqual([own, foreign])
  const blind = await page(api.asClient('events:read', `${EVENTS}?after=${before}`))
  expect(blind.data.map((one: { new: object }) => one.new)).toEqual([{}, {}, { role: 'admin' }])
  await expectProblem(await api.asClient('ask', EVENTS), 403)
})

test('the log is filtered by noun, record, field and actor, and a page is as long as it is asked for', async () => {
  const api = await createTestApi({ scale: 0 })
  const before = await findLastSequence(api.db)
  await happens(
    api,
    { key: 'a', new: { title: 'A' }, actor: 'person:one' },
    { key: 'b', old: { dueAt: 'then' }, new: { dueAt: null }, actor: 'person:two' },
    { resource: 'viewing', key: 'a', new: { status: 'done' }, actor: 'person:two' },
    { key: 'a', new: { dueAt: 'now' }, actor: 'person:two' },
  )
  const keys = async (query: string) => {
    const { data, last, next } = await page(
      api.asClient(READER, `${EVENTS}?after=${before}&${query}`),
    )
    return [...data.map((one: { sequence: number }) => one.sequence - before), last - before, next]
  }
  expect(await keys('resource=task')).toEqual([1, 2, 4, 4, null])
  expect(await keys('resource=task,viewing&key=a')).toEqual([1, 3, 4, 4, null])
  expect(await keys('resource=task&key=a')).toEqual([1, 4, 4, null])
  expect(await keys('field=dueAt,status')).toEqual([2, 3, 4, 4, null])
  expect(await keys('actor=person:one')).toEqual([1, 4, null])
  expect(await keys('resource=call')).toEqual([4, null])
  expect(await keys('resource=task&limit=2')).toEqual([1, 2, 2, before + 2])
  await expectProblem(await api.asClient(READER, `${EVENTS}?resource=nothing`), 422)
})

test('a request that waits is answered by the next event of its own, and by time where there is none', async () => {
  const api = await createTestApi({ scale: 0 })
  const waiting = page(api.asClient(READER, `${EVENTS}?wait=30&resource=viewing`))
  await happens(api, { key: 'other' })
  await happens(api, { resource: 'viewing', key: 'mine' })
  const { data, last } = await waiting
  expect(data).toMatchObject([{ key: 'mine' }])
  const none = await page(api.asClient(READER, `${EVENTS}?after=${last}&wait=1`))
  expect(none).toMatchObject({ data: [], last, next: null })
})

test('a stream goes on after Last-Event-ID, tells each event once, and moves its id past what is others’', async () => {
  const api = await createTestApi()
  const { own, foreign } = await leadsOf(api)
  const token = await api.tokenOf('Sara')
  const before = await findLastSequence(api.db)
  await happens(api, { resource: 'lead', key: own }, { resource: 'lead', key: foreign })
  const first = await follow(api, token, `${EVENTS}/stream?after=${before}`)
  await waitFor(() => first.ids().at(-1) === before + 2)
  expect(first.told().map(({ key }) => key)).toEqual([own])
  await happens(api, { resource: 'lead', key: own })
  await waitFor(() => first.told().length === 2)
  first.hangUp()
  await happens(api, { resource: 'lead', key: own })
  const last = { 'last-event-id': String(first.ids().at(-1)), accept: 'text/event-stream' }
  const second = await follow(api, token, EVENTS, last)
  await happens(api, { resource: 'lead', key: own })
  await waitFor(() => second.told().length === 2)
  const sequences = [...first.told(), ...second.told()].map(({ sequence }) => sequence - before)
  expect(sequences).toEqual([1, 3, 4, 5])
})

test('a stream ends with the right that it was opened by', async () => {
  const api = await createTestApi({ scale: 0.1 })
  const sara = api.personOf('Sara')
  const { state } = await follow(api, await api.tokenOf('Sara'), `${EVENTS}/stream`)
  await suspendPerson(api.db, { personId: sara.id, by: { actor: 'service:test' } })
  await waitFor(() => state.ended)
})

test('one caller keeps no more than twenty requests waiting', async () => {
  const api = await createTestApi({ scale: 0 })
  const token = await api.tokenFor('many', READER)
  const streams = await Promise.all(
    Array.from({ length: 20 }, () => follow(api, token, `${EVENTS}/stream`)),
  )
  await expectProblem(await api.send(token, `${EVENTS}?wait=5`), 429)
  expect((await api.send(token, EVENTS)).status).toBe(200)
  streams[0]?.hangUp()
  await waitFor(async () => (await api.send(token, `${EVENTS}?wait=1`)).status === 200)
})

test('who takes JSON and a stream alike is answered in JSON, and not kept waiting', async () => {
  const api = await createTestApi({ scale: 0 })
  const typeFor = async (accept: string) => {
    const answer = await api.asClient(READER, `${EVENTS}?after=0`, { headers: { accept } })
    const type = answer.headers.get('content-type')
    await answer.body?.cancel()
    return type
  }
  expect(await typeFor('application/json, text/event-stream')).toBe('application/json')
  expect(await typeFor('*/*')).toBe('application/json')
  expect(await typeFor('text/event-stream;q=0.5, application/json;q=0.9')).toBe('application/json')
  expect(await typeFor('text/event-stream, application/json;q=0.9')).toBe('text/event-stream')
})

test('HEAD says what a stream would be and begins none: no place is taken, nothing is held open', async () => {
  const api = await createTestApi({ scale: 0 })
  const authorization = `Bearer ${await api.tokenFor('looker', READER)}`
  // Past the helper that holds answers to their description: a HEAD has none.
  const head = async (path: string, headers = {}) =>
    api.api.request(path, { method: 'HEAD', headers: { authorization, ...headers } })
  for (const [path, headers] of [
    [`${EVENTS}/stream`, {}],
    [EVENTS, { accept: 'text/event-stream' }],
  ] as const) {
    for (let at = 0; at < 21; at += 1) {
      const answer = await head(path, headers)
      expect([answer.status, answer.body]).toEqual([200, null])
      expect(answer.headers.get('content-type')).toBe('text/event-stream')
    }
  }
  for (let at = 0; at < 3; at += 1) {
    const answer = await head('/api/v1/snapshot')
    expect([answer.status, answer.body]).toEqual([200, null])
    expect(answer.headers.get('content-type')).toBe('application/x-ndjson')
  }
  await linesOf(await api.asClient(READER, '/api/v1/snapshot'))
  expect((await head('/api/v1/snapshot?resource=nothing')).status).toBe(422)
})

test('a place before the horizon is gone: a snapshot names where to go on', async () => {
  const api = await createTestApi({ scale: 0.1 })
  await happens(api, { key: 'a' }, { key: 'a' })
  await api.sql`update entity_events set at = now() - interval '2 years'`
  while ((await foldEvents(api.deps.db, 400)) > 0);
  const problem = await expectProblem(await api.asClient(READER, EVENTS), 410)
  expect(problem).toMatchObject({ code: 'gone', errors: [{ path: 'after' }] })
  await expectProblem(await api.asClient(READER, `${EVENTS}/stream?after=0`), 410)
  const [first] = await linesOf(await api.asClient(READER, '/api/v1/snapshot?resource=task'))
  const { data } = await page(api.asClient(READER, `${EVENTS}?after=${String(first?.sequence)}`))
  expect(data).toEqual([])
})

type Line = Record<string, unknown>

async function linesOf(response: Response): Promise<Line[]> {
  expect(response.status).toBe(200)
  const text = await response.text()
  return text.split('\n').flatMap((line) => (line ? [JSON.parse(line)] : []))
}

test('a snapshot holds every record that its reader may read, and the events after it bring a copy to what is now', async () => {
  const api = await createTestApi()
  const sara = api.personOf('Sara')
  const lines = await linesOf(await api.as('Sara', '/api/v1/snapshot'))
  const [head, ...rest] = lines
  const records = rest.slice(0, -1)
  expect(rest.at(-1)).toEqual({ end: true, sequence: head?.sequence, count: records.length })
  const ofLeads = records.filter(({ resource }) => resource === 'lead').map(({ key }) => key)
  const readable = await api.sql`select id from leads where owner_id = ${sara.id}
    or ${sara.id} = any (collaborator_ids) or (owner_id is null and team_id = ${sara.teamId})`
  expect(ofLeads.map(String).toSorted()).toEqual(readable.map(({ id }) => String(id)).toSorted())
  const signals = records.filter(({ resource }) => resource === 'enquiry')
  const own = await api.sql`select id from enquiries
    where lead_id = any (${readable.map(({ id }) => String(id))}::uuid[])`
  expect(own.length).toBeGreaterThan(0)
  expect(signals.map(({ key }) => String(key)).toSorted()).toEqual(
    own.map(({ id }) => String(id)).toSorted(),
  )
  await api.as('Sara', '/api/v1/tasks', json({ title: 'Later' }))
  const { data } = await page(api.as('Sara', `${EVENTS}?after=${String(head?.sequence)}`))
  expect(data).toMatchObject([{ resource: 'task', old: null, new: { title: 'Later' } }])
})

test('what happens while a snapshot is taken is not in it, but in the log after it', async () => {
  const api = await createTestApi({ scale: 0.3 })
  const response = await api.asClient(READER, '/api/v1/snapshot')
  const reader = response.body?.pipeThrough(new TextDecoderStream()).getReader()
  let text = (await reader?.read())?.value ?? ''
  expect(JSON.parse(text.slice(0, text.indexOf('\n')))).toMatchObject({
    sequence: Number(response.headers.get('pace-sequence')),
  })
  await api.as('Sara', '/api/v1/tasks', json({ title: 'Meanwhile' }))
  for (let part = await reader?.read(); part && !part.done; part = await reader?.read()) {
    text += part.value
  }
  expect(text).not.toContain('Meanwhile')
  const { sequence } = JSON.parse(text.slice(0, text.indexOf('\n')))
  const { data } = await page(api.asClient(READER, `${EVENTS}?after=${sequence}`))
  expect(data).toMatchObject([{ new: { title: 'Meanwhile' } }])
})

test('a program has a snapshot of the nouns that it may read, and is refused others by name', async () => {
  const api = await createTestApi({ scale: 0.1 })
  const [head] = await linesOf(await api.asClient('listings:read', '/api/v1/snapshot'))
  expect(head?.resources).toEqual(['property', 'listing'])
  await expectProblem(await api.asClient('listings:read', '/api/v1/snapshot?resource=lead'), 403)
})

test('a snapshot that nobody reads on frees its place', async () => {
  const api = await createTestApi({ scale: 0.1 })
  const open = () => api.asClient(READER, '/api/v1/snapshot')
  const held = [await open(), await open()]
  await expectProblem(await open(), 429)
  for (const response of held) await response.body?.cancel()
  await waitFor(async () => {
    const again = await open()
    await again.text()
    return again.status === 200
  })
})
