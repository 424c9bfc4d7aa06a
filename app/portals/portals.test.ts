import { createHash } from 'node:crypto'
import { XMLParser } from 'fast-xml-parser'
import { eq } from 'drizzle-orm'
import { expect, test } from 'vitest'
import { admitFeedKey } from '#db/pace/feed-keys.ts'
import { enquiries, leads, listings, portalPublications } from '#db/pace/schema.ts'
import { propertyProblems } from '#scripts/stand-ins/portal-rules.ts'
import { createTestApi, json, type TestApi } from '#tests/support/test-api.ts'
import { buildBayutFeed } from './bayut-feed.ts'
import { settleEnquiries } from './settle-enquiries.ts'

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
const parser = new XMLParser({ parseTagValue: false, isArray: (name) => name === 'Property' })

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

async function readFeed({ api }: TestApi, key: string) {
  const response = await api.request(`/portals/bayut.xml?key=${key}`)
  expect(response.status).toBe(200)
  expect(response.headers.get('content-type')).toContain('application/xml')
  return parser.parse(await response.text()).Properties
}

test('the feed holds what is published on Bayut with a permit, each property as Bayut demands it', async () => {
  const api = await createTestApi({ scale: 0.5 })
  await admitFeedKey(api.db, 'bayut', 'k')
  const { Property } = await readFeed(api, 'k')
  const expected =
    await api.sql`select l.reference from listings l join portal_publications p on p.listing_id = l.id
    where p.portal = 'bayut' and p.state in ('queued', 'sending', 'live') and l.permit_number is not null order by 1`
  expect(Property.map((one: { Property_Ref_No: string }) => one.Property_Ref_No)).toEqual(
    expected.map((row) => row.reference),
  )
  for (const property of Property) expect(propertyProblems(property)).toEqual([])
})

test('a failed or removed publication, and one without a permit, is not in the feed', async () => {
  const api = await createTestApi({ scale: 0.1 })
  await admitFeedKey(api.db, 'bayut', 'k')
  await api.sql`delete from portal_publications`
  expect(await readFeed(api, 'k')).toBe('')
  const [one, two] = await api.db.select().from(listings).limit(2)
  if (!one || !two) throw new Error('The seed has no listings.')
  const at = new Date().toISOString()
  await api.db.insert(portalPublications).values([
    { listingId: one.id, portal: 'bayut', state: 'failed', at },
    { listingId: two.id, portal: 'bayut', state: 'live', at },
  ])
  await api.db.update(listings).set({ permitNumber: null }).where(eq(listings.id, two.id))
  expect(await readFeed(api, 'k')).toBe('')
})

test('what people typed cannot leave its place in the XML', async () => {
  const api = await createTestApi({ scale: 0.1 })
  const [listing] = await api.db.select().from(listings).limit(1)
  if (!listing) throw new Error('The seed has no listings.')
  const title = 'Sea ]]> view & <b>more</b> \u0007'
  const agent = { agentName: 'A', agentPhone: '+971501112233', agentEmail: 'a@b.c' }
  const xml = buildBayutFeed([
    { listing: { ...listing, title }, areaName: 'JBR', city: 'Dubai', ...agent },
  ])
  expect(parser.parse(xml).Properties.Property[0].Property_Title).toBe(
    'Sea ]]> view & <b>more</b> ',
  )
})

test('without its key the feed is closed', async () => {
  const { api, db } = await createTestApi({ scale: 0 })
  expect((await api.request('/portals/bayut.xml')).status).toBe(401)
  await admitFeedKey(db, 'website', 'other')
  expect((await api.request('/portals/bayut.xml?key=other')).status).toBe(401)
})

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
  expect((await push(api, '{')).status).toBe(422)
  expect((await push(api, '{"id":"1"}')).status).toBe(422)
  const [after] = await api.sql`select count(*) from enquiries`
  expect(after).toEqual(before)
})

test('pushes are refused where no secret is set', async () => {
  expect((await push(await createTestApi({ scale: 0 }), '{}')).status).toBe(503)
})

