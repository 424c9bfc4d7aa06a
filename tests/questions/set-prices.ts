import {
  type Covered,
  type GoldRow,
  groups,
  is,
  mean,
  median,
  one,
  priced,
  ranked,
  yearly,
} from './gold.ts'
import { type Listing } from './house.ts'

const MOST = { by: 'measure', direction: 'descending' as const }

const LEAST = { by: 'measure', direction: 'ascending' as const }

const RENT = is('purpose', 'rent')

const SALE = is('purpose', 'sale')

function each(listings: readonly Listing[]): GoldRow[] {
  return listings
    .filter(({ price }) => price !== null)
    .map((listing) => [listing.id, yearly(listing)])
}

function isVilla({ propertyType }: Listing): boolean {
  return propertyType === 'villa'
}

/** Listings: what they cost. */
export const PRICE_QUESTIONS: Covered[] = [
  {
    plan: { measure: 'averagePrice', filters: [RENT, is('area', 'jvc'), is('bedrooms', 2)] },
    rows: ({ listings }) =>
      one(
        mean(listings.filter((l) => l.purpose === 'rent' && l.area === 'jvc' && l.bedrooms === 2)),
      ),
    said: ['average rent in JVC for 2 bedrooms', 'what is the mean rent of a 2 bed in JVC'],
  },
  {
    plan: { measure: 'medianPrice', filters: [SALE], dimensions: ['area'] },
    rows: ({ listings }) =>
      groups(
        listings.filter(({ purpose, price }) => purpose === 'sale' && price !== null),
        ({ area }) => [area],
        median,
      ),
    said: ['median price by area for sale', 'typical sale prices per community'],
  },
  {
    plan: { measure: 'averagePrice', filters: [SALE], dimensions: ['agent'] },
    rows: ({ listings }) =>
      groups(
        listings.filter(({ purpose, price }) => purpose === 'sale' && price !== null),
        ({ agentId }) => [agentId],
        mean,
      ),
    said: ['average price by agent for sale', 'average asking price of sale listings per agent'],
  },
  {
    plan: {
      measure: 'highestPrice',
      filters: [SALE, is('propertyType', 'villa')],
      dimensions: ['listing'],
      sort: MOST,
      limit: 1,
    },
    rows: ({ listings }) =>
      ranked(each(listings.filter((l) => isVilla(l) && l.purpose === 'sale')), 'most', 1),
    said: ['most expensive villa for sale', 'which villa for sale is the most expensive'],
  },
  {
    plan: {
      measure: 'lowestPrice',
      filters: [RENT, is('area', 'al-furjan')],
      dimensions: ['listing'],
      sort: LEAST,
      limit: 3,
    },
    rows: ({ listings }) =>
      ranked(
        each(listings.filter((l) => l.purpose === 'rent' && l.area === 'al-furjan')),
        'least',
        3,
      ),
    said: ['the 3 cheapest listings for rent in Al Furjan', 'three cheapest rentals in الفرجان'],
  },
  {
    plan: { measure: 'highestPrice', filters: [RENT, is('area', 'business-bay')] },
    rows: ({ listings }) =>
      one(
        Math.max(
          ...priced(listings.filter((l) => l.purpose === 'rent' && l.area === 'business-bay')),
        ),
      ),
    said: ['highest rent in Business Bay', 'maximum rent in business bay'],
  },
  {
    plan: { measure: 'medianPrice', filters: [RENT, is('area', 'downtown-dubai')] },
    rows: ({ listings }) =>
      one(median(listings.filter((l) => l.purpose === 'rent' && l.area === 'downtown-dubai'))),
    said: ['what is the rent in Downtown', 'how much are rents in downtown dubai'],
  },
  {
    plan: {
      measure: 'medianPrice',
      filters: [is('area', 'jvc', 'dubai-marina'), RENT],
      dimensions: ['area'],
    },
    rows: ({ listings }) =>
      groups(
        listings.filter(
          (l) =>
            l.purpose === 'rent' &&
            l.price !== null &&
            (l.area === 'jvc' || l.area === 'dubai-marina'),
        ),
        ({ area }) => [area],
        median,
      ),
    said: ['median rent JVC vs Marina', 'typical rent in JVC compared to Dubai Marina'],
  },
]
