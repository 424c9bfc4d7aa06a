import {
  type Covered,
  byArea,
  count,
  groups,
  is,
  atLeast,
  atMost,
  mean,
  median,
  minutes,
  one,
  ranked,
  seconds,
  sum,
  talked,
  within,
  yearly,
} from './gold.ts'
import { PERSON } from './house.ts'

const MOST = { by: 'measure', direction: 'descending' as const }
const THIS_WEEK = { from: '2026-11-23', to: '2026-11-30' }
const LAST_WEEK = { from: '2026-11-16', to: '2026-11-23' }

/** Fresh wordings about listings, prices and calls. */
export const LATER_RECORDS: Covered[] = [
  {
    plan: {
      measure: 'listings',
      filters: [is('status', 'available'), is('purpose', 'sale')],
      dimensions: ['area'],
      sort: MOST,
      limit: 3,
    },
    rows: ({ listings }) =>
      ranked(
        groups(
          listings.filter((l) => l.status === 'available' && l.purpose === 'sale'),
          ({ area }) => [area],
        ),
        'most',
        3,
      ),
    said: ['top 3 areas by available listings for sale'],
  },
  {
    plan: {
      measure: 'listings',
      filters: [is('furnishing', 'furnished'), is('purpose', 'rent'), is('area', 'palm-jumeirah')],
    },
    rows: ({ listings }) =>
      one(
        count(
          listings.filter(
            (l) =>
              l.furnishing === 'furnished' && l.purpose === 'rent' && l.area === 'palm-jumeirah',
          ),
        ),
      ),
    said: ['fully furnished rentals on the palm', 'furnished properties to let in Palm Jumeirah'],
  },
  {
    plan: {
      measure: 'listings',
      filters: [
        is('purpose', 'rent'),
        atLeast('price', 80_000),
        atMost('price', 120_000),
        is('bedrooms', 1),
      ],
    },
    rows: ({ listings }) =>
      one(
        count(
          listings.filter(
            (l) =>
              l.purpose === 'rent' &&
              l.bedrooms === 1 &&
              (yearly(l) ?? 0) >= 80_000 &&
              (yearly(l) ?? Infinity) <= 120_000,
          ),
        ),
      ),
    said: ['one bedroom homes for rent between 80k and 120k per year', '1br for rent 80-120k'],
  },
  {
    plan: { measure: 'listings', time: { from: '2026-11-20' } },
    rows: ({ listings }) =>
      one(count(listings.filter(({ createdAt }) => within(createdAt, '2026-11-20')))),
    said: ['new listings since Friday', 'properties added since last Friday'],
  },
  {
    plan: {
      measure: 'medianPrice',
      filters: [is('purpose', 'rent'), is('propertyType', 'villa')],
      dimensions: ['area'],
    },
    rows: ({ listings }) =>
      groups(
        listings.filter(
          (l) => l.purpose === 'rent' && l.propertyType === 'villa' && l.price !== null,
        ),
        ({ area }) => [area],
        median,
      ),
    said: ['villa rents by community', 'typical rent of villas for each area'],
  },
  {
    plan: {
      measure: 'averagePrice',
      filters: [is('purpose', 'sale'), is('bedrooms', 2), is('area', 'downtown-dubai')],
    },
    rows: ({ listings }) =>
      one(
        mean(
          listings.filter(
            (l) => l.purpose === 'sale' && l.bedrooms === 2 && l.area === 'downtown-dubai',
          ),
        ),
      ),
    said: [
      'average sale price of a two bedroom in downtown',
      'what do 2 beds for sale cost on average in Downtown Dubai',
    ],
  },
  {
    plan: {
      measure: 'calls',
      filters: [is('answered', true)],
      dimensions: ['day'],
      time: LAST_WEEK,
    },
    rows: ({ calls }) =>
      groups(
        calls.filter(
          (c) => c.answeredAt !== null && within(c.startedAt, LAST_WEEK.from, LAST_WEEK.to),
        ),
        ({ startedAt }) => [
          new Date(Date.parse(startedAt) + 4 * 3_600_000).toISOString().slice(0, 10),
        ],
      ),
    said: ['answered calls day by day last week', 'calls answered each day last week'],
  },
  {
    plan: {
      measure: 'calls',
      filters: [is('agent', PERSON.sara, PERSON.shane)],
      dimensions: ['agent'],
      time: THIS_WEEK,
    },
    rows: ({ calls }) =>
      groups(
        calls.filter(
          (c) =>
            (c.agentId === PERSON.sara || c.agentId === PERSON.shane) &&
            within(c.startedAt, THIS_WEEK.from),
        ),
        ({ agentId }) => [agentId],
      ),
    said: ["this week's calls, Sara versus Shane", 'compare calls of Sara and Shane this week'],
  },
  {
    plan: {
      measure: 'longestCall',
      dimensions: ['call'],
      sort: MOST,
      limit: 3,
      filters: [is('agent', PERSON.omar)],
    },
    rows: ({ calls }) =>
      ranked(
        calls
          .filter((c) => c.agentId === PERSON.omar && seconds(c) !== null)
          .map((c) => [c.id, minutes(seconds(c) ?? 0)]),
        'most',
        3,
      ),
    said: ['the three longest calls of Omar'],
  },
  {
    plan: {
      measure: 'talkTime',
      dimensions: ['team'],
      time: { from: '2026-10-01', to: '2026-11-01' },
    },
    rows: ({ calls }) =>
      groups(
        calls.filter(({ startedAt }) => within(startedAt, '2026-10-01', '2026-11-01')),
        ({ teamId }) => [teamId],
        (own) => minutes(sum(talked(own))),
      ),
    said: ['talk time per team in october', 'team wise minutes on the phone last month'],
  },
  {
    plan: {
      measure: 'leads',
      dimensions: ['area'],
      time: { from: '2026-11-01', to: '2026-11-24' },
    },
    rows: ({ leads }) => byArea(leads.filter(({ createdAt }) => within(createdAt, '2026-11-01'))),
    said: ['leads by area month to date', 'mtd leads areawise'],
  },
]
