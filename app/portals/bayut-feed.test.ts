import { gunzipSync } from 'node:zlib'
import { asc, eq, sql } from 'drizzle-orm'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { admitFeedKey } from '#db/pace/clients/feed-keys.ts'
import { type PortalListing, readPortalListings } from '#db/pace/listings/portal-listings.ts'
import { areas, listings, portalPublications } from '#db/pace/schema.ts'
import { propertyProblems } from '#scripts/stand-ins/portal-rules.ts'
import { parseBayutFeed } from '#tests/support/bayut-schema.ts'
import { foundCompany } from '#tests/support/company.ts'
import { createTestApi, type TestApi } from '#tests/support/test-api.ts'
import { writeBayutFeed } from './bayut-feed.ts'
import { streamChunks } from './stream-chunks.ts'

const TODAY = '2026-11-23'
const ADDRESSES = {
  photoAddress: (id: string) => `http://app.test/photos/${id}.jpg`,
  amenityLabel: (key: string) => `The ${key}`,
}

async function readFeed({ api }: TestApi, key: string) {
  const response = await api.request(`/portals/bayut.xml?key=${key}`)
  expect(response.status).toBe(200)
  expect(response.headers.get('content-type')).toContain('application/xml')
  return parseBayutFeed(await response.text())
}

async function textOf(shown: readonly PortalListing[], today = TODAY): Promise<string> {
  async function* pages() {
    yield shown
  }
  return new Response(streamChunks(writeBayutFeed(pages(), { today, ...ADDRESSES }))).text()
}

/** A flat that is complete, as the database gives it. */
async function findShown(changes: Partial<PortalListing['listing']> = {}): Promise<PortalListing> {
  const { db, addListing, sara } = await foundCompany()
  const listingId = await addListing({
    permitNumber: '7112345678',
    title: 'Sea view',
    titleAr: 'إطلالة بحرية',
    description: 'A bright home.',
    propertyType: 'apartment',
    sizeSqft: 1_200,
    agentId: sara.id,
    ...changes,
  })
  const at = '2026-03-01T10:00:00.000Z'
  await db.insert(portalPublications).values({ listingId, portal: 'bayut', state: 'live', at })
  await db.execute(sql`update people set phone = '+971501112233'`)
  for await (const [one] of readPortalListings(db, 'bayut', TODAY)) if (one) return one
  throw new Error('It is not shown.')
}

test('the feed holds what is published on Bayut and complete, as the contract’s table and the portal demand', async () => {
  const api = await createTestApi({ scale: 0.5 })
  await admitFeedKey(api.db, 'bayut', 'k')
  const feed = await readFeed(api, 'k')
  const expected =
    await api.sql`select l.reference from listings l join portal_publications p on p.listing_id = l.id
    where p.portal = 'bayut' and p.state in ('queued', 'sending', 'live') and l.permit_number is not null
      and l.status in ('available', 'underOffer')
      and (l.permit_ends_on is null or l.permit_ends_on >= (now() at time zone 'Asia/Dubai')::date)`
  expect(feed.length).toBeGreaterThan(5)
  expect(new Set(feed.map((one) => one.Property_Ref_No))).toEqual(
    new Set(expected.map((row) => row['reference'])),
  )
  for (const property of feed) expect(propertyProblems(property)).toEqual([])
})

test('a failed or removed publication, and one without a permit, is not in the feed', async () => {
  const api = await createTestApi({ scale: 0.1 })
  await admitFeedKey(api.db, 'bayut', 'k')
  await api.sql`delete from portal_publications`
  expect(await readFeed(api, 'k')).toEqual([])
  const [one, two] = await api.db.select().from(listings).orderBy(asc(listings.reference)).limit(2)
  if (!one || !two) throw new Error('The seed has no listings.')
  const at = new Date().toISOString()
  await api.db.insert(portalPublications).values([
    { listingId: one.id, portal: 'bayut', state: 'failed', at },
    { listingId: two.id, portal: 'bayut', state: 'live', at },
  ])
  await api.db.update(listings).set({ permitNumber: null }).where(eq(listings.id, two.id))
  expect(await readFeed(api, 'k')).toEqual([])
})

