import { eq } from 'drizzle-orm'
import { expect, test } from 'vitest'
import { z } from 'zod'
import { createDoors } from '../arrivals/doors/doors.server.ts'
import { blobs, files, listings, portalPublications } from '#db/pace/schema.ts'
import { FormSettingsSchema } from '#domain/arrival/form.ts'
import { PublicListingSchema } from '#domain/website/public-listing.ts'
import { createTestApi } from '#tests/support/test-api.ts'
import { addHomes } from '../../tests/support/reso/some-homes.ts'

const SITE = 'https://www.house.example'
const PageSchema = z.object({ data: z.array(PublicListingSchema), next: z.string().nullable() })

async function openSite() {
  const api = await createTestApi({ scale: 0 })
  const ids = await addHomes(api, { permitNumber: '71234567890', status: 'available' })
  const at = '2026-03-01T10:00:00.000Z'
  const publish = (listingId: string, state = 'live', portal = 'website') =>
    api.db.insert(portalPublications).values({ listingId, portal, state, at })
  for (const id of ids.slice(0, 10)) await publish(id)
  const doors = createDoors({ db: api.db, secret: 'test' })
  const settings = FormSettingsSchema.parse({ origins: [SITE], consent: 'You may write to me.' })
  const by = { actor: 'person:admin', via: 'pages' }
  const { key } = await doors.open({ channel: 'form', name: 'Site', settings }, by)
  const ask = (path: string, headers: Record<string, string> = { origin: SITE }) =>
    api.api.request(`/site/${key}/${path}`, { headers })
  const read = async (path: string) => {
    const answer = await ask(path)
    expect(answer.status, path).toBe(200)
    return PageSchema.parse(await answer.json())
  }
  return { ...api, ids, key, publish, ask, read }
}

test('a site reads what is published on it, by its own key and from its own pages alone', async () => {
  const { ask, api, key } = await openSite()
  const own = await ask('listings')
  expect(own.status).toBe(200)
  expect(own.headers.get('access-control-allow-origin')).toBe(SITE)
  expect((await ask('listings', { origin: 'https://evil.example' })).status).toBe(403)
  expect((await ask('listings', {})).status).toBe(200)
  expect((await api.request('/site/nobody/listings')).status).toBe(404)
  const tag = own.headers.get('etag') ?? ''
  expect((await ask('listings', { origin: SITE, 'if-none-match': tag })).status).toBe(304)
  const about = await (await api.request(`/site/${key}/about`)).json()
  expect(about).toMatchObject({
    consent: 'You may write to me.',
    house: { languages: ['en', 'ar'] },
  })
})

test('what is sold, filed away, without a permit, unpublished or only elsewhere is not told', async () => {
  const { ids, db, read, publish, ask } = await openSite()
  const set = (at: number, values: object) =>
    db
      .update(listings)
      .set(values)
      .where(eq(listings.id, ids[at] ?? ''))
  await set(0, { status: 'sold' })
  await set(1, { archivedAt: '2026-03-01T00:00:00.000Z' })
  await set(2, { permitNumber: null })
  await db
    .update(portalPublications)
    .set({ state: 'removed' })
    .where(eq(portalPublications.listingId, ids[3] ?? ''))
  await publish(ids[15] ?? '', 'live', 'bayut')
  const { data } = await read('listings')
  expect(data.map(({ reference }) => reference)).toEqual([
    'P-9009',
    'P-9008',
    'P-9007',
    'P-9006',
    'P-9005',
    'P-9004',
  ])
  for (const reference of ['P-9000', 'P-9015', 'nothing'])
    expect((await ask(`listings/${reference}`)).status).toBe(404)
})

test('a listing tells what a visitor needs and nothing that is the house’s own', async () => {
  const { ids, db, ask } = await openSite()
  const words = {
    titleAr: 'شقة 😀',
    building: 'O’Brien',
    unit: '1204',
    description: '</script><b>x',
  }
  await db
    .update(listings)
    .set(words)
    .where(eq(listings.id, ids[3] ?? ''))
  const answer = await ask('listings/P-9003')
  const listing = PublicListingSchema.parse(await answer.clone().json())
  expect(listing).toMatchObject({
    title: { en: 'Home 3', ar: 'شقة 😀' },
    building: 'O’Brien',
    area: { labels: { en: 'Marina' } },
    amenities: [{ en: 'Gym' }, { en: 'Sauna' }],
    rentPeriod: 'year',
  })
  const text = await answer.text()
  for (const own of ['1204', ids[3] ?? '', 'teamId', 'mandate', 'tags'])
    expect(text).not.toContain(own)
})

