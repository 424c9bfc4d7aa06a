import { keysOf } from '../catalogue.ts'
import { LISTING_COLUMN_OF } from './columns.ts'
import { type Measure, PERIODS } from './measure.ts'

const OF_LISTINGS = keysOf(LISTING_COLUMN_OF)
const LISTING_DIMENSIONS = [...OF_LISTINGS, 'priceBand', ...PERIODS] as const
const LISTING_FILTERS = [
  'area',
  'price',
  'priceBand',
  ...OF_LISTINGS.filter((name) => name !== 'area'),
] as const
const PRICE_DIMENSIONS = LISTING_DIMENSIONS.filter((name) => name !== 'priceBand')
const PRICES = 'Rents are taken per year. Sale and rent are never mixed: say which.'

/** What can be asked of listings: how many there are, what they cost, whether they may be and are shown. */
export const LISTING_MEASURES = {
  listings: {
    label: 'Listings',
    subject: 'listing',
    synonyms: [
      'listings',
      'properties',
      'homes',
      'stock',
      'inventory',
      'how many listings',
      'number of listings',
    ],
    unit: 'listings',
    tally: 'count',
    definition: 'Listings that the asker may see, whatever their status.',
    dimensions: LISTING_DIMENSIONS,
    filters: LISTING_FILTERS,
    time: 'when the listing was made',
  },
  medianPrice: {
    label: 'Median price',
    subject: 'listing',
    synonyms: ['median price', 'typical price', 'price level', 'asking price', 'median rent'],
    unit: 'money',
    tally: 'other',
    definition: `The middle asking price. ${PRICES}`,
    dimensions: PRICE_DIMENSIONS,
    filters: LISTING_FILTERS,
    time: 'when the listing was made',
  },
  averagePrice: {
    label: 'Average price',
    subject: 'listing',
    synonyms: ['average price', 'average rent', 'mean price'],
    unit: 'money',
    tally: 'other',
    definition: `The mean of the asking prices. ${PRICES}`,
    dimensions: PRICE_DIMENSIONS,
    filters: LISTING_FILTERS,
    time: 'when the listing was made',
  },
  highestPrice: {
    label: 'Highest price',
    subject: 'listing',
    synonyms: ['most expensive', 'highest price', 'maximum rent'],
    unit: 'money',
    tally: 'other',
    definition: `The highest asking price; split by listing, each one's own. ${PRICES}`,
    dimensions: [...PRICE_DIMENSIONS, 'listing'],
    filters: LISTING_FILTERS,
    time: 'when the listing was made',
  },
  lowestPrice: {
    label: 'Lowest price',
    subject: 'listing',
    synonyms: ['cheapest', 'lowest price', 'minimum rent'],
    unit: 'money',
    tally: 'other',
    definition: `The lowest asking price; split by listing, each one's own. ${PRICES}`,
    dimensions: [...PRICE_DIMENSIONS, 'listing'],
    filters: LISTING_FILTERS,
    time: 'when the listing was made',
  },
  permits: {
    label: 'Permits that end',
    subject: 'listing',
    synonyms: ['permits', 'expiring permits', 'permits that expire'],
    unit: 'permits',
    tally: 'count',
    definition:
      'Listings whose advertising permit has a last day, whatever their status; a permit has expired after that day.',
    dimensions: LISTING_DIMENSIONS,
    filters: LISTING_FILTERS,
    time: 'the last day of the permit',
  },
  portalListings: {
    label: 'Listings on portals',
    subject: 'listing',
    synonyms: ['publications', 'portal states', 'published listings'],
    unit: 'listings',
    tally: 'other',
    definition:
      'Listings that a portal was told of, with what it last said of them. Split by portal, a listing on two counts in both.',
    dimensions: ['portal', 'portalState', ...LISTING_DIMENSIONS],
    filters: ['portal', 'portalState', ...LISTING_FILTERS],
    time: 'when the portal’s state last changed',
  },
  daysOnMarket: {
    label: 'Days on market',
    subject: 'listing',
    synonyms: [
      'days on market',
      'time on market',
      'days on the market',
      'how long homes take to sell',
    ],
    unit: 'days',
    tally: 'other',
    definition:
      'How many days a listing was available or under offer until it was sold, let or withdrawn, on average; a home that came back counts anew. What is still to be had is none of them.',
    dimensions: LISTING_DIMENSIONS,
    filters: LISTING_FILTERS,
    time: 'when the listing left the market',
  },
} as const satisfies Record<string, Measure>