test('a studio for rent says all that is known of it: its place within its community, both titles, its amenities, its pictures in order', async () => {
  const shown = await findShown({
    purpose: 'rent',
    rentPeriod: 'month',
    bedrooms: 0,
    bathrooms: 1,
    furnishing: 'partly',
    building: 'Cayan Tower',
    amenities: ['gym', 'sharedPool'],
    parking: 1,
    petsAllowed: true,
    offPlan: true,
    offPlanSale: 'resale',
    dldWaiver: 0,
    originalPrice: 900_000,
    amountPaid: 450_000,
    descriptionAr: 'شقة مضيئة\nقرب البحر',
    videoUrl: 'https://video.example/1',
  })
  const photos = [{ url: 'https://elsewhere.test/1.jpg' }, { file: 'f1' }]
  const within = { areaName: 'Marina Promenade', parentName: 'Dubai Marina', photos }
  const [property] = parseBayutFeed(await textOf([{ ...shown, ...within }]))
  expect(property).toMatchObject({
    Property_purpose: 'Rent',
    Rent_Frequency: 'monthly',
    Bedrooms: 'Studio',
    Bathrooms: '1',
    Furnished: 'Partly',
    City: 'Dubai',
    Locality: 'Dubai Marina',
    Sub_Locality: 'Marina Promenade',
    Tower_Name: 'Cayan Tower',
    Property_Title: 'Sea view',
    Property_Title_AR: 'إطلالة بحرية',
    Features: { Feature: ['The gym', 'The sharedPool', '1 parking space', 'Pets allowed'] },
    Images: { Image: ['https://elsewhere.test/1.jpg', 'http://app.test/photos/f1.jpg'] },
    Listing_Agent: 'Sara',
    Listing_Agent_Phone: '+971501112233',
    Portals: { Portal: ['Bayut', 'dubizzle'] },
    Off_Plan: 'Yes',
    offplanDetails_saleType: 'Resale',
    offplanDetails_dldWaiver: '0',
    offplanDetails_originalPrice: '900000',
    offplanDetails_amountPaid: '450000',
    Property_Description_AR: 'شقة مضيئة\nقرب البحر',
    Videos: { Video: ['https://video.example/1'] },
  })
})

test('what is not off-plan says nothing of it, whatever was typed before', async () => {
  const shown = await findShown({ offPlan: false, offPlanSale: 'new', amountPaid: 1, dldWaiver: 5 })
  const [property] = parseBayutFeed(await textOf([shown]))
  expect(property).toMatchObject({ Off_Plan: 'No' })
  expect(Object.keys(property ?? {}).filter((tag) => tag.startsWith('offplan'))).toEqual([])
})

test('a listing leaves the feed on the day after its permit’s last', async () => {
  const shown = await findShown({ permitEndsOn: TODAY })
  expect(parseBayutFeed(await textOf([shown]))).toHaveLength(1)
  expect(parseBayutFeed(await textOf([shown], '2026-11-24'))).toEqual([])
})

const odd = fc
  .array(
    fc.oneof(
      fc.constantFrom(']]>', ']', '>', '<![CDATA[', '&amp;', '&#0;', '<b>', '\0', '\u0007', '\r\n'),
      fc.constantFrom('\ud83d', '\ude00', '😀', '\ufffe', '\u200f', 'شقة', '٢', 'O’Brien', '"'),
      fc.string({ unit: 'binary', maxLength: 8 }),
      // Halves of characters, which no `string` of fast-check has.
      fc
        .array(fc.integer({ min: 0, max: 0xffff }), { maxLength: 8 })
        .map((codes) => String.fromCharCode(...codes)),
    ),
    { maxLength: 12 },
  )
  .map((parts) => `A${parts.join('')}Z`)

test('what people typed cannot leave its place in the XML, whatever it is, and what can be said is said', async () => {
  const shown = await findShown()
  await fc.assert(
    fc.asyncProperty(odd, odd, async (title, description) => {
      const listing = { ...shown.listing, title, description, titleAr: title, building: title }
      const [property, ...others] = parseBayutFeed(
        await textOf([{ ...shown, listing, agentName: title }]),
      )
      expect(others).toEqual([])
      expect(property?.Property_Title).toBe(sayable(title))
      expect(property?.Property_Description).toBe(sayable(description))
      expect(property?.Tower_Name).toBe(property?.Property_Title_AR)
    }),
    { numRuns: 200 },
  )
})

/** By the characters that XML 1.0 has (its section 2.2), with line ends as its readers make them (2.11). */
function sayable(text: string): string {
  const kept = [...text.toWellFormed()].filter((character) => {
    const code = character.codePointAt(0) ?? 0
    if (code < 0x20) return [0x9, 0xa, 0xd].includes(code)
    return code !== 0xfffe && code !== 0xffff
  })
  return kept.join('').replaceAll(/\r\n?/g, '\n')
}

test('a feed is built again only after a change; a tag that is still right is answered without it', async () => {
  const { api, db, sql: run } = await createTestApi({ scale: 0.5 })
  await admitFeedKey(db, 'bayut', 'k')
  const ask = (tag: string) =>
    api.request('/portals/bayut.xml?key=k', { headers: { 'if-none-match': tag } })
  const tag = (await ask('"other"')).headers.get('etag') ?? ''
  const again = await ask(`"else", ${tag.replace('W/', '')}`)
  expect([again.status, await again.text(), again.headers.get('etag')]).toEqual([304, '', tag])
  await run`update people set phone = '+971509998877'`
  const changed = await ask(tag)
  expect(changed.status).toBe(200)
  expect(await changed.text()).toContain('+971509998877')
  const other = changed.headers.get('etag') ?? ''
  await db.update(areas).set({ name: 'Elsewhere' })
  expect((await ask(other)).status).toBe(200)
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
  const { db } = await createTestApi({ scale: 4 })
  let asked = 0
  async function* pages() {
    for await (const page of readPortalListings(db, 'bayut', TODAY)) {
      asked += 1
      yield page
    }
  }
  const reader = streamChunks(writeBayutFeed(pages(), { today: TODAY, ...ADDRESSES })).getReader()
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