test('pages and conditions: each listing once, the newest change first', async () => {
  const { read, ask } = await openSite()
  const seen: string[] = []
  let cursor = ''
  do {
    const page: z.infer<typeof PageSchema> = await read(`listings?limit=4&cursor=${cursor}`)
    seen.push(...page.data.map(({ reference }) => reference))
    cursor = page.next ?? ''
  } while (cursor)
  expect(seen).toEqual(Array.from({ length: 10 }, (_, n) => `P-900${9 - n}`))
  const told = async (query: string) =>
    (await read(`listings?${query}`)).data.map(({ reference }) => reference)
  expect(await told('purpose=rent&bedrooms=')).toEqual(['P-9009', 'P-9006', 'P-9003', 'P-9000'])
  expect(await told('bedrooms=0')).toEqual(['P-9005', 'P-9000'])
  expect(await told('minPrice=1500000&maxPrice=1750000')).toEqual(['P-9003', 'P-9002'])
  expect(await told('propertyType=office&area=reso-marina')).toEqual(['P-9008', 'P-9004', 'P-9000'])
  for (const wrong of ['limit=0', 'purpose=x', 'maxPrice=-1', 'cursor=x'])
    expect((await ask(`listings?${wrong}`)).status, wrong).toBeGreaterThanOrEqual(400)
})

test('JSON-LD says the listing, the home and the offer in either language', async () => {
  const { ids, db, ask } = await openSite()
  await db
    .update(listings)
    .set({ titleAr: 'شقة', floor: 0 })
    .where(eq(listings.id, ids[3] ?? ''))
  const answer = await ask('listings/P-9003/json-ld?lang=ar&url=https://www.house.example/p-9003')
  expect(answer.headers.get('content-type')).toContain('application/ld+json')
  expect(await answer.json()).toMatchObject({
    '@context': 'https://schema.org',
    '@type': 'RealEstateListing',
    '@id': 'https://www.house.example/p-9003',
    inLanguage: 'ar',
    name: 'شقة',
    about: {
      '@type': 'Apartment',
      numberOfBedrooms: 3,
      floorLevel: '0',
      petsAllowed: false,
      floorSize: { value: 650, unitCode: 'FTK' },
      address: { addressLocality: 'Marina', addressRegion: 'Somewhere', addressCountry: 'AE' },
    },
    offers: {
      '@type': 'Offer',
      price: 1_750_000,
      businessFunction: 'http://purl.org/goodrelations/v1#LeaseOut',
      priceSpecification: { unitCode: 'ANN' },
    },
  })
  expect((await ask('listings/P-9003/json-ld?url=javascript:alert(1)')).status).toBe(422)
})

test('floor plans of a home are told beside its photos, and what is said under these', async () => {
  const { ids, db, read, ask } = await openSite()
  const hash = '5'.repeat(64)
  await db.insert(blobs).values({ hash, bytes: 9, type: 'image/png' })
  const id = crypto.randomUUID()
  const file = { id, hash, record: `listing:${ids[0]}`, name: 'plan.png', addedBy: 'person:x' }
  await db.insert(files).values({ ...file, kind: 'floorPlan' })
  const picture = { id: crypto.randomUUID(), hash: '6'.repeat(64) }
  await db.insert(blobs).values({ hash: picture.hash, bytes: 9, type: 'image/jpeg' })
  await db.insert(files).values({ ...file, ...picture, name: 'pool.jpg' })
  const captions = { [picture.id]: { ar: 'المسبح 🌊' }, [id]: { en: 'no photo' } }
  await db
    .update(listings)
    .set({ captions })
    .where(eq(listings.id, ids[0] ?? ''))
  const { data } = await read('listings?limit=48')
  const home = data.find(({ reference }) => reference === 'P-9000')
  expect(home).toMatchObject({
    photos: [`http://localhost:3000/photos/${picture.id}.jpg`],
    photoCaptions: [{ en: '', ar: 'المسبح 🌊' }],
    floorPlans: [`http://localhost:3000/photos/${id}.jpg`],
  })
  const told = await (await ask('listings/P-9000/json-ld')).json()
  expect(told.about.accommodationFloorPlan).toEqual([
    { '@type': 'FloorPlan', image: `http://localhost:3000/photos/${id}.jpg` },
  ])
})
