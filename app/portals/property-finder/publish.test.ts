import { eq } from 'drizzle-orm'
import { expect, test } from 'vitest'
import { listings, portalListings, portalPlaces } from '#db/pace/schema.ts'
import { startPropertyFinder } from '#tests/support/property-finder/publishing.ts'
import { waitFor } from '#tests/support/wait-for.ts'

const CREATE = /^\/v1\/listings$/
const PUBLISH = /^\/v1\/listings\/[^/]+\/publish$/
type Sql = Awaited<ReturnType<typeof startPropertyFinder>>['sql']

/** The job has ended, and its next one stands in the queue for later. */
function waitsToLookAgain(sql: Sql) {
  return waitFor(async () => {
    const waiting =
      await sql`select 1 from graphile_worker.jobs where key like 'publish-listing:%' and run_at > now() and locked_at is null`
    return waiting.length > 0
  })
}

const HURRY =
  'select graphile_worker.reschedule_jobs(array(select id from graphile_worker.jobs), now())'

test('a listing is told as a draft, published, shown when the portal tells that it is, and taken off', async () => {
  const { run, becomes, isAsked, portal, listing, errors } = await startPropertyFinder()
  await run('publish')
  const [created] = await isAsked('POST', CREATE)
  expect(created?.body).toMatchObject({
    reference: listing.reference,
    type: 'apartment',
    price: { type: 'sale', amounts: { sale: 2_000_000 } },
    compliance: { listingAdvertisementNumber: '7123456789', issuingClientLicenseNumber: '1213' },
    media: { images: [{ original: { url: 'https://photos.example/1.jpg' } }] },
  })
  await isAsked('POST', PUBLISH)
  await becomes('sending')
  await portal.settle()
  await becomes('live')
  await run('unpublish')
  await isAsked('POST', /unpublish$/)
  await portal.settle()
  await becomes('removed')
  expect(portal.breaches).toEqual([])
  expect(errors).toEqual([])
})

test('a publish whose webhook never comes is read back', async () => {
  const { run, becomes, isAsked, portal, sql } = await startPropertyFinder()
  await run('publish')
  await isAsked('POST', PUBLISH)
  await waitsToLookAgain(sql)
  await portal.settle({ silent: true })
  await sql.unsafe(HURRY)
  await becomes('live')
  expect(portal.asked('POST', '/v1/listings')).toHaveLength(1)
})

test('what the portal finds afterwards is said with its reasons', async () => {
  const { run, becomes, isAsked, portal, sql } = await startPropertyFinder()
  await run('publish')
  await isAsked('POST', PUBLISH)
  await waitsToLookAgain(sql)
  await portal.settle({ reasons: ['the location is not precise'] })
  await sql.unsafe(HURRY)
  expect((await becomes('failed')).reason).toBe('the location is not precise')
})

test('what is in the way is said before the portal is told anything', async () => {
  const { run, becomes, portal, db, agent, listing } = await startPropertyFinder({
    profiles: [],
    unknownPlaces: ['Dubai Marina', 'Marina Gate'],
  })
  await db.update(listings).set({ title: 'شقة' }).where(eq(listings.id, listing.id))
  await run('publish')
  const { reason } = await becomes('failed')
  expect(reason).toContain('it knows no place “Dubai Marina” in Dubai')
  expect(reason).toContain(`nobody has a public profile there by the e-mail ${agent.email}`)
  expect(reason).toContain('it wants a title in English')
  expect(portal.asked('POST', '/v1/listings')).toEqual([])
})

test('a permit that the regulator does not know keeps a listing from the portal', async () => {
  const { run, becomes, portal } = await startPropertyFinder({ unknownPermits: ['7123456789'] })
  await run('publish')
  expect((await becomes('failed')).reason).toBe('Permit 7123456789: permit 7123456789 is not known')
  expect(portal.asked('POST', '/v1/listings')).toEqual([])
})

test('an answer that is lost after the draft was made makes no second one', async () => {
  const { run, becomes, isAsked, portal, sql } = await startPropertyFinder()
  portal.fail({ at: 'POST /v1/listings', kind: 'lost' })
  await run('publish')
  await waitsToLookAgain(sql)
  await sql.unsafe(HURRY)
  await isAsked('POST', PUBLISH)
  await portal.settle()
  await becomes('live')
  expect(portal.book.listings.size).toBe(1)
  expect(portal.asked('POST', '/v1/listings')).toHaveLength(1)
})

test('the portal’s places are asked for once and kept; where it knows no tower its community stands in', async () => {
  const { run, becomes, isAsked, portal, db } = await startPropertyFinder({
    unknownPlaces: ['Marina Gate'],
  })
  await run('publish')
  await isAsked('POST', PUBLISH)
  await portal.settle()
  await becomes('live')
  const places = await db.select().from(portalPlaces).orderBy(portalPlaces.place)
  expect(places).toMatchObject([
    { place: 'dubai-marina', remoteId: expect.any(String) },
    { place: 'dubai-marina|marina-gate', remoteId: null },
  ])
  await run('setFields', { fields: { price: 2_100_000 } })
  await isAsked('PUT', /^\/v1\/listings\//)
  expect(portal.asked('GET', '/v1/locations')).toHaveLength(2)
})

test('an archived listing is deleted there', async () => {
  const { run, becomes, isAsked, portal, db } = await startPropertyFinder()
  await run('publish')
  await isAsked('POST', PUBLISH)
  await portal.settle()
  await becomes('live')
  await run('archive', {})
  await becomes('removed')
  expect(portal.book.listings.size).toBe(0)
  expect(await db.select().from(portalListings)).toEqual([])
})

test('without a key the listing says what an admin has to do', async () => {
  const { run, becomes, portal } = await startPropertyFinder({ key: null })
  await run('publish')
  expect((await becomes('failed')).reason).toBe(
    'Property Finder is not connected here: an admin enters its key under Admin, Portals',
  )
  expect(portal.requests).toEqual([])
})
