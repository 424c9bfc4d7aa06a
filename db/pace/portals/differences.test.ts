import type { SQL } from 'drizzle-orm'
import { afterAll, expect, test } from 'vitest'
import { DIFFERENCE_LIST } from '#domain/list/differences.ts'
import { listQuery } from '#domain/testing/list-query.ts'
import { explain } from '#tests/support/explain.ts'
import { createTestDatabases } from '#tests/support/databases.ts'
import { connectPace } from '../client.ts'
import { listings, portalDifferences, portalListings, portalPublications } from '../schema.ts'
import { listEvents } from '../events/events.ts'
import { readPage } from '../list/read-page.ts'
import {
  DIFFERENCE_SOURCE,
  inDifferenceScope,
  listDifferencesOf,
  listToCompare,
} from './differences.ts'
import { dropPortalListing } from './portal-listings.ts'
import { saveCompared, type Verdict } from './save-compared.ts'
import { listUnmetWishes } from './unmet-wishes.ts'

const { pace, drop } = await createTestDatabases({ keep: true })
const { db: admin, sql, close } = connectPace(pace.adminUrl, { max: 2 })
afterAll(async () => {
  await close()
  await drop()
})
const AT = '2026-11-23T08:00:00.000Z'
const LATER = '2026-11-23T09:00:00.000Z'
const listingId = crypto.randomUUID()
await admin.insert(listings).values({ id: listingId, reference: 'P-1', status: 'available' })
await admin
  .insert(portalPublications)
  .values({ listingId, portal: 'propertyFinder', state: 'live', at: AT })
await admin.insert(portalListings).values({ listingId, portal: 'propertyFinder', remoteId: 'r' })

function save(verdict: Verdict, comparedAt: string | null, at: string) {
  return saveCompared(admin, 'propertyFinder', [{ listingId, comparedAt, verdict }], at)
}

const price = { kind: 'price', ours: '1', theirs: '2', cause: 'unknown' } as const
const title = { ...price, kind: 'title' } as const

test('what differs keeps its age, what does no more is gone, and a look that somebody asked for meanwhile is still due', async () => {
  const due = () => listToCompare(admin, 'propertyFinder', { before: AT, limit: 5 })
  expect(await due()).toHaveLength(1)
  await save({ kind: 'compared', differences: [price, title] }, null, AT)
  await save({ kind: 'compared', differences: [{ ...price, theirs: '3' }] }, AT, LATER)
  expect(await listDifferencesOf(admin, listingId)).toMatchObject([
    { kind: 'price', theirs: '3', firstSeenAt: AT, lastSeenAt: LATER },
  ])
  expect(await due()).toEqual([])
  await admin.update(portalListings).set({ comparedAt: null })
  await save({ kind: 'compared', differences: [] }, LATER, LATER)
  expect(await due()).toHaveLength(1)
  expect(await listDifferencesOf(admin, listingId)).toEqual([])
  const drift = (await listEvents(admin, 0, 100)).map(({ old, new: now }) => [old, now])
  const said = (...kinds: string[]) => ({ 'drift.propertyFinder': kinds })
  expect(drift).toEqual([
    [said(), said('price', 'title')],
    [said('price', 'title'), said('price')],
    [said('price'), said()],
  ])
})

test('what was not compared looks like nothing that agrees: what was known stays, and why it failed stands beside it', async () => {
  await save({ kind: 'compared', differences: [price] }, null, AT)
  await save({ kind: 'later' }, AT, LATER)
  await save({ kind: 'failed', why: 'it wants an agent' }, LATER, LATER)
  const kinds = async () => (await listDifferencesOf(admin, listingId)).map((one) => one.kind)
  expect(new Set(await kinds())).toEqual(new Set(['price', 'unread']))
  await save({ kind: 'compared', differences: [price] }, LATER, LATER)
  expect(await kinds()).toEqual(['price'])
  await dropPortalListing(admin, { listingId, portal: 'propertyFinder' })
  expect(await kinds()).toEqual([])
})

test('pages and slices are read by their indexes, however many there are', async () => {
  const teamId = crypto.randomUUID()
  await sql`insert into teams (id, name) values (${teamId}, 'One')`
  await sql`insert into listings (id, reference, status) select gen_random_uuid(), 'X-' || n, 'draft' from generate_series(1, 4000) n`
  await sql`insert into portal_listings (listing_id, portal, remote_id, compared_at)
    select id, 'propertyFinder', reference, now() from listings where reference like 'X-%'`
  await sql`insert into portal_publications (listing_id, portal, state, at)
    select id, 'propertyFinder', (array['live', 'removed', 'live', 'removing'])[1 + row_number() over (order by id) % 4], now() from listings where reference like 'X-%'`
  await sql`insert into portal_differences (listing_id, portal, kind, ours, theirs, cause, first_seen_at, last_seen_at)
    select id, 'propertyFinder', 'price', '1', '2', 'unknown', now() - random() * interval '9 days', now() from listings where reference like 'X-%'`
  await sql`update listings set team_id = ${teamId} where reference like 'X-%777'`
  for (const table of ['listings', 'portal_listings', 'portal_publications', 'portal_differences'])
    await sql.unsafe(`analyze ${table}`)
  const listed = (db: typeof admin, query: string, scope?: SQL) =>
    readPage(db, DIFFERENCE_SOURCE, scope, listQuery(DIFFERENCE_LIST, query), { limit: 50 })
  const works = {
    all: (db: typeof admin) => listed(db, ''),
    'of a portal': (db: typeof admin) => listed(db, 'portal=propertyFinder'),
    'of a cause': (db: typeof admin) => listed(db, 'cause=refused'),
    'of a team': (db: typeof admin) =>
      listed(db, '', inDifferenceScope({ teamId, personId: teamId })),
    unmet: (db: typeof admin) => listUnmetWishes(db, 'all', {}, { limit: 50 }),
    'unmet at a portal': (db: typeof admin) =>
      listUnmetWishes(db, 'all', { portal: 'propertyFinder' }, { limit: 50 }),
    'unmet in a team': (db: typeof admin) =>
      listUnmetWishes(db, { teamId, personId: teamId }, {}, { limit: 50 }),
    'of a kind': (db: typeof admin) => listed(db, 'kind=price'),
    slice: (db: typeof admin) => listToCompare(db, 'propertyFinder', { before: AT, limit: 50 }),
    'of a listing': (db: typeof admin) => listDifferencesOf(db, listingId),
  }
  for (const [what, work] of Object.entries(works)) {
    const queries = await explain(sql, work)
    expect(
      queries.flatMap(({ read }) => read),
      what,
    ).toEqual([])
  }
  expect(await admin.$count(portalDifferences)).toBe(4000)
})
