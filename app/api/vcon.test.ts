import { createServer } from 'node:http'
import { text } from 'node:stream/consumers'
import { expect, onTestFinished, test } from 'vitest'
import { createCommands } from '#app/sync-client/commands.server.ts'
import { calls, callSegments } from '#db/pace/schema.ts'
import { expectProblem } from '#tests/support/expect-problem.ts'
import { createTestApi, type TestApi } from '#tests/support/test-api.ts'
import { callOfVcon } from '#service/identity/call-of-vcon.ts'
import { wrongWithVcon } from '#tests/support/vcon/vcon-schema.ts'

async function insertCall(api: TestApi, state: string): Promise<void> {
  const { id: agentId, teamId } = api.personOf('Sara')
  const [startedAt, endedAt] = ['2026-03-02T08:00:00.000Z', '2026-03-02T08:02:00.000Z']
  const times = { startedAt, answeredAt: startedAt, endedAt }
  await api.db.insert(calls).values({
    id: 'call-1',
    source: 'test',
    state,
    direction: 'inbound',
    agentId,
    teamId,
    ...times,
  })
  await api.db.insert(callSegments).values({
    callId: 'call-1',
    segmentId: 's1',
    party: 'c',
    role: 'customer',
    beginMs: 0,
    endMs: 900,
    text: 'My card is ••••••••',
    language: 'en',
    confidence: 1,
    revision: 0,
    annotations: [],
  })
}

test('a call that is over is read as a vCon by whoever reads the call, and by nobody else', async () => {
  const api = await createTestApi()
  await insertCall(api, 'ended')
  const answer = await api.as('Sara', '/api/v1/calls/call-1/vcon')
  expect(answer.headers.get('content-type')).toBe('application/vcon+json')
  const vcon = await answer.json()
  expect(wrongWithVcon(vcon)).toBeNull()
  expect(vcon.parties).toMatchObject([{ role: 'customer' }, { name: 'Sara Haddad', role: 'agent' }])
  const again = await api.asClient('calls:read', '/api/v1/calls/call-1/vcon')
  expect(await again.json()).toEqual(vcon)
  await expectProblem(await api.as('Omar', '/api/v1/calls/call-1/vcon'), 404)
  await expectProblem(await api.asClient('leads:read', '/api/v1/calls/call-1/vcon'), 403)
})

test('a call that goes on has no vCon yet', async () => {
  const api = await createTestApi()
  await insertCall(api, 'live')
  await expectProblem(await api.as('Sara', '/api/v1/calls/call-1/vcon'), 409)
})

test('a vCon is taken in as it was sent, by managers and by clients that may, and again is told as again', async () => {
  const { url, bodies } = await startSyncStandIn()
  const tokenClient = { clientToken: async () => 'token', exchange: async () => 'token' }
  const accessTokenFor = async () => 'token'
  const commands = createCommands({ syncUrl: url, tokenClient, accessTokenFor })
  const api = await createTestApi({ commands })
  const body = '{"parties":[],  "dialog":[{"type":"text","start":"2026-03-02T08:00:00Z"}]}'
  const headers = { 'content-type': 'application/vcon+json' }
  const init = { method: 'POST', body, headers }
  const first = await api.asClient('calls:import', '/api/v1/vcons', init)
  expect([first.status, await first.json()]).toEqual([201, { id: 'vcon-1', isRepeat: false }])
  expect((await api.as('Layla', '/api/v1/vcons', init)).status).toBe(200)
  expect(bodies).toEqual([body, body])
  await expectProblem(await api.as('Sara', '/api/v1/vcons', init), 403)
  await expectProblem(await api.asClient('calls:read', '/api/v1/vcons', init), 403)
  const plain = { ...init, headers: { 'content-type': 'text/plain' } }
  await expectProblem(await api.asClient('calls:import', '/api/v1/vcons', plain), 415)
  const large = { ...init, body: ' '.repeat(5 * 1024 * 1024 + 1) }
  await expectProblem(await api.asClient('calls:import', '/api/v1/vcons', large), 413)
  expect(bodies).toHaveLength(2)
})

test('a manager brings in calls of the own team alone; who brought one in is in the audit, by REST too', async () => {
  const { url, bodies } = await startSyncStandIn()
  const tokenClient = { clientToken: async () => 'token', exchange: async () => 'token' }
  const commands = createCommands({
    syncUrl: url,
    tokenClient,
    accessTokenFor: tokenClient.exchange,
  })
  const api = await createTestApi({ commands })
  const layla = api.personOf('Layla')
  const others = api.people.find(
    ({ role, teamId }) => role === 'agent' && teamId !== null && teamId !== layla.teamId,
  )
  const send = (by: string, of: { email?: string; tel?: string; uuid?: string }) => {
    const parties = [
      { role: 'customer', ...(of.tel ? { tel: `tel:${of.tel}` } : {}) },
      { role: 'agent', ...(of.email ? { mailto: `mailto:${of.email}` } : {}) },
    ]
    const dialog = [{ type: 'text', start: '2026-03-02T08:00:00Z', originator: 0, body: 'مرحبا' }]
    const body = JSON.stringify({ uuid: of.uuid ?? crypto.randomUUID(), parties, dialog })
    const headers = { 'content-type': 'application/vcon+json' }
    return api.as(by, '/api/v1/vcons', { method: 'POST', body, headers })
  }
  await expectProblem(await send('Layla', { email: others?.email.toUpperCase() ?? '' }), 403)
  const [lead] = await api.sql`select phone from leads l where team_id = ${others?.teamId ?? ''}
    and phone is not null and merged_into is null
    and not exists (select 1 from leads o where o.phone = l.phone and o.id <> l.id)
    order by id limit 1`
  await expectProblem(await send('Layla', { tel: String(lead?.['phone']) }), 403)
  const uuid = crypto.randomUUID()
  const id = callOfVcon({ uuid }, '')
  await api.db.insert(calls).values({
    id,
    source: 'urn:pace:vcon',
    state: 'ended',
    agentId: others?.id ?? '',
    teamId: others?.teamId ?? null,
  })
  const { email } = api.personOf('Sara')
  await expectProblem(await send('Layla', { email, uuid }), 403)
  expect(bodies).toEqual([])
  expect((await send('Layla', { email })).status).toBe(201)
  expect((await send('Adam', { email: others?.email ?? '' })).status).toBe(200)
  const audit =
    await api.sql`select actor, outcome from audit_log where action = 'call.import' and outcome = 'allowed' order by sequence`
  expect(audit).toMatchObject([{ actor: `person:${layla.id}` }, {}])
})

/** Answers as the sync server does: a call that is there is told as such. */
async function startSyncStandIn() {
  const bodies: string[] = []
  const server = createServer((request, response) => {
    void text(request).then((body) => {
      bodies.push(body)
      response.setHeader('content-type', 'application/json')
      response.end(JSON.stringify({ id: 'vcon-1', events: 3, isRepeat: bodies.length > 1 }))
    })
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  onTestFinished(() => void server.close())
  const address = server.address()
  if (address === null || typeof address === 'string') throw new Error('no port')
  return { url: `http://127.0.0.1:${address.port}`, bodies }
}
