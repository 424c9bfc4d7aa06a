import { expect, test } from 'vitest'
import { retireValue } from '#db/pace/reference/change-reference.ts'
import { expectProblem } from '#tests/support/expect-problem.ts'
import { createTestApi, json } from '#tests/support/test-api.ts'
import { waitFor } from '#tests/support/wait-for.ts'

test('a token for another audience is 401', async () => {
  const api = await createTestApi()
  const token = await api.tokenOf('Sara', 'urn:pace:sync')
  await expectProblem(await api.send(token, '/api/v1/users/me'), 401)
})

test('every answer says where the caller stands, and too many requests are told when to come back', async () => {
  const api = await createTestApi({ scale: 0 })
  const first = await api.asClient('', '/api/v1/users/me')
  expect(first.headers.get('ratelimit')).toBe('"client";r=599;t=60')
  expect(first.headers.get('ratelimit-policy')).toBe('"client";q=600;w=60')
  const token = await api.tokenFor('busy')
  for (let sent = 0; sent < 600; sent += 1) await api.send(token, '/api/v1/users/me')
  const refused = await api.send(token, '/api/v1/users/me')
  await expectProblem(refused, 429)
  expect(Number(refused.headers.get('retry-after'))).toBeGreaterThan(0)
})

test('an unchanged answer is 304', async () => {
  const api = await createTestApi()
  const first = await api.asClient('leads:read', '/api/v1/leads')
  const tag = first.headers.get('etag') ?? ''
  expect(tag).toBeTruthy()
  const headers = { 'if-none-match': tag }
  const second = await api.asClient('leads:read', '/api/v1/leads', { headers })
  expect(second.status).toBe(304)
  expect(await second.text()).toBe('')
})

test('a suspended person and a revoked client are out at once', async () => {
  const api = await createTestApi()
  const token = await api.tokenOf('Omar')
  await api.sql`update people set status = 'suspended', session_version = session_version + 1 where name like 'Omar%'`
  await expectProblem(await api.send(token, '/api/v1/users/me'), 401)
  await api.sql`insert into api_clients (id, name, scopes, secret_hash, created_by, revoked_at)
    values ('website', 'Website', '{leads:read}', 'x', 'person:x', now())`
  await expectProblem(await api.asClient('leads:read', '/api/v1/leads'), 401)
})

test('a denial is written to the audit log', async () => {
  const api = await createTestApi()
  const forAdam = json({ title: 'For the boss', ownerId: api.personOf('Adam').id })
  await expectProblem(await api.as('Sara', '/api/v1/tasks', forAdam), 403)
  const entry = await waitFor(async () => {
    const [row] = await api.sql`select actor, action, outcome from audit_log`
    return row
  })
  expect(entry).toEqual({
    actor: `person:${api.personOf('Sara').id}`,
    action: 'POST /api/v1/tasks',
    outcome: 'denied',
  })
})

test('whoever has a token reads the house and its lists, the retired values too', async () => {
  const api = await createTestApi({ scale: 0.1 })
  const by = { actor: 'person:admin' }
  await retireValue(api.db, { kind: 'source', key: 'referral', isRetired: true, by })
  const read = async () => {
    const answer = await api.as('Sara', '/api/v1/reference')
    expect(answer.status).toBe(200)
    return answer.json()
  }
  await waitFor(async () =>
    (await read()).lists.source.some((value: { isRetired: boolean }) => value.isRetired),
  )
  expect(await read()).toMatchObject({
    house: { zone: 'Asia/Dubai', currency: 'AED', country: 'AE', areaUnit: 'sqft' },
    lists: { propertyType: expect.arrayContaining([expect.objectContaining({ key: 'villa' })]) },
  })
})

test('[bar 2] a page of ours reads by its session, changes nothing by it, and no other site does either', async () => {
  const api = await createTestApi({ scale: 0.1 })
  const sara = api.personOf('Sara')
  const { id, name, email, teamId } = sara
  const role = 'agent' as const
  const session = {
    id: 's',
    person: { id, name, email, role, teamId, language: null },
    actor: { kind: 'person' as const, id, role, teamId },
    sessionVersion: 1,
  }
  api.deps.sessions.find = async () => session
  const ask = (headers: Record<string, string>) => api.send(null, '/api/v1/users/me', { headers })
  const ours = { 'pace-session': 'read', 'sec-fetch-site': 'same-origin' }
  const answer = await ask(ours)
  expect([answer.status, await answer.json()]).toMatchObject([200, { id: sara.id }])
  const refused: Record<string, string>[] = [
    {},
    { 'pace-session': 'read' },
    { 'sec-fetch-site': 'same-origin' },
    { ...ours, 'sec-fetch-site': 'cross-site' },
    { ...ours, 'sec-fetch-site': 'same-site' },
    { ...ours, 'sec-fetch-site': 'none' },
    { ...ours, authorization: 'Bearer none' },
  ]
  for (const headers of refused) await expectProblem(await ask(headers), 401)
  const lead = await api.send(null, '/api/v1/leads', json({ name: 'By a page' }, 'POST', ours))
  await expectProblem(lead, 401)
})
