import { expect, test } from 'vitest'
import { calls, callSegments } from '#db/pace/schema.ts'
import { createTestApi, json, type TestApi } from '#tests/support/test-api.ts'

type Row = Record<string, unknown> & { id: string }

async function pageOf(response: Response | Promise<Response>): Promise<Row[]> {
  const answer = await response
  expect(answer.status).toBe(200)
  return (await answer.json()).data
}

async function insertCall(api: TestApi, agent: string): Promise<void> {
  const { id: agentId, teamId } = api.personOf(agent)
  const mark = {
    id: 'm1',
    segmentId: 's1',
    kind: 'entity',
    type: 'bedrooms',
    start: 0,
    end: 3,
    text: 'Two',
    value: 2,
    confidence: 1,
    by: 'service:assistcraft',
    status: 'open',
  } as const
  const segment = {
    segmentId: 's1',
    party: 'c',
    role: 'customer' as const,
    beginMs: 0,
    endMs: 900,
    text: 'Two beds',
    language: 'en',
    confidence: 1,
    revision: 1,
    annotations: [mark],
  }
  await api.db
    .insert(calls)
    .values({ id: 'call-1', source: 'test', state: 'live', agentId, teamId })
  await api.db.insert(callSegments).values({ callId: 'call-1', ...segment })
}

test('a lead that is not hers cannot be changed by an agent, nor its stage by a patch', async () => {
  const api = await createTestApi()
  const sara = api.personOf('Sara')
  const [foreign] =
    await api.sql`select id from leads where owner_id <> ${sara.id} and not ${sara.id} = any (collaborator_ids) order by reference limit 1`
  expect(
    (await api.as('Sara', `/api/v1/leads/${foreign?.id}`, json({ bedrooms: 1 }, 'PATCH'))).status,
  ).toBe(404)
  const [open] =
    await api.sql`insert into leads (id, reference, stage, team_id) values (gen_random_uuid(), 'L-99999', 'new', ${sara.teamId}) returning id`
  expect((await api.as('Sara', `/api/v1/leads/${open?.id}`)).status).toBe(200)
  expect(
    (await api.as('Sara', `/api/v1/leads/${open?.id}`, json({ bedrooms: 1 }, 'PATCH'))).status,
  ).toBe(403)
  const [own] =
    await api.sql`select id from leads where owner_id = ${sara.id} order by reference limit 1`
  const stage = await api.as('Sara', `/api/v1/leads/${own?.id}`, json({ stage: 'won' }, 'PATCH'))
  expect(stage.status).toBe(422)
  expect((await stage.json()).detail).toContain('stage cannot be set here; fields: source, name')
  expect(api.double.sent).toEqual([])
})

test("a person's new lead is her own; a machine's is routed by its areas", async () => {
  const api = await createTestApi()
  const sara = api.personOf('Sara')
  const hers = await api.as('Sara', '/api/v1/leads', json({ name: 'Ali', phone: '+971507654321' }))
  expect(hers.status).toBe(201)
  const lead = await hers.json()
  expect(hers.headers.get('location')).toBe(`/api/v1/leads/${lead.id}`)
  expect(lead).toMatchObject({ ownerId: sara.id, teamId: sara.teamId, stage: 'new' })
  const routed = await api.asClient(
    'leads:write',
    '/api/v1/leads',
    json({ name: 'Zed', areas: ['difc'] }),
  )
  const [team] = await api.sql`select id from teams where name = 'Downtown & Bay'`
  expect(await routed.json()).toMatchObject({ ownerId: null, teamId: team?.id })
  expect((await api.asClient('leads:read', '/api/v1/leads', json({ name: 'Zed' }))).status).toBe(
    403,
  )
  expect((await api.as('Sara', '/api/v1/leads', json({ bedrooms: 2 }))).status).toBe(422)
})

test('whose interest joins an open lead reads it only if the policy lets them', async () => {
  const api = await createTestApi()
  const sara = api.personOf('Sara')
  const made = await api.as('Sara', '/api/v1/leads', json({ name: 'Ali', phone: '+971507654321' }))
  const { id } = await made.json()
  const again = json({ name: 'Probe', phone: '+971507654321' })
  const attach = '/api/v1/leads?if_open=attach'
  const hers = await api.as('Sara', attach, again)
  expect(await hers.json()).toMatchObject({ id, name: 'Ali', ownerId: sara.id })
  const refused = [
    await api.as('Omar', attach, again),
    await api.asClient('leads:write', attach, again),
  ]
  for (const response of refused) {
    expect(response.status).toBe(409)
    const problem = await response.json()
    expect(problem.detail).toBe('A colleague is already working with this person.')
    expect(JSON.stringify(problem)).not.toMatch(new RegExp(`Ali|${id}`))
  }
})

test('the website reads what is published for it, and only what changed since', async () => {
  const api = await createTestApi()
  const [first] = await api.sql`select id from listings order by id limit 1`
  await api.sql`delete from portal_publications`
  await api.sql`insert into portal_publications (listing_id, portal, state, at) values (${first?.id}, 'website', 'live', now())`
  const read = (query: string) =>
    pageOf(api.asClient('listings:read', `/api/v1/listings?published=website${query}`))
  expect((await read('')).map(({ id }) => id)).toEqual([first?.id])
  expect((await read(''))[0]).toMatchObject({ portals: [{ portal: 'website', state: 'live' }] })
  expect(await read('&updated_since=2100-01-01T00:00:00Z')).toEqual([])
  await api.sql`update portal_publications set state = 'removed'`
  expect(await read('')).toEqual([])
})

