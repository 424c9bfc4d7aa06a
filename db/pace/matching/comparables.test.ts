import { sql } from 'drizzle-orm'
import { expect, onTestFinished, test } from 'vitest'
import { foundCompany } from '#tests/support/company.ts'
import { explain } from '#tests/support/explain.ts'
import { connectPace } from '../client.ts'
import { listings, listingStatuses, portalPublications } from '../schema.ts'
import { listComparables } from './comparables.ts'

const TODAY = '2026-12-07'
const HOME = {
  id: crypto.randomUUID(),
  purpose: 'sale',
  area: 'marina',
  building: 'Marina Gate 2',
  propertyType: 'apartment',
  bedrooms: 2,
  sizeSqft: 1_200,
}
const ASKED = { scope: 'all', today: TODAY, limit: 9 } as const

test('homes of the building come first, then of the community those about as large; nothing that is not like it', async () => {
  const { db, addListing, marina, downtown } = await foundCompany()
  const like = { propertyType: 'apartment', sizeSqft: 1_250 }
  const near = await addListing({ ...like, building: 'Other' })
  const far = await addListing({ ...like, building: 'Other', sizeSqft: 3_000 })
  const unsized = await addListing({ ...like, building: ' marina  GATE 2 ', sizeSqft: null })
  const same = await addListing({ ...like, building: 'Marina Gate 2', sizeSqft: 1_000 })
  const elsewhere = await addListing({ ...like, area: 'downtown', building: 'Marina Gate 2' })
  for (const other of [
    { purpose: 'rent' },
    { bedrooms: 3 },
    { propertyType: 'villa' },
    { price: null },
    { status: 'draft' },
    { status: 'withdrawn' },
    { archivedAt: '2026-12-01T00:00:00.000Z' },
  ])
    await addListing({ ...like, building: 'Marina Gate 2', ...other })
  const found = await listComparables(db, HOME, ASKED)
  expect(found.slice(0, 3).map(({ id }) => id)).toEqual([elsewhere, same, unsized])
  expect(found.slice(3).map(({ id }) => id)).toEqual([near, far])
  expect(found.map(({ isOfBuilding }) => isOfBuilding)).toEqual([true, true, true, false, false])
  const towerless = await listComparables(db, { ...HOME, building: null }, ASKED)
  expect(towerless.map(({ id }) => id)).toContain(near)
  const none = await listComparables(db, { ...HOME, id: near }, ASKED)
  expect(none.map(({ id }) => id)).not.toContain(near)
  const ofTeam = { ...ASKED, scope: { teamId: downtown, personId: marina } }
  expect(await listComparables(db, HOME, ofTeam)).toEqual([])
  expect(await listComparables(db, { ...HOME, area: null, building: null }, ASKED)).toEqual([])
})

test('what was sold within a year says so and when; what went longer ago, or nobody knows when, is no comparison; on a portal stands neither', async () => {
  const { db, addListing } = await foundCompany()
  const like = { propertyType: 'apartment', sizeSqft: 1_200 }
  const sold = async (at: string) => {
    const listingId = await addListing({ ...like, status: 'sold' })
    await db
      .insert(listingStatuses)
      .values({ listingId, at, from: 'available', to: 'sold', actor: 'person:x' })
    return listingId
  }
  const lately = await sold('2026-06-01T08:00:00.000Z')
  await sold('2025-12-01T08:00:00.000Z')
  await addListing({ ...like, status: 'sold' })
  const open = await addListing({ ...like, permitNumber: '7100' })
  const found = await listComparables(db, HOME, ASKED)
  expect(found.map(({ id }) => id).toSorted()).toEqual([lately, open].toSorted())
  expect(found.find(({ id }) => id === lately)).toMatchObject({
    status: 'sold',
    leftAt: '2026-06-01T08:00:00.000Z',
  })
  // However many went years ago, they keep nothing out.
  for (let n = 0; n < 50; n += 1) await sold('2019-01-01T08:00:00.000Z')
  expect(await listComparables(db, HOME, ASKED)).toHaveLength(found.length)
  const quiet = { ...ASKED, isPublic: true }
  expect(await listComparables(db, HOME, quiet)).toEqual([])
  const at = '2026-12-01T08:00:00.000Z'
  await db
    .insert(portalPublications)
    .values({ listingId: open, portal: 'bayut', state: 'live', at })
  const shown = await listComparables(db, HOME, quiet)
  expect(shown.map(({ id }) => id)).toEqual([open])
})

test('however many homes there are, as many are looked at', async () => {
  const { db, pace, marina } = await foundCompany()
  const { sql: client, close } = connectPace(pace.adminUrl, { max: 1 })
  onTestFinished(close)
  const fill = async (from: number, to: number) => {
    await db.execute(sql`insert into ${listings} (id, reference, status, team_id, purpose, area, building, property_type, bedrooms, size_sqft, price, updated_at)
      select gen_random_uuid(), 'P-' || n, 'available', ${marina}::uuid, 'sale', 'marina', 'Tower ' || n % 40, case when n % 50 = 0 then 'apartment' else 'villa' end, 2, 900 + n % 700, 1000000 + n, '2026-01-01'::timestamptz + n * interval '1 minute'
      from generate_series(${from}::int, ${to}::int) as n`)
    await db.execute(sql`vacuum analyze ${listings}`)
  }
  const looked = async () => {
    const plans = await explain(client, (tx) =>
      listComparables(tx, { ...HOME, building: 'Tower 7' }, ASKED),
    )
    expect(plans.flatMap(({ read }) => read)).not.toContain('listings')
    return plans.reduce((sum, { blocks }) => sum + blocks, 0)
  }
  await fill(1, 2_000)
  const few = await looked()
  await fill(2_001, 8_000)
  expect(await looked()).toBeLessThan(few * 2 + 200)
})
