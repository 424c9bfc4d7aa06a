import { createHash } from 'node:crypto'
import { gunzipSync } from 'node:zlib'
import { XMLParser } from 'fast-xml-parser'
import { eq } from 'drizzle-orm'
import { expect, test } from 'vitest'
import { admitFeedKey } from '#db/pace/clients/feed-keys.ts'
import { readPortalListings } from '#db/pace/listings/portal-listings.ts'
import { enquiries, leads, listings, portalPublications } from '#db/pace/schema.ts'
import { propertyProblems } from '#scripts/stand-ins/portal-rules.ts'
import { createTestApi, type TestApi } from '#tests/support/test-api.ts'
import { writeBayutFeed } from './bayut-feed.ts'
import { streamChunks } from './stream-chunks.ts'

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
    where p.portal = 'bayut' and p.state in ('queued', 'sending', 'live') and l.permit_number is not null
      and l.status in ('draft', 'available', 'underOffer') order by 1`
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
  const shown = {
    listing: { ...listing, title },
    areaName: 'JBR',
    city: 'Dubai',
    photos: [],
    ...agent,
  }
  async function* pages() {
    yield [shown]
  }
  const xml = await new Response(
    streamChunks(writeBayutFeed(pages(), (id) => `http://app.test/photos/${id}.jpg`)),
  ).text()
  expect(parser.parse(xml).Properties.Property[0].Property_Title).toBe(
    'Sea ]]> view & <b>more</b> ',
  )
})

test('a feed is built again only after a change; a tag that is still right is answered without it', async () => {
  const { api, db, sql } = await createTestApi({ scale: 0.5 })
  await admitFeedKey(db, 'bayut', 'k')
  const ask = (tag: string) =>
    api.request('/portals/bayut.xml?key=k', { headers: { 'if-none-match': tag } })
  const tag = (await ask('"other"')).headers.get('etag') ?? ''
  const again = await ask(`"else", ${tag.replace('W/', '')}`)
  expect([again.status, await again.text(), again.headers.get('etag')]).toEqual([304, '', tag])
  await sql`update people set phone = '+971509998877'`
  const changed = await ask(tag)
  expect(changed.status).toBe(200)
  expect(await changed.text()).toContain('+971509998877')
})

test('a feed goes out zipped to who takes it so, and is the same', async () => {
  const { api, db } = await createTestApi({ scale: 0.5 })
  await admitFeedKey(db, 'bayut', 'k')
  const ask = (encoding: string) =>
    api.request('/portals/bayut.xml?key=k', { headers: { 'accept-encoding': encoding } })
  const [plain, zipped] = [await ask('identity'), await ask('gzip, br')]
  expect(plain.headers.get('content-encoding')).toBeNull()
  expect([zipped.headers.get('content-encoding'), zipped.headers.get('vary')]).toEqual([
    'gzip',
    'accept-encoding',
  ])
  const bytes = new Uint8Array(await zipped.arrayBuffer())
  expect(gunzipSync(bytes).toString()).toBe(await plain.text())
})

test('who hangs up in the middle of a feed leaves nothing running', async () => {
  const { db } = await createTestApi({ scale: 2 })
  let asked = 0
  async function* pages() {
    for await (const page of readPortalListings(db, 'bayut')) {
      asked += 1
      yield page
    }
  }
  const reader = streamChunks(
    writeBayutFeed(pages(), (id) => `http://app.test/photos/${id}.jpg`),
  ).getReader()
  await reader.read()
  await reader.read()
  await reader.cancel()
  expect(asked).toBe(1)
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