test('an enquiry as JSON becomes a routed lead with its event', async () => {
  const api = await createTestApi()
  const body = {
    name: 'Ali',
    phone: '050 765 4321',
    message: 'Two bedrooms?',
    areas: ['Downtown Dubai'],
    bedrooms: 2,
    intent: 'rent',
  }
  const response = await api.asClient('leads:write', '/api/v1/enquiries', json(body))
  expect(response.status).toBe(201)
  const { leadId, id, isRepeat } = await response.json()
  expect(isRepeat).toBe(false)
  const [lead] = await api.db.select().from(leads).where(eq(leads.id, leadId))
  expect(lead).toMatchObject({
    phone: '+971507654321',
    areas: ['downtown-dubai'],
    bedrooms: 2,
    ownerId: null,
    source: 'website',
  })
  const [team] = await api.sql`select name from teams where id = ${lead?.teamId ?? ''}`
  expect(team?.name).toBe('Downtown & Bay')
  const [event] =
    await api.sql`select new, actor from entity_events where resource = 'enquiry' and key = ${id}`
  expect(event).toMatchObject({ actor: 'service:website', new: { leadId, source: 'website' } })
  expect(api.double.sent).toMatchObject([
    { by: 'service:website', idempotencyKey: `enquiry:${id}` },
  ])
})

test('the same enquiry as a form works the same; a repeat is a new signal on the same lead', async () => {
  const api = await createTestApi()
  const form = (message: string) => ({
    method: 'POST',
    body: new URLSearchParams({
      name: 'Ali',
      email: 'ALI@example.com',
      message,
      areas: 'jbr, nowhere',
      bedrooms: '',
    }),
  })
  const first = await api
    .asClient('leads:write', '/api/v1/enquiries', form('one'))
    .then((response) => response.json())
  const second = await api
    .asClient('leads:write', '/api/v1/enquiries', form('two'))
    .then((response) => response.json())
  expect(second).toMatchObject({ leadId: first.leadId, isRepeat: true })
  const signals = await api.db.select().from(enquiries).where(eq(enquiries.leadId, first.leadId))
  expect(signals.map((signal) => signal.message).toSorted()).toEqual(['one', 'two'])
  await api.sql`update leads set stage = 'lost' where id = ${first.leadId}`
  const third = await api
    .asClient('leads:write', '/api/v1/enquiries', form('three'))
    .then((response) => response.json())
  expect(third.leadId).not.toBe(first.leadId)
})

test('many enquiries of one person at once make one lead', async () => {
  const api = await createTestApi()
  const body = json({ name: 'Ali', phone: '+971507654321' })
  const answers = await Promise.all(
    Array.from({ length: 8 }, async () =>
      (await api.asClient('leads:write', '/api/v1/enquiries', body)).json(),
    ),
  )
  expect(new Set(answers.map((answer) => answer.leadId)).size).toBe(1)
  expect(answers.filter((answer) => !answer.isRepeat)).toHaveLength(1)
})

test('while the sync server is away an enquiry is kept, and its lead follows', async () => {
  const api = await createTestApi()
  api.double.down = true
  const response = await api.asClient(
    'leads:write',
    '/api/v1/enquiries',
    json({ name: 'Ali', phone: '+971507654321' }),
  )
  expect(response.status).toBe(202)
  const { id } = await response.json()
  const jobs = await api.sql`select task_identifier from graphile_worker.jobs`
  expect(jobs.map((job) => job.task_identifier)).toEqual(['settle-enquiries'])
  api.double.down = false
  const [row] = await api.db.select().from(enquiries).where(eq(enquiries.id, id))
  await settleEnquiries(api.deps, row?.applicantId ?? '')
  const [settled] = await api.db.select().from(enquiries).where(eq(enquiries.id, id))
  expect(settled?.leadId).toBeTruthy()
})

test('an Idempotency-Key gives the first answer again, and refuses another body', async () => {
  const api = await createTestApi()
  const send = (name: string) =>
    api.asClient(
      'leads:write',
      '/api/v1/enquiries',
      json({ name, phone: '+971507654321' }, 'POST', { 'idempotency-key': 'k1' }),
    )
  const first = await (await send('Ali')).json()
  expect(await (await send('Ali')).json()).toEqual(first)
  expect((await send('Zed')).status).toBe(422)
  expect(
    await api.db.select().from(enquiries).where(eq(enquiries.leadId, first.leadId)),
  ).toHaveLength(1)
})

test('an enquiry that nobody could answer, or with a wrong number, is refused at its field', async () => {
  const api = await createTestApi({ scale: 0 })
  const problemsOf = async (body: object) => {
    const response = await api.asClient('leads:write', '/api/v1/enquiries', json(body))
    expect(response.status).toBe(422)
    return (await response.json()).errors.map((error: { path: string }) => error.path)
  }
  expect(await problemsOf({ name: 'Ali' })).toEqual(['phone'])
  expect(await problemsOf({ name: 'Ali', phone: '12' })).toEqual(['phone'])
  expect(await problemsOf({ phone: '+971507654321', email: 'x' })).toEqual(
    expect.arrayContaining(['name', 'email']),
  )
})
