import { expect, test } from 'vitest'
import { foundCompany } from '#tests/support/company.ts'
import { readPages } from '#tests/support/read-pages.ts'
import type { InstantCursor } from '../query/keyset.ts'
import {
  findListingByReference,
  findListingRecord,
  findPublication,
  type ListingRecordFilter,
  listListingRecords,
  searchListingRecords,
} from './records.ts'
import { portalPublications } from '../schema.ts'

const ANY = { filter: [], zone: 'Asia/Dubai' }

test('a reader that pages on meets every listing once, with the portals that it is on', async () => {
  const { db, addListing } = await foundCompany()
  const updatedAt = '2026-03-01T10:00:00.000Z'
  const ids = [await addListing({ updatedAt }), await addListing({ updatedAt }), await addListing()]
  for (const listingId of ids)
    await db
      .insert(portalPublications)
      .values({ listingId, portal: 'bayut', state: 'live', at: updatedAt })
  const rows = await readPages((after?: InstantCursor) =>
    listListingRecords(db, 'all', ANY, { limit: 1, after }),
  )
  expect(rows.map((row) => row.id).toSorted()).toEqual(ids.toSorted())
  expect(rows.every((row) => row.portals[0]?.listingId === row.id)).toBe(true)
})

test('filters hold their bounds', async () => {
  const { db, addListing } = await foundCompany()
  const cheap = await addListing({ price: 1_000_000 })
  const dear = await addListing({ price: 3_000_000, bedrooms: 4 })
  await addListing({ price: 2_000_000, purpose: 'rent' })
  const found = async (filter: ListingRecordFilter) =>
    (await searchListingRecords(db, 'all', { purpose: 'sale', ...filter }, 5)).map((row) => row.id)
  expect(await found({ minPrice: 3_000_000 })).toEqual([dear])
  expect(await found({ maxPrice: 1_000_000 })).toEqual([cheap])
  expect(await found({ bedrooms: 4 })).toEqual([dear])
  expect(await found({ area: 'downtown' })).toEqual([])
})

test("another team's listing is as absent as one that is not there", async () => {
  const { db, sara, marina, downtown, addListing } = await foundCompany()
  const scope = { personId: sara.id, teamId: marina }
  const own = await addListing()
  const foreign = await addListing({ teamId: downtown, agentId: sara.id })
  expect(await findListingRecord(db, scope, own)).toMatchObject({ id: own, portals: [] })
  expect(await findListingRecord(db, scope, foreign)).toBeNull()
  expect(await findListingByReference(db, 'S-2')).toMatchObject({ id: foreign })
})

test('what is on its way to a portal or on it counts as published there', async () => {
  const { db, addListing } = await foundCompany()
  const at = '2026-03-01T10:00:00.000Z'
  for (const state of ['queued', 'sending', 'live', 'failed', 'removed']) {
    const listingId = await addListing()
    await db.insert(portalPublications).values({ listingId, portal: 'bayut', state, at })
    expect(await findPublication(db, listingId, 'bayut')).toMatchObject({ permitNumber: null })
  }
  const { rows } = await listListingRecords(db, 'all', { ...ANY, published: 'bayut' }, { limit: 9 })
  expect(rows).toHaveLength(3)
})

test('since an instant also what has left the portal is told: sold, taken off, filed away', async () => {
  const { db, addListing } = await foundCompany()
  const publish = async (state: string, listing: Parameters<typeof addListing>[0] = {}) => {
    const listingId = await addListing(listing)
    const at = '2026-03-01T10:00:00.000Z'
    await db.insert(portalPublications).values({ listingId, portal: 'website', state, at })
    return listingId
  }
  const live = await publish('live')
  const left = [
    await publish('live', { status: 'sold' }),
    await publish('removed'),
    await publish('live', { archivedAt: '2026-03-01T10:00:00.000Z' }),
  ]
  await addListing()
  const told = async (asked: object) => {
    const query = { ...ANY, published: 'website' as const, ...asked }
    const { rows } = await listListingRecords(db, 'all', query, { limit: 9 })
    return rows.map(({ id }) => id).toSorted()
  }
  expect(await told({})).toEqual([live])
  expect(await told({ updatedSince: '2020-01-01T00:00:00.000Z' })).toEqual(
    [live, ...left].toSorted(),
  )
  expect(await told({ updatedSince: '2199-01-01T00:00:00.000Z' })).toEqual([])
})
