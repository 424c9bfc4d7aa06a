import { gunzipSync } from 'node:zlib'
import { XMLParser } from 'fast-xml-parser'
import { eq } from 'drizzle-orm'
import { expect, test } from 'vitest'
import { admitFeedKey } from '#db/pace/clients/feed-keys.ts'
import { readPortalListings } from '#db/pace/listings/portal-listings.ts'
import { listings, portalPublications } from '#db/pace/schema.ts'
import { propertyProblems } from '#scripts/stand-ins/portal-rules.ts'
import { createTestApi, type TestApi } from '#tests/support/test-api.ts'
import { writeBayutFeed } from './bayut-feed.ts'
import { streamChunks } from './stream-chunks.ts'

const parser = new XMLParser({ parseTagValue: false, isArray: (name) => name === 'Property' })

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
