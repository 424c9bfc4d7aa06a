import fc from 'fast-check'
import { expect, test } from 'vitest'
import { OPEN_STAGES } from '#domain/lead/fields.ts'
import { foundCompany } from '#tests/support/company.ts'
import { leads, listings } from '../schema.ts'
import { type Asked, listMatchingListings } from './for-lead.ts'
import { listMatchingLeads, listSimilarListings, type Wanted } from './for-listing.ts'

const AREAS = ['marina', 'downtown']
const maybe = <Value>(...values: Value[]) => fc.option(fc.constantFrom(...values), { nil: null })

const anyListing = fc.record({
  status: fc.constantFrom('available', 'underOffer', 'draft', 'sold'),
  purpose: fc.constantFrom('sale', 'rent'),
  area: maybe(...AREAS),
  bedrooms: maybe(0, 1, 2, 3),
  price: maybe(900_000, 1_000_000, 1_100_000, 1_100_001, 2_000_000),
  propertyType: maybe('apartment', 'villa'),
  archivedAt: fc.option(fc.constant('2026-11-01T00:00:00.000Z'), { nil: null, freq: 6 }),
})
const anyLead = fc.record({
  stage: fc.constantFrom('new', 'viewing', 'offer', 'won', 'lost'),
  intent: fc.constantFrom('buy', 'rent', 'sell'),
  areas: fc.subarray(AREAS),
  bedrooms: maybe(0, 1, 2, 3),
  budgetMax: maybe(899_999, 900_000, 1_000_000, 2_000_000),
  propertyType: maybe('apartment', 'villa'),
  temperature: maybe('hot', 'cold'),
  archivedAt: fc.option(fc.constant('2026-11-01T00:00:00.000Z'), { nil: null, freq: 6 }),
})
const anyAsked: fc.Arbitrary<Asked> = fc.record({
  intent: maybe('buy', 'rent', 'sell'),
  areas: fc.subarray(AREAS),
  bedrooms: maybe(1, 2),
  budgetMin: maybe(950_000),
  budgetMax: maybe(1_000_000, 2_000_000),
  propertyType: maybe('apartment'),
})
const anyWanted: fc.Arbitrary<Wanted> = fc.record({
  purpose: fc.constantFrom('sale', 'rent'),
  area: maybe(...AREAS),
  bedrooms: maybe(1, 2, 3),
  price: maybe(1_000_000, 2_000_000),
  propertyType: maybe('apartment'),
})

const NEAR_ENOUGH = 1.1

/** The fit of a listing for what is asked, null where it is none: the rule in words of the page, counted in memory. */
function fitOf(asked: Asked, home: Home): number | null {
  const { intent, areas, bedrooms, budgetMin, budgetMax, propertyType } = asked
  if (intent !== 'buy' && intent !== 'rent') return null
  if (home.purpose !== (intent === 'buy' ? 'sale' : 'rent')) return null
  if (home.archivedAt !== null || !['available', 'underOffer'].includes(home.status)) return null
  if (bedrooms !== null && home.bedrooms !== null && ![0, 1].includes(home.bedrooms - bedrooms))
    return null
  if (budgetMax !== null && home.price !== null && home.price > budgetMax * NEAR_ENOUGH) return null
  const isWithin =
    budgetMax !== null &&
    home.price !== null &&
    home.price >= (budgetMin ?? 0) &&
    home.price <= budgetMax
  return (
    (home.area !== null && areas.includes(home.area) ? 4 : 0) +
    (bedrooms !== null && home.bedrooms === bedrooms ? 2 : 0) +
    (propertyType !== null && home.propertyType === propertyType ? 1 : 0) +
    (isWithin ? 1 : 0)
  )
}

