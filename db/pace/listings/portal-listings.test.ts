import { eq } from 'drizzle-orm'
import { expect, test } from 'vitest'
import { LISTING_STATUSES } from '#domain/listing/fields.ts'
import { foundCompany } from '#tests/support/company.ts'
import { appendEvents } from '../events/events.ts'
import { type PortalListing, portalVersion, readPortalListings } from './portal-listings.ts'
import { areas, listings, people, portalPublications } from '../schema.ts'

const at = '2026-03-01T10:00:00.000Z'
const permitNumber = '71234567890'
const TODAY = '2026-11-23'

async function foundWithPortals() {
  const company = await foundCompany()
  const { db } = company
  const publish = async (
    listing: Parameters<typeof company.addListing>[0] = {},
    { state = 'live', portal = 'bayut' } = {},
  ): Promise<string> => {
    const listingId = await company.addListing({ permitNumber, ...listing })
    await db.insert(portalPublications).values({ listingId, portal, state, at })
    return listingId
  }
  return { ...company, publish, shown: () => readAll(readPortalListings(db, 'bayut', TODAY)) }
}

async function readAll(pages: AsyncIterable<PortalListing[]>): Promise<PortalListing[]> {
  const all = []
  for await (const page of pages) all.push(...page)
  return all
}

/** A feed has no order that a portal could rely on. */
const titles = (found: PortalListing[]) =>
  found.map(({ listing }) => String(listing.title)).toSorted()

test('a portal shows what is on its way to it or on it, with the names of agent and area', async () => {
  const { publish, shown, sara } = await foundWithPortals()
  for (const state of ['queued', 'sending', 'live', 'failed', 'removed'])
    await publish({ title: state, agentId: sara.id }, { state })
  await publish({ title: 'elsewhere' }, { portal: 'propertyFinder' })
  expect(titles(await shown())).toEqual(['live', 'queued', 'sending'])
  expect((await shown())[0]).toMatchObject({ areaName: 'Dubai Marina', agentName: 'Sara' })
})

test('what is a draft, let, sold, withdrawn or archived, or whose permit has ended, is off every portal', async () => {
  const { publish, shown } = await foundWithPortals()
  for (const status of Object.keys(LISTING_STATUSES)) await publish({ status, title: status })
  await publish({ title: 'archived', archivedAt: at })
  await publish({ title: 'ended', permitEndsOn: '2026-11-22' })
  expect(titles(await shown())).toEqual(['available', 'underOffer'])
})

test('many listings come in pages, each once, and one that is sold between two of them is left out', async () => {
  const { db, publish, shown } = await foundWithPortals()
  const ids = []
  for (let n = 1000; n < 1230; n += 1) ids.push(await publish({ reference: `P-${n}` }))
  expect((await shown()).map(({ listing }) => listing.id)).toEqual(ids.toSorted())
  const pages = readPortalListings(db, 'bayut', TODAY)
  const first = (await pages.next()).value ?? []
  await db
    .update(listings)
    .set({ status: 'sold' })
    .where(eq(listings.id, ids.toSorted()[229] ?? ''))
  const rest = await readAll(pages)
  expect(first.length + rest.length).toBe(229)
})

test("a version is another after a listing's event and a changed name, and stays after any other event", async () => {
  const { db, sara } = await foundWithPortals()
  const versionNow = async () => (await portalVersion(db)).version
  const versions = [await versionNow()]
  const event = { key: crypto.randomUUID(), old: null, new: {}, actor: 'x', documentSeq: 1 }
  await appendEvents(db, [{ resource: 'listing', ...event }])
  versions.push(await versionNow())
  await db.update(people).set({ phone: '+971501112233' }).where(eq(people.id, sara.id))
  versions.push(await versionNow())
  await db.update(areas).set({ name: 'The Marina' }).where(eq(areas.key, 'marina'))
  versions.push(await versionNow())
  expect(new Set(versions).size).toBe(4)
  await appendEvents(db, [{ resource: 'lead', ...event }])
  expect(await versionNow()).toBe(versions.at(-1))
})
