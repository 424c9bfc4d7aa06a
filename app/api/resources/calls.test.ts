import { expect, test } from 'vitest'
import { calls, callSegments } from '#db/pace/schema.ts'
import { expectProblem } from '#tests/support/expect-problem.ts'
import { createTestApi, json } from '#tests/support/test-api.ts'

/** A call of Sara's that is over, or goes on. */
async function startCall(state: 'wrapup' | 'live' = 'wrapup') {
  const api = await createTestApi()
  const { id: agentId, teamId } = api.personOf('Sara')
  await api.db.insert(calls).values({ id: 'call-1', source: 'test', state, agentId, teamId })
  await api.db.insert(callSegments).values({
    callId: 'call-1',
    segmentId: 's1',
    party: 'c',
    role: 'customer',
    beginMs: 0,
    endMs: 900,
    text: 'غرفتين من فضلك',
    language: 'ar',
    confidence: 1,
    revision: 1,
    annotations: [],
  })
  const [own] = await api.sql`select id from leads where owner_id = ${agentId} order by id limit 1`
  const [other] = await api.sql`select id from leads
    where team_id <> ${teamId} and ${agentId} <> all (collaborator_ids) order by id limit 1`
  const patch = (by: string, body: object, headers: Record<string, string> = {}) =>
    api.as(by, '/api/v1/calls/call-1', json(body, 'PATCH', headers))
  return { api, patch, ownLead: String(own?.['id']), otherLead: String(other?.['id']) }
}

test('a call gets its lead and how it ended, and keeps what was said', async () => {
  const { api, ownLead: leadId, patch } = await startCall()
  const read = await api.as('Sara', '/api/v1/calls/call-1')
  const tag = { 'if-match': read.headers.get('etag') ?? '' }
  const changed = await patch('Sara', { leadId, disposition: 'سيعاود الاتصال' }, tag)
  expect(changed.status).toBe(200)
  expect(await changed.json()).toMatchObject({
    leadId,
    disposition: 'سيعاود الاتصال',
    state: 'ended',
    wrappedUpAt: expect.any(String),
    segments: [{ segmentId: 's1', text: 'غرفتين من فضلك' }],
  })
  await expectProblem(await patch('Sara', { disposition: 'noAnswer' }, tag), 412)
  const again = { 'if-match': changed.headers.get('etag') ?? '' }
  expect((await patch('Sara', { disposition: 'noAnswer' }, again)).status).toBe(200)
})

test('a call that goes on is not wrapped up, and nobody sets what its call centre tells', async () => {
  const { api, patch, ownLead: leadId } = await startCall('live')
  await expectProblem(await patch('Sara', { disposition: 'noAnswer' }), 409)
  await expectProblem(await patch('Sara', { leadId, disposition: 'noAnswer' }), 409)
  const read = await api.as('Sara', '/api/v1/calls/call-1')
  expect(await read.json()).toMatchObject({ leadId: null, disposition: null, state: 'live' })
  for (const body of [{}, { state: 'ended' }, { disposition: null }, { disposition: ' ' }])
    await expectProblem(await patch('Sara', body), 422)
})

test('who may not write the call, or the lead, changes nothing', async () => {
  const { api, otherLead: leadId, patch } = await startCall()
  await expectProblem(await patch('Sara', { leadId, disposition: 'noAnswer' }), 404)
  await expectProblem(await patch('Khalid', { leadId }), 404)
  const machine = json({ disposition: 'noAnswer' }, 'PATCH')
  const scope = 'calls:read leads:read'
  await expectProblem(await api.asClient(scope, '/api/v1/calls/call-1', machine), 403)
  const [call] = await api.sql`select lead_id, disposition from calls where id = 'call-1'`
  expect(call).toEqual({ lead_id: null, disposition: null })
})