/** The same from the other side. */
function wishOf(offered: Wanted, lead: Seeker): number | null {
  const { purpose, area, bedrooms, price, propertyType } = offered
  if (lead.archivedAt !== null || !(OPEN_STAGES as readonly string[]).includes(lead.stage))
    return null
  if (lead.intent !== (purpose === 'rent' ? 'rent' : 'buy')) return null
  if (area !== null && lead.areas.length > 0 && !lead.areas.includes(area)) return null
  if (bedrooms !== null && lead.bedrooms !== null && ![0, 1].includes(bedrooms - lead.bedrooms))
    return null
  if (price !== null && lead.budgetMax !== null && lead.budgetMax < Math.round(price * 0.9))
    return null
  return (
    (area !== null && lead.areas.includes(area) ? 4 : 0) +
    (bedrooms !== null && lead.bedrooms === bedrooms ? 2 : 0) +
    (propertyType !== null && lead.propertyType === propertyType ? 1 : 0) +
    (lead.temperature === 'hot' ? 1 : 0)
  )
}

type Home = typeof listings.$inferSelect
type Seeker = typeof leads.$inferSelect

/** Some sixty homes and sixty people, of every kind, drawn anew from the seed. */
async function fillHouse(seed: number) {
  const company = await foundCompany()
  const { db, marina } = company
  const homes = fc.sample(anyListing, { numRuns: 60, seed })
  const seekers = fc.sample(anyLead, { numRuns: 60, seed: seed + 1 })
  await db.insert(listings).values(
    homes.map((home, n) => ({
      id: crypto.randomUUID(),
      reference: `P-${n}`,
      teamId: marina,
      ...home,
    })),
  )
  await db.insert(leads).values(
    seekers.map((seeker, n) => ({
      id: crypto.randomUUID(),
      reference: `L-${n}`,
      teamId: marina,
      ...seeker,
    })),
  )
  return {
    ...company,
    homes: await db.select().from(listings),
    seekers: await db.select().from(leads),
  }
}

test.each([1, 2, 3])(
  'a lead is shown the homes that fit, the best first, in house %d',
  async (seed) => {
    const { db, homes } = await fillHouse(seed)
    await fc.assert(
      fc.asyncProperty(anyAsked, async (asked) => {
        const found = await listMatchingListings(db, 'all', asked, 100)
        const fitting = homes.filter((home) => fitOf(asked, home) !== null)
        expect(found.map(({ id }) => id).toSorted()).toEqual(fitting.map(({ id }) => id).toSorted())
        const scores = new Map(fitting.map((home) => [home.id, fitOf(asked, home)]))
        for (const { id, score } of found) expect(score ?? 0).toBe(scores.get(id))
        const order = found.map(({ score }) => score)
        expect(order).toEqual(order.toSorted((a, b) => b - a))
        const few = await listMatchingListings(db, 'all', asked, 3)
        expect(few.map(({ score }) => score)).toEqual(order.slice(0, 3))
      }),
      { numRuns: 40, seed },
    )
  },
)

test.each([4, 5, 6])(
  'a home is offered to who asks for it, the best first, in house %d',
  async (seed) => {
    const { db, seekers } = await fillHouse(seed)
    await fc.assert(
      fc.asyncProperty(anyWanted, async (offered) => {
        const found = await listMatchingLeads(db, 'all', offered, 100)
        const asking = seekers.filter((lead) => wishOf(offered, lead) !== null)
        expect(found.map(({ id }) => id).toSorted()).toEqual(asking.map(({ id }) => id).toSorted())
        for (const { id, score } of found) {
          const lead = asking.find((one) => one.id === id)
          expect(score).toBe(lead && wishOf(offered, lead))
        }
        const order = found.map(({ score }) => score)
        expect(order).toEqual(order.toSorted((a, b) => b - a))
      }),
      { numRuns: 40, seed },
    )
  },
)

test.each([7, 8])(
  'beside a home stand those of its place and purpose, the nearest first, in house %d',
  async (seed) => {
    const { db, homes } = await fillHouse(seed)
    for (const home of homes.slice(0, 25)) {
      const found = await listSimilarListings(db, 'all', home, 100)
      const beside = homes.filter(
        (other) =>
          other.id !== home.id &&
          other.status === 'available' &&
          home.area !== null &&
          other.area === home.area &&
          other.purpose === home.purpose &&
          other.price !== null,
      )
      expect(found.map(({ id }) => id).toSorted()).toEqual(beside.map(({ id }) => id).toSorted())
      const steps = found.map(({ bedrooms }) => Math.abs((bedrooms ?? 0) - (home.bedrooms ?? 0)))
      expect(steps).toEqual(steps.toSorted((a, b) => a - b))
    }
  },
)
