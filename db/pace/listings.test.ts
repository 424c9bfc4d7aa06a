import { eq } from 'drizzle-orm'
import { expect, onTestFinished, test } from 'vitest'
import { createTestDatabases } from '#tests/support/databases.ts'
import { connectPace, type PaceDb } from './client.ts'
import { countListings, findListing, type ListingFilter, listListings } from './listings.ts'
import type { SortCursor } from './keyset.ts'
import { listMatchingLeads, listSimilarListings } from './matches.ts'
import { leads, listings, teams } from './schema.ts'
import type { Scope } from './scope.ts'
import { seedDemo } from './seed/seed-demo.ts'

const every: ListingFilter = { sort: 'updated' }

test('a team sees its own listings and no other', async () => {
  const db = await demo()
  const scope = await scopeOfTeam(db, 'Marina & Palm')
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
    const db = await demo()
    const whole = await listListings(db, 'all', { sort }, { limit: 1000 })
    const paged: string[] = []
    let after: SortCursor | undefined
    do {
      const page = await listListings(db, 'all', { sort }, { limit: 37, after })
      paged.push(...page.rows.map((row) => row.id))
      after = page.next ?? undefined
    } while (after)
    expect(paged).toEqual(whole.rows.map((row) => row.id))
    expect(new Set(paged).size).toBe(await db.$count(listings))
  },
)

test('filters narrow together', async () => {
  const db = await demo()
  const filter: ListingFilter = { ...every, purpose: 'rent', bedrooms: 2, maxPrice: 200_000 }
  const { rows } = await listListings(db, 'all', filter, { limit: 500 })
  expect(rows.length).toBeGreaterThan(0)
  for (const row of rows) {
    expect(row).toMatchObject({ purpose: 'rent', bedrooms: 2 })
    expect(row.price).toBeLessThanOrEqual(200_000)
  }
})

test('text finds a reference, and its wildcards mean themselves', async () => {
  const db = await demo()
  const [first] = await db.select().from(listings).limit(1)
  const found = await listListings(db, 'all', { ...every, text: first?.reference }, { limit: 5 })
  expect(found.rows.map((row) => row.id)).toContain(first?.id)
  const wild = await listListings(db, 'all', { ...every, text: '%_%' }, { limit: 5 })
  expect(wild.rows).toEqual([])
})

test('a portal filter finds what is there, with its state on the row', async () => {
  const db = await demo()
  const { rows } = await listListings(db, 'all', { ...every, portal: 'bayut' }, { limit: 500 })
  expect(rows.length).toBeGreaterThan(0)
  expect(rows.every((row) => row.portals.some(({ portal }) => portal === 'bayut'))).toBe(true)
})

test('counts per status ignore the chosen status', async () => {
  const db = await demo()
  const counts = await countListings(db, 'all', { ...every, status: 'draft' })
  const total = Object.values(counts).reduce((sum, count) => sum + count, 0)
  expect(total).toBe(await db.$count(listings))
})

test('a listing is found with the names on its page, an unknown one is null', async () => {
  const db = await demo()
  const [first] = await db.select().from(listings).where(eq(listings.status, 'available')).limit(1)
  const found = await findListing(db, first?.id ?? '')
  expect(found).toMatchObject({ areaName: expect.any(String), agentName: expect.any(String) })
  expect(await findListing(db, crypto.randomUUID())).toBeNull()
})

test('matching leads are open, want what is offered and can nearly pay it', async () => {
  const db = await demo()
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
  const db = await demo()
  const available = await db.select().from(listings).where(eq(listings.status, 'available'))
  const beside = await Promise.all(available.map((one) => listSimilarListings(db, 'all', one, 5)))
  expect(beside.flat().length).toBeGreaterThan(0)
  available.forEach((one, index) => {
    expect(beside[index]?.map(({ id }) => id)).not.toContain(one.id)
  })
})

async function demo(): Promise<PaceDb> {
  const { pace } = await createTestDatabases()
  const admin = connectPace(pace.adminUrl, { max: 1 })
  await seedDemo(admin.db)
  await admin.close()
  const app = connectPace(pace.urls.pace_app, { max: 2 })
  onTestFinished(() => app.close())
  return app.db
}

async function scopeOfTeam(db: PaceDb, name: string): Promise<Scope> {
  const [team] = await db.select().from(teams).where(eq(teams.name, name))
  return { teamId: team?.id ?? null, personId: crypto.randomUUID() }
}
