import { createHash } from 'node:crypto'
import { eq } from 'drizzle-orm'
import { expect, test } from 'vitest'
import { enquiries, leads } from '#db/pace/schema.ts'
import { createTestApi, type TestApi } from '#tests/support/test-api.ts'

const SECRET = 'the-secret-of-the-portal'
const LEAD = {
  id: '1291df0-afca-453e-a9b7-20cdfbb9f074',
  received_at: '2023-09-14T12:00:15.550546Z',
  agent: {
    id: '575554',
    name: 'Omar Khan',
    email: 'Omar.Khan@pace.demo',
    phone_number: '971527654123',
  },
  message: 'Hi, I am interested in your property on Bayut.',
  enquirer: {
    name: 'Jane Doe',
    phone_number: '971527654321',
    intent: 'Buying/Renting',
    contact_link: 'https://x',
  },
  wam_id: '',
}

function push({ api }: TestApi, body: string, signature?: string) {
  const signed = createHash('md5')
    .update(SECRET + body)
    .digest('hex')
  return api.request('/portals/bayut/webhook', {
    method: 'POST',
    body,
    headers: { 'content-type': 'application/json', 'x-bayut-signature': signature ?? signed },
  })
}

test('a push becomes a lead of the agent whom Bayut names, once', async () => {
  const api = await createTestApi({ bayutSecret: SECRET })
  const first = await push(api, JSON.stringify(LEAD))
  expect(first.status).toBe(200)
  const { leadId, id } = await first.json()
  const [lead] = await api.db.select().from(leads).where(eq(leads.id, leadId))
  expect(lead).toMatchObject({
    name: 'Jane Doe',
    phone: '+971527654321',
    source: 'bayut',
    stage: 'new',
    ownerId: api.personOf('Omar').id,
  })
  const again = await push(api, JSON.stringify(LEAD))
  expect(await again.json()).toEqual({ id, leadId, isRepeat: true })
  expect(
    await api.db.select().from(enquiries).where(eq(enquiries.externalId, LEAD.id)),
  ).toHaveLength(1)
})

test('agent, listing and intent may be missing, and may be null', async () => {
  const api = await createTestApi({ bayutSecret: SECRET })
  const {
    agent: _,
    enquirer: { intent: __, ...enquirer },
    ...rest
  } = LEAD
  expect((await push(api, JSON.stringify({ ...rest, enquirer }))).status).toBe(200)
  const nulls = { ...rest, id: 'other', agent: null, listing: null, message: null, enquirer }
  expect((await push(api, JSON.stringify(nulls))).status).toBe(200)
})

test('a push that is not signed with our secret changes nothing', async () => {
  const api = await createTestApi({ bayutSecret: SECRET })
  const [before] = await api.sql`select count(*) from enquiries`
  for (const signature of ['', 'x', 'f'.repeat(32)]) {
    expect((await push(api, JSON.stringify(LEAD), signature)).status).toBe(401)
  }
  const [after] = await api.sql`select count(*) from enquiries`
  expect(after).toEqual(before)
})

test('pushes are refused where no secret is set', async () => {
  expect((await push(await createTestApi({ scale: 0 }), '{}')).status).toBe(503)
})

test('a portal’s push is kept even where it is cut, empty, or of other kinds than agreed', async () => {
  const api = await createTestApi({ bayutSecret: SECRET })
  const odd = [
    '{"id":"1291","enquirer":{"name":"Ja',
    '{"id":"1"}',
    '[]',
    JSON.stringify({ id: 7, enquirer: { name: ['Jane'], phone_number: 971527654321, email: {} } }),
    JSON.stringify({ ...LEAD, id: 'x'.repeat(500), message: 'm'.repeat(20_000) }),
    JSON.stringify({ ...LEAD, id: 'n', message: 'half \ud83d', enquirer: { name: '\u0000' } }),
  ]
  for (const body of odd) {
    const answer = await push(api, body)
    expect([answer.status, body.slice(0, 40)]).toEqual([200, body.slice(0, 40)])
    const { id, leadId } = await answer.json()
    const [row] = await api.db.select().from(enquiries).where(eq(enquiries.id, id))
    expect(JSON.parse(row?.received ?? '')).toBe(body)
    expect(row?.leadId).toBe(leadId)
  }
})