test('a listing is changed by its agent, not by a colleague of the team', async () => {
  const api = await createTestApi()
  const omar = api.personOf('Omar')
  const [listing] =
    await api.sql`select id from listings where team_id = ${omar.teamId} and agent_id <> ${omar.id} order by reference limit 1`
  await api.sql`update listings set agent_id = ${api.personOf('Sara').id} where id = ${listing?.id}`
  const path = `/api/v1/listings/${listing?.id}`
  expect((await api.as('Omar', path, json({ price: 1 }, 'PATCH'))).status).toBe(403)
  expect((await api.asClient('listings:read', path, json({ price: 1 }, 'PATCH'))).status).toBe(403)
  const changed = await api.as('Sara', path, json({ price: 1_234_567 }, 'PATCH'))
  expect(await changed.json()).toMatchObject({ price: 1_234_567 })
})

test('a call is read with its segments and the marks on them, by its agent and the manager alone', async () => {
  const api = await createTestApi({ scale: 0.1 })
  await insertCall(api, 'Sara')
  const call = await (await api.as('Sara', '/api/v1/calls/call-1')).json()
  expect(call.segments[0]).toMatchObject({ segmentId: 's1', text: 'Two beds' })
  expect(call.segments[0].annotations[0]).toMatchObject({
    kind: 'entity',
    type: 'bedrooms',
    start: 0,
    end: 3,
    value: 2,
  })
  const listed = await pageOf(api.asClient('calls:read', '/api/v1/calls?state=live'))
  expect(listed.find(({ id }) => id === 'call-1')).not.toHaveProperty('segments')
  expect((await api.as('Omar', '/api/v1/calls/call-1')).status).toBe(404)
  expect((await api.as('Layla', '/api/v1/calls/call-1')).status).toBe(200)
  await api.sql`update calls set team_id = (select id from teams where id <> ${api.personOf('Omar').teamId} order by id limit 1)`
  expect((await api.as('Layla', '/api/v1/calls/call-1')).status).toBe(404)
})

test('a task is made for oneself, or by a manager for one of the team', async () => {
  const api = await createTestApi()
  const sara = api.personOf('Sara')
  const mine = await api.as(
    'Sara',
    '/api/v1/tasks',
    json({ title: 'Call', dueAt: '2026-12-01T10:00:00+04:00' }),
  )
  expect(await mine.json()).toMatchObject({
    ownerId: sara.id,
    dueAt: '2026-12-01T06:00:00.000Z',
    createdBy: `person:${sara.id}`,
  })
  const forSara = json({ title: 'Do', ownerId: sara.id })
  expect((await api.as('Omar', '/api/v1/tasks', forSara)).status).toBe(403)
  expect((await api.as('Layla', '/api/v1/tasks', forSara)).status).toBe(201)
  expect((await api.asClient('leads:write', '/api/v1/tasks', forSara)).status).toBe(403)
  const titles = (await pageOf(api.as('Sara', '/api/v1/tasks?done=false&limit=200'))).map(
    ({ title }) => title,
  )
  expect(titles).toEqual(expect.arrayContaining(['Call', 'Do']))
  expect(
    (await pageOf(api.as('Omar', '/api/v1/tasks?limit=200'))).some(
      ({ ownerId }) => ownerId === sara.id,
    ),
  ).toBe(false)
})

test('a viewing is half an hour unless it says otherwise, and is an event', async () => {
  const api = await createTestApi()
  const sara = api.personOf('Sara')
  const [lead] =
    await api.sql`select id from leads where owner_id = ${sara.id} order by reference limit 1`
  const [listing] =
    await api.sql`select id from listings where team_id = ${sara.teamId} order by reference limit 1`
  const input = { leadId: lead?.id, listingId: listing?.id, startsAt: '2031-12-01T10:00:00Z' }
  const made = await api.as('Sara', '/api/v1/viewings', json(input))
  expect(made.status).toBe(201)
  const viewing = await made.json()
  expect(viewing).toMatchObject({
    endsAt: '2031-12-01T10:30:00.000Z',
    agentId: sara.id,
    status: 'pending',
  })
  const late = json({ ...input, endsAt: '2031-12-01T09:00:00Z' })
  expect((await api.as('Sara', '/api/v1/viewings', late)).status).toBe(422)
  const again = await api.as('Sara', '/api/v1/viewings', json(input))
  expect(again.status).toBe(409)
  expect((await again.json()).errors).toMatchObject([{ path: 'agentId' }])
  const [event] =
    await api.sql`select resource, key from entity_events order by sequence desc limit 1`
  expect(event).toEqual({ resource: 'viewing', key: viewing.id })
})

test('the log is read on from any point; a manager reads what belongs to the team', async () => {
  const api = await createTestApi()
  await api.as('Sara', '/api/v1/tasks', json({ title: 'One' }))
  await api.as('Sara', '/api/v1/tasks', json({ title: 'Two' }))
  const first = await (await api.asClient('events:read', '/api/v1/events?limit=1')).json()
  const second = await (
    await api.asClient('events:read', `/api/v1/events?limit=1&after=${first.next}`)
  ).json()
  expect([first, second].map(({ data }) => data[0].new.title)).toEqual(['One', 'Two'])
  expect(await pageOf(api.as('Layla', '/api/v1/events'))).toHaveLength(2)
  await api.sql`update tasks set team_id = null`
  expect(await pageOf(api.as('Layla', '/api/v1/events'))).toHaveLength(0)
})

test('who one is depends on the token', async () => {
  const api = await createTestApi()
  const { id, teamId } = api.personOf('Sara')
  expect(await (await api.as('Sara', '/api/v1/users/me')).json()).toMatchObject({
    kind: 'person',
    id,
    role: 'agent',
    teamId,
  })
  const client = await (await api.asClient('ask', '/api/v1/users/me')).json()
  expect(client).toEqual({ kind: 'client', id: 'website', scopes: ['ask'] })
})
