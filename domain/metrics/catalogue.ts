import type { DimensionName } from './dimensions.ts'

export type MetricSubject = 'lead' | 'listing' | 'call'

export type Measure = {
  label: string
  subject: MetricSubject
  /** Words that people use for it; the first are the most usual. */
  synonyms: readonly string[]
  unit: 'leads' | 'listings' | 'calls' | 'AED' | 'minutes' | 'percent'
  definition: string
  /** What a result can be split by. */
  dimensions: readonly DimensionName[]
  /** What it can be narrowed to. */
  filters: readonly DimensionName[]
  /** What a plan's `time` looks at, in words. */
  time: string
}

const LEAD_DIMENSIONS = [
  'stage',
  'agent',
  'team',
  'area',
  'source',
  'intent',
  'temperature',
  'propertyType',
  'bedrooms',
  'day',
  'week',
  'month',
] as const
const LEAD_FILTERS = [
  'stage',
  'agent',
  'team',
  'area',
  'source',
  'intent',
  'temperature',
  'propertyType',
  'bedrooms',
  'budget',
  'owned',
] as const
const LISTING_DIMENSIONS = [
  'area',
  'priceBand',
  'purpose',
  'propertyType',
  'bedrooms',
  'status',
  'furnishing',
  'agent',
  'team',
  'day',
  'week',
  'month',
] as const
const LISTING_FILTERS = [
  'area',
  'price',
  'priceBand',
  'purpose',
  'propertyType',
  'bedrooms',
  'status',
  'furnishing',
  'agent',
  'team',
] as const
const CALL_DIMENSIONS = ['agent', 'team', 'state', 'direction', 'day', 'week', 'month'] as const
const CALL_FILTERS = ['agent', 'team', 'state', 'direction'] as const

/** Everything that can be asked for. Definitions are shown with every answer. */
export const MEASURES = {
  leads: {
    label: 'Leads',
    subject: 'lead',
    synonyms: [
      'leads',
      'enquiries',
      'applicants',
      'prospects',
      'pipeline',
      'how many leads',
      'number of leads',
    ],
    unit: 'leads',
    definition:
      'Leads that the asker may see. Split by area, a lead that names two areas counts in both.',
    dimensions: LEAD_DIMENSIONS,
    filters: LEAD_FILTERS,
    time: 'when the lead came in',
  },
  winRate: {
    label: 'Win rate',
    subject: 'lead',
    synonyms: ['win rate', 'conversion', 'conversion rate', 'success rate', 'closing rate'],
    unit: 'percent',
    definition: 'Leads won, of all leads that were won or lost.',
    dimensions: LEAD_DIMENSIONS.filter((name) => name !== 'stage'),
    filters: LEAD_FILTERS.filter((name) => name !== 'stage'),
    time: 'when the lead came in',
  },
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
    definition: 'Listings that the asker may see, whatever their status.',
    dimensions: LISTING_DIMENSIONS,
    filters: LISTING_FILTERS,
    time: 'when the listing was made',
  },
  medianPrice: {
    label: 'Median price',
    subject: 'listing',
    synonyms: [
      'median price',
      'average price',
      'typical price',
      'price level',
      'asking price',
      'average rent',
      'median rent',
    ],
    unit: 'AED',
    definition:
      'The middle asking price; rents are taken per year. Sale and rent are never mixed: say which.',
    dimensions: LISTING_DIMENSIONS.filter((name) => name !== 'priceBand'),
    filters: LISTING_FILTERS,
    time: 'when the listing was made',
  },
  calls: {
    label: 'Calls',
    subject: 'call',
    synonyms: [
      'calls',
      'phone calls',
      'conversations',
      'how many calls',
      'number of calls',
      'call volume',
    ],
    unit: 'calls',
    definition: 'Calls of the asker’s team (an admin’s: all), answered or not.',
    dimensions: CALL_DIMENSIONS,
    filters: CALL_FILTERS,
    time: 'when the call began',
  },
  talkTime: {
    label: 'Talk time',
    subject: 'call',
    synonyms: [
      'talk time',
      'call time',
      'minutes on the phone',
      'time on calls',
      'call minutes',
      'call duration',
    ],
    unit: 'minutes',
    definition: 'Minutes from answer to end, summed over calls that were answered and have ended.',
    dimensions: CALL_DIMENSIONS,
    filters: CALL_FILTERS,
    time: 'when the call began',
  },
} as const satisfies Record<string, Measure>

export type MeasureName = keyof typeof MEASURES

export function isMeasure(name: string): name is MeasureName {
  return Object.hasOwn(MEASURES, name)
}

/** The measure with its literal types widened, for code that treats all measures alike. */
export function measureOf(name: MeasureName): Measure {
  return MEASURES[name]
}
