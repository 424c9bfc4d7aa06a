import { eq } from 'drizzle-orm'
import { expect, test } from 'vitest'
import { openBrokerage } from '#tests/support/brokerage.ts'
import { readPages } from '#tests/support/read-pages.ts'
import { countListings, findListing, type ListingFilter, listListings } from './listings.ts'
import type { SortCursor } from './keyset.ts'
import { listMatchingLeads, listSimilarListings } from './matches.ts'
import { leads, listings, teams } from './schema.ts'
import type { Scope } from './scope.ts'

const { app: db } = await openBrokerage({ scale: 1 })
const every: ListingFilter = { sort: 'updated' }

test('a team sees its own listings and no other', async () => {
  const scope = await scopeOfTeam('Marina & Palm')
  const { rows } = await listListings(db, scope, every, { limit: 500 })
  expect(rows.length).toBeGreaterThan(10)
  expect(new Set(rows.map((row) => row.teamId)).size).toBe(1)
  const without = await listListings(db, { teamId: null, personId: crypto.randomUUID() }, every, {
    limit: 5,
  })
  expect(without.rows).toEqual([])
})

test.each(['updated', 'priceLow', 'priceHigh', 'size'] as const)(
  'paging by %s shows every listing once, in order',
  async (sort) => {
    const whole = await listListings(db, 'all', { sort }, { limit: 1000 })
    const paged = await readPages((after?: SortCursor) =>
      listListings(db, 'all', { sort }, { limit: 37, after }),
    )
    expect(paged).toEqual(whole.rows)
    expect(new Set(paged.map((row) => row.id)).size).toBe(await db.$count(listings))
  },
)

test('filters narrow together', async () => {
  const filter: ListingFilter = { ...every, purpose: 'rent', bedrooms: 2, maxPrice: 200_000 }
  const { rows } = await listListings(db, 'all', filter, { limit: 500 })
  expect(rows.length).toBeGreaterThan(0)
  for (const row of rows) {
    expect(row).toMatchObject({ purpose: 'rent', bedrooms: 2 })
    expect(row.price).toBeLessThanOrEqual(200_000)
  }
})

test('text finds a reference, and its wildcards mean themselves', async () => {
  const [first] = await db.select().from(listings).limit(1)
  const found = await listListings(db, 'all', { ...every, text: first?.reference }, { limit: 5 })
  expect(found.rows.map((row) => row.id)).toContain(first?.id)
  const wild = await listListings(db, 'all', { ...every, text: '%_%' }, { limit: 5 })
  expect(wild.rows).toEqual([])
})

test('a portal filter finds what is there, with its state on the row', async () => {
  const { rows } = await listListings(db, 'all', { ...every, portal: 'bayut' }, { limit: 500 })
  expect(rows.length).toBeGreaterThan(0)
  expect(rows.every((row) => row.portals.some(({ portal }) => portal === 'bayut'))).toBe(true)
})

test('counts per status ignore the chosen status', async () => {
  const counts = await countListings(db, 'all', { ...every, status: 'draft' })
  const total = Object.values(counts).reduce((sum, count) => sum + count, 0)
  expect(total).toBe(await db.$count(listings))
})

test('a listing is found with the names on its page, an unknown one is null', async () => {
  const [first] = await db.select().from(listings).where(eq(listings.status, 'available')).limit(1)
  const found = await findListing(db, first?.id ?? '')
  expect(found).toMatchObject({ areaName: expect.any(String), agentName: expect.any(String) })
  expect(await findListing(db, crypto.randomUUID())).toBeNull()
})

test('matching leads are open, want what is offered and can nearly pay it', async () => {
  const [flat] = await db.select().from(listings).where(eq(listings.purpose, 'rent')).limit(1)
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

async function scopeOfTeam(name: string): Promise<Scope> {
  const [team] = await db.select().from(teams).where(eq(teams.name, name))
  return { teamId: team?.id ?? null, personId: crypto.randomUUID() }
}
