import {
  atLeast,
  atMost,
  type Covered,
  count,
  groups,
  is,
  isNot,
  one,
  within,
  yearly,
} from './gold.ts'
import { type House, type Listing, PERSON, TEAM } from './house.ts'

const RENT = is('purpose', 'rent')

const SALE = is('purpose', 'sale')

function some(keep: (listing: Listing) => boolean) {
  return ({ listings }: House) => one(count(listings.filter(keep)))
}

function isVilla({ propertyType }: Listing): boolean {
  return propertyType === 'villa'
}

/** Listings counted. */
export const LISTING_QUESTIONS: Covered[] = [
  {
    plan: { measure: 'listings', dimensions: ['area', 'priceBand'] },
    rows: ({ listings }) => groups(listings, (one) => [one.area, band(one)]),
    said: ['Listings by area and price'],
  },
  {
    plan: {
      measure: 'listings',
      filters: [RENT, is('area', 'dubai-marina'), is('propertyType', 'apartment')],
    },
    rows: some(
      ({ purpose, area, propertyType }) =>
        purpose === 'rent' && area === 'dubai-marina' && propertyType === 'apartment',
    ),
    said: [
      'apartments for rent in Marina',
      'how many flats to let in Dubai Marina?',
      'number of rental apartments in the marina',
    ],
  },
  {
    plan: { measure: 'listings', filters: [is('status', 'available')] },
    rows: some(({ status }) => status === 'available'),
    said: ['active listings', 'how many listings are available right now', 'availble listings'],
  },
  {
    plan: { measure: 'listings', filters: [is('status', 'available'), is('area', 'jvc')] },
    rows: some(({ status, area }) => status === 'available' && area === 'jvc'),
    said: ['active listings in JVC', 'available properties in Jumeirah Village Circle'],
  },
  {
    plan: {
      measure: 'listings',
      filters: [
        SALE,
        is('propertyType', 'villa'),
        is('area', 'palm-jumeirah'),
        atMost('price', 10_000_000),
      ],
    },
    rows: some(
      (listing) =>
        isVilla(listing) &&
        listing.purpose === 'sale' &&
        listing.area === 'palm-jumeirah' &&
        (listing.price ?? Infinity) <= 10_000_000,
    ),
    said: [
      'villas for sale on Palm Jumeirah under 10 million',
      'villas on the Palm for sale up to AED 10m',
    ],
  },
  {
    plan: { measure: 'listings', filters: [RENT, atMost('price', 96_000)] },
    rows: some((listing) => listing.purpose === 'rent' && (yearly(listing) ?? Infinity) <= 96_000),
    said: [
      'listings for rent under 96k a year',
      'how many listings for rent under 8,000 per month',
      'rentals below AED 8k monthly',
    ],
  },
  {
    plan: {
      measure: 'listings',
      filters: [SALE, atLeast('price', 1_000_000), atMost('price', 2_000_000)],
      dimensions: ['propertyType'],
    },
    rows: ({ listings }) =>
      groups(
        listings.filter(
          ({ purpose, price }) =>
            purpose === 'sale' && price !== null && price >= 1_000_000 && price <= 2_000_000,
        ),
        ({ propertyType }) => [propertyType],
      ),
    said: ['listings for sale between 1 and 2 million by property type'],
  },
  {
    plan: {
      measure: 'listings',
      filters: [is('propertyType', 'villa', 'apartment')],
      dimensions: ['propertyType'],
    },
    rows: ({ listings }) =>
      groups(
        listings.filter(
          ({ propertyType }) => propertyType === 'villa' || propertyType === 'apartment',
        ),
        ({ propertyType }) => [propertyType],
      ),
    said: ['villas vs apartments', 'how many villas do we have compared with apartments'],
  },
  {
    plan: {
      measure: 'listings',
      dimensions: ['purpose'],
      filters: [is('purpose', 'rent', 'sale')],
    },
    rows: ({ listings }) => groups(listings, ({ purpose }) => [purpose]),
    said: ['listings for rent vs for sale'],
  },
  {
    plan: { measure: 'listings', filters: [is('status', 'sold')], dimensions: ['agent'] },
    rows: ({ listings }) =>
      groups(
        listings.filter(({ status }) => status === 'sold'),
        ({ agentId }) => [agentId],
      ),
    said: ['sold listings by agent'],
  },
  {
    plan: { measure: 'listings', time: { from: '2026-11-01', to: '2026-12-01' } },
    rows: some(({ createdAt }) => within(createdAt, '2026-11-01', '2026-12-01')),
    said: ['listings added this month', 'new listings this month'],
  },
  {
    plan: { measure: 'listings', filters: [is('furnishing', 'furnished'), is('bedrooms', 1, 2)] },
    rows: some(
      ({ furnishing, bedrooms }) =>
        furnishing === 'furnished' && (bedrooms === 1 || bedrooms === 2),
    ),
    said: ['furnished 1 or 2 bedroom listings', 'furnished one and two bed homes'],
  },
  {
    plan: { measure: 'listings', filters: [is('bedrooms', 0)], dimensions: ['area'] },
    rows: ({ listings }) =>
      groups(
        listings.filter(({ bedrooms }) => bedrooms === 0),
        ({ area }) => [area],
      ),
    said: ['studios by area', 'studio listings area-wise'],
  },
  {
    plan: {
      measure: 'listings',
      filters: [is('team', TEAM.marina), isNot('propertyType', 'office')],
    },
    rows: some(({ teamId, propertyType }) => teamId === TEAM.marina && propertyType !== 'office'),
    said: ['listings on my team without offices'],
  },
  {
    plan: { measure: 'listings', filters: [is('agent', PERSON.lucia)] },
    rows: some(({ agentId }) => agentId === PERSON.lucia),
    said: ['listings of Lucia Gomez', "Lucía's listings"],
  },
]

function band(listing: Listing): string | null {
  const price = yearly(listing)
  if (price === null) return null
  const limits: [string, number][] =
    listing.purpose === 'sale'
      ? [
          ['1m', 1e6],
          ['2m', 2e6],
          ['3m', 3e6],
          ['5m', 5e6],
          ['10m', 1e7],
        ]
      : [
          ['60k', 6e4],
          ['100k', 1e5],
          ['150k', 1.5e5],
          ['250k', 2.5e5],
        ]
  return `${listing.purpose}-${limits.find(([, below]) => price < below)?.[0] ?? 'more'}`
}
