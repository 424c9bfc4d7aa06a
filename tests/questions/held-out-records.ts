import {
  atMost,
  type Covered,
  count,
  groups,
  is,
  mean,
  median,
  minutes,
  one,
  ranked,
  sum,
  talked,
  within,
  yearly,
} from './gold.ts'
import { PERSON } from './house.ts'

const MOST = { by: 'measure', direction: 'descending' as const }
const OCTOBER = { from: '2026-10-01', to: '2026-11-01' }

/** As those of leads, about listings and calls. */
export const HELD_OUT_RECORDS: Covered[] = [
  {
    plan: {
      measure: 'listings',
      filters: [is('propertyType', 'villa', 'townhouse'), is('area', 'arabian-ranches')],
    },
    rows: ({ listings }) =>
      one(
        count(
          listings.filter(
            (l) =>
              l.area === 'arabian-ranches' &&
              (l.propertyType === 'villa' || l.propertyType === 'townhouse'),
          ),
        ),
      ),
    said: [
      'villas and townhouses in Arabian Ranches',
      'how many villas or townhouses do we have in المرابع العربية',
    ],
  },
  {
    plan: { measure: 'listings', dimensions: ['status'] },
    rows: ({ listings }) => groups(listings, ({ status }) => [status]),
    said: [
      'listings by status',
      'status wise listings',
      'what is the number of properties per status?',
    ],
  },
  {
    plan: {
      measure: 'listings',
      filters: [
        is('purpose', 'rent'),
        is('bedrooms', 2),
        atMost('price', 150_000),
        is('area', 'dubai-marina'),
      ],
    },
    rows: ({ listings }) =>
      one(
        count(
          listings.filter(
            (l) =>
              l.purpose === 'rent' &&
              l.bedrooms === 2 &&
              l.area === 'dubai-marina' &&
              (yearly(l) ?? Infinity) <= 150_000,
          ),
        ),
      ),
    said: [
      '2br for rent in marina max 150k',
      '٢ bedroom homes to rent in Dubai Marina below 150,000 AED a year',
    ],
  },
  {
    plan: { measure: 'listings', dimensions: ['agent'], sort: MOST },
    rows: ({ listings }) => groups(listings, ({ agentId }) => [agentId]),
    said: ['who has the most listings?', 'agent with the most listings'],
  },
  {
    plan: { measure: 'listings', filters: [is('agent', PERSON.noor), is('status', 'underOffer')] },
    rows: ({ listings }) =>
      one(count(listings.filter((l) => l.agentId === PERSON.noor && l.status === 'underOffer'))),
    said: [
      "Noor Aziz's listings under offer",
      'how many of Noor’s properties are under offer right now',
    ],
  },
  {
    plan: {
      measure: 'medianPrice',
      filters: [is('purpose', 'sale'), is('propertyType', 'townhouse'), is('area', 'jvc')],
    },
    rows: ({ listings }) =>
      one(
        median(
          listings.filter(
            (l) => l.purpose === 'sale' && l.propertyType === 'townhouse' && l.area === 'jvc',
          ),
        ),
      ),
    said: ['median sale price of townhouses in JVC', 'how much is a townhouse for sale in JVC'],
  },
  {
    plan: { measure: 'averagePrice', filters: [is('purpose', 'rent')], dimensions: ['bedrooms'] },
    rows: ({ listings }) =>
      groups(
        listings.filter(({ purpose, price }) => purpose === 'rent' && price !== null),
        ({ bedrooms }) => [bedrooms],
        mean,
      ),
    said: ['average rent by number of bedrooms', 'avg rent per bedroom count'],
  },
  {
    plan: {
      measure: 'lowestPrice',
      filters: [is('purpose', 'rent'), is('propertyType', 'apartment')],
      dimensions: ['listing'],
      sort: { by: 'measure', direction: 'ascending' },
      limit: 1,
    },
    rows: ({ listings }) =>
      ranked(
        listings
          .filter((l) => l.purpose === 'rent' && l.propertyType === 'apartment' && l.price !== null)
          .map((l) => [l.id, yearly(l)]),
        'least',
        1,
      ),
    said: ['cheapest apartment for rent', 'what is our cheapest rental flat?'],
  },
  {
    plan: {
      measure: 'calls',
      filters: [is('state', 'missed')],
      dimensions: ['agent'],
      sort: MOST,
      time: OCTOBER,
    },
    rows: ({ calls }) =>
      groups(
        calls.filter(
          ({ state, startedAt }) =>
            state === 'missed' && within(startedAt, OCTOBER.from, OCTOBER.to),
        ),
        ({ agentId }) => [agentId],
      ),
    said: ['who missed the most calls last month', 'agents with the most missed calls in October'],
  },
  {
    plan: { measure: 'calls', dimensions: ['day'], time: { from: '2026-11-16', to: '2026-11-23' } },
    rows: ({ calls }) =>
      groups(
        calls.filter(({ startedAt }) => within(startedAt, '2026-11-16', '2026-11-23')),
        ({ startedAt }) => [
          new Date(Date.parse(startedAt) + 4 * 3_600_000).toISOString().slice(0, 10),
        ],
      ),
    said: ['calls per day last week', 'daily call volume last week'],
  },
  {
    plan: {
      measure: 'calls',
      filters: [is('direction', 'outbound'), is('agent', PERSON.omar)],
      time: { from: '2026-11-20', to: '2026-11-21' },
    },
    rows: ({ calls }) =>
      one(
        count(
          calls.filter(
            (c) =>
              c.direction === 'outbound' &&
              c.agentId === PERSON.omar &&
              within(c.startedAt, '2026-11-20', '2026-11-21'),
          ),
        ),
      ),
    said: ['outgoing calls by Omar Khan on 20 November', "Omar's outbound calls on Friday"],
  },
  {
    plan: { measure: 'talkTime', time: { from: '2026-11-22', to: '2026-11-23' } },
    rows: ({ calls }) =>
      one(
        minutes(
          sum(
            talked(calls.filter(({ startedAt }) => within(startedAt, '2026-11-22', '2026-11-23'))),
          ),
        ),
      ),
    said: ['how much time on the phone yesterday', 'total talk time yesterday'],
  },
  {
    plan: { measure: 'calls', time: { from: '2026-11-01', to: '2026-12-01' }, versus: OCTOBER },
    rows: ({ calls }) => [
      [
        '2026-11-01/2026-12-01',
        count(calls.filter(({ startedAt }) => within(startedAt, '2026-11-01', '2026-12-01'))),
      ],
      [
        '2026-10-01/2026-11-01',
        count(calls.filter(({ startedAt }) => within(startedAt, OCTOBER.from, OCTOBER.to))),
      ],
    ],
    said: [
      'this month vs last month calls',
      'calls in November compared to October',
      'did we get more calls this month than last month',
    ],
  },
]
