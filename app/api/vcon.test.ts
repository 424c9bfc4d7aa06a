import { expect, test } from 'vitest'
import { calls, callSegments } from '#db/pace/schema.ts'
import { expectProblem } from '#tests/support/expect-problem.ts'
import { createTestApi, type TestApi } from '#tests/support/test-api.ts'
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
