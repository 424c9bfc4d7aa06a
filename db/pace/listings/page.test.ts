import { eq } from 'drizzle-orm'
import { expect, test } from 'vitest'
import { LISTING_LIST } from '#domain/list/listings.ts'
import { sortable } from '#domain/list/state.ts'
import { listQuery } from '#domain/testing/list-query.ts'
import { openBrokerage } from '#tests/support/brokerage.ts'
import { readPages } from '#tests/support/read-pages.ts'
import { countRows } from '../list/count-rows.ts'
import type { ListCursor } from '../list/order.ts'
import { readPage } from '../list/read-page.ts'
import { listMatchingLeads, listSimilarListings } from '../matching/for-listing.ts'
import { inScope } from '../query/scope.ts'
import { leads, listings, teams } from '../schema.ts'
import { findListing, LISTING_SOURCE } from './page.ts'

const { app: db } = await openBrokerage({ scale: 1 })
const asked = (address: string) => listQuery(LISTING_LIST, address)
const read = (address: string, limit = 500) =>
  readPage(db, LISTING_SOURCE, undefined, asked(address), { limit })

test('a team sees its own listings and no other', async () => {
  const [team] = await db.select().from(teams).where(eq(teams.name, 'Marina & Palm'))
  const rowsOf = async (teamId: string | null) => {
    const scope = inScope({ teamId, personId: crypto.randomUUID() }, { team: listings.teamId })
    return (await readPage(db, LISTING_SOURCE, scope, asked(''), { limit: 500 })).rows
  }
  const rows = await rowsOf(team?.id ?? null)
  expect(rows.length).toBeGreaterThan(10)
  expect(new Set(rows.map((row) => row.teamId))).toEqual(new Set([team?.id]))
  expect(await rowsOf(null)).toEqual([])
})

test.each([...sortable(LISTING_LIST), '-price', 'status,-price'])(
  'paging by %s shows every listing once, in order',
  async (sort) => {
    const whole = await read(`sort=${sort}`, 1000)
    const paged = await readPages((after?: ListCursor) =>
      readPage(db, LISTING_SOURCE, undefined, asked(`sort=${sort}`), { limit: 37, after }),
    )
    expect(paged).toEqual(whole.rows)
    expect(new Set(paged.map((row) => row.id)).size).toBe(await db.$count(listings))
  },
)

test('filters narrow together', async () => {
  const { rows } = await read('purpose=rent&bedrooms=2&price.between=&price.between=200k')
  expect(rows.length).toBeGreaterThan(0)
  for (const row of rows) {
    expect(row).toMatchObject({ purpose: 'rent', bedrooms: 2 })
    expect(row.price).toBeLessThanOrEqual(200_000)
  }
})

test('text finds a reference, and its wildcards mean themselves', async () => {
  const [first] = await db.select().from(listings).orderBy(listings.reference).limit(1)
  const found = await read(`q=${first?.reference}`, 5)
  expect(found.rows.map((row) => row.id)).toContain(first?.id)
  expect((await read('q=%25_%25', 5)).rows).toEqual([])
})

test('a portal finds what is there, its emptiness what is on none', async () => {
  const on = (await read('portal=bayut')).rows
  expect(on.length).toBeGreaterThan(0)
  expect(on.every((row) => row.onPortals.includes('bayut'))).toBe(true)
  const none = (await read('portal.empty=')).rows
  expect(none.length).toBeGreaterThan(0)
  expect(none.flatMap((row) => row.onPortals)).toEqual([])
  const others = (await read('portal.isNot=bayut')).rows
  expect(on.length + others.length).toBe(await db.$count(listings))
})

test('counts per status ignore the chosen status', async () => {
  const counts = await countRows(db, LISTING_SOURCE, undefined, asked('status=draft'))
  const total = await db.$count(listings)
  expect(counts.total).toBe(total)
  expect(Object.values(counts.each).reduce((sum, count) => sum + count, 0)).toBe(total)
})

test('a listing is found with the names on its page, an unknown one is null', async () => {
  const [first] = await db
    .select()
    .from(listings)
    .where(eq(listings.status, 'available'))
    .orderBy(listings.reference)
    .limit(1)
  const found = await findListing(db, first?.id ?? '')
  expect(found).toMatchObject({ areaName: expect.any(String), agentName: expect.any(String) })
  expect(await findListing(db, crypto.randomUUID())).toBeNull()
})

test('matching leads are open, want what is offered and can nearly pay it', async () => {
  const [flat] = await db
    .select()
    .from(listings)
    .where(eq(listings.purpose, 'rent'))
    .orderBy(listings.reference)
    .limit(1)
  if (!flat) throw new Error('the demo has no home to rent')
  const found = await listMatchingLeads(db, 'all', flat, 50)
  for (const match of found) {
    const [lead] = await db.select().from(leads).where(eq(leads.id, match.id))
    expect(lead?.intent).toBe('rent')
    expect(['won', 'lost']).not.toContain(lead?.stage)
    if (lead?.budgetMax) expect(lead.budgetMax).toBeGreaterThanOrEqual((flat.price ?? 0) * 0.9 - 1)
  }
  const scores = found.map((match) => match.score)
  expect(scores).toEqual(scores.toSorted((a, b) => b - a))
})

test('similar listings are available, in the same community, and not the listing itself', async () => {
  const available = await db.select().from(listings).where(eq(listings.status, 'available'))
  const beside = await Promise.all(available.map((one) => listSimilarListings(db, 'all', one, 5)))
  expect(beside.flat().length).toBeGreaterThan(0)
  available.forEach((one, index) => {
    expect(beside[index]?.map(({ id }) => id)).not.toContain(one.id)
  })
})
