import { keysOf } from '../catalogue.ts'
import { LEAD_COLUMN_OF, LISTING_COLUMN_OF } from './columns.ts'
import type { DimensionName } from './dimensions.ts'

export type MetricSubject = 'lead' | 'listing' | 'call'
/** What a value stands for. A rate, a price or an average of groups does not add up; a count or a sum does. */
export type Tally = 'count' | 'sum' | 'other'

export type Measure = {
  label: string
  subject: MetricSubject
  /** Words that people use for it; the first are the most usual. */
  synonyms: readonly string[]
  unit: 'leads' | 'listings' | 'calls' | 'money' | 'minutes' | 'days' | 'percent'
  tally: Tally
  definition: string
  /** What a result can be split by. */
  dimensions: readonly DimensionName[]
  /** What it can be narrowed to. */
  filters: readonly DimensionName[]
  /** What a plan's `time` looks at, in words. */
  time: string
}

const PERIODS = ['day', 'week', 'month'] as const
const OF_LEADS = keysOf(LEAD_COLUMN_OF)
const OF_LISTINGS = keysOf(LISTING_COLUMN_OF)
const LEAD_DIMENSIONS = [...OF_LEADS, ...PERIODS]
const LEAD_FILTERS = [...OF_LEADS, 'budget', 'owned'] as const
const LEAD_ENDS = LEAD_DIMENSIONS.filter((name) => name !== 'stage')
const LISTING_DIMENSIONS = [...OF_LISTINGS, 'priceBand', ...PERIODS] as const
const LISTING_FILTERS = [
  'area',
  'price',
  'priceBand',
  ...OF_LISTINGS.filter((name) => name !== 'area'),
] as const
const PRICE_DIMENSIONS = LISTING_DIMENSIONS.filter((name) => name !== 'priceBand')
const CALL_FILTERS = ['agent', 'team', 'state', 'direction', 'answered'] as const
const CALL_DIMENSIONS = [...CALL_FILTERS, ...PERIODS] as const
const PRICES = 'Rents are taken per year. Sale and rent are never mixed: say which.'
const TALKED = 'from answer to end, of calls that were answered and have ended'

/** Everything that can be asked for. Definitions are shown with every answer. */
export const MEASURES = {
  leads: {
    label: 'Leads',
    subject: 'lead',
    synonyms: [
      'leads',
      'enquiries',
      'contacts',
      'prospects',
      'pipeline',
      'how many leads',
      'number of leads',
    ],
    unit: 'leads',
    tally: 'count',
    definition:
      'Leads that the asker may see. Split by area, a lead that names two areas counts in both.',
    dimensions: LEAD_DIMENSIONS,
    filters: LEAD_FILTERS,
    time: 'when the lead came in',
  },
  closedLeads: {
    label: 'Leads closed',
    subject: 'lead',
    synonyms: ['leads won', 'leads lost', 'won leads', 'lost leads'],
    unit: 'leads',
    tally: 'count',
    definition: 'Leads that stand as won or lost; narrowed by stage, those of one kind.',
    dimensions: LEAD_DIMENSIONS,
    filters: LEAD_FILTERS,
    time: 'when the lead was won or lost',
  },
  winRate: {
    label: 'Win rate',
    subject: 'lead',
    synonyms: ['win rate', 'conversion', 'conversion rate', 'success rate', 'closing rate'],
    unit: 'percent',
    tally: 'other',
    definition: 'Leads won, of all leads that were won or lost.',
    dimensions: LEAD_ENDS,
    filters: LEAD_FILTERS.filter((name) => name !== 'stage'),
    time: 'when the lead was won or lost',
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
    tally: 'count',
    definition: 'Calls of the asker’s team (an admin’s: all), answered or not.',
    dimensions: CALL_DIMENSIONS,
    filters: CALL_FILTERS,
    time: 'when the call began',
  },
  talkTime: {
    label: 'Talk time',
    subject: 'call',
    synonyms: ['talk time', 'call time', 'minutes on the phone', 'time on calls', 'call minutes'],
    unit: 'minutes',
    tally: 'sum',
    definition: `Minutes ${TALKED}, added up.`,
    dimensions: CALL_DIMENSIONS,
    filters: CALL_FILTERS,
    time: 'when the call began',
  },
  averageCall: {
    label: 'Average call length',
    subject: 'call',
    synonyms: ['average talk time', 'average call length', 'average call duration'],
    unit: 'minutes',
    tally: 'other',
    definition: `Minutes per call ${TALKED}.`,
    dimensions: CALL_DIMENSIONS,
    filters: CALL_FILTERS,
    time: 'when the call began',
  },
  longestCall: {
    label: 'Longest call',
    subject: 'call',
    synonyms: ['longest call', 'maximum call length'],
    unit: 'minutes',
    tally: 'other',
    definition: `The most minutes ${TALKED}; split by call, each one's own.`,
    dimensions: [...CALL_DIMENSIONS, 'call'],
    filters: CALL_FILTERS,
    time: 'when the call began',
  },
  reached: {
    label: 'Leads that reached a stage',
    subject: 'lead',
    synonyms: ['leads that reached', 'moved to', 'stage changes', 'progress'],
    unit: 'leads',
    tally: 'other',
    definition: `Leads that came to a stage, wherever they stand now; each once for each stage.`,
    dimensions: LEAD_DIMENSIONS,
    filters: LEAD_FILTERS,
    time: 'when the lead came to the stage',
  },
  wentOn: {
    label: 'Leads that went on',
    subject: 'lead',
    synonyms: ['conversion by stage', 'stage conversion', 'funnel conversion'],
    unit: 'percent',
    tally: 'other',
    definition:
      'Of the leads that came to an open stage, those that have come to a later one since; lost is none.',
    dimensions: LEAD_DIMENSIONS,
    filters: LEAD_FILTERS,
    time: 'when the lead came to the stage',
  },
  stageTime: {
    label: 'Average time in a stage',
    subject: 'lead',
    synonyms: ['time in stage', 'days in stage', 'stage duration', 'how long leads stay'],
    unit: 'days',
    tally: 'other',
    definition: 'Days from when a lead came to a stage until it left it, of leads that have left.',
    dimensions: LEAD_DIMENSIONS,
    filters: LEAD_FILTERS,
    time: 'when the lead came to the stage',
  },
  lateAnswers: {
    label: 'Answers that came too late',
    subject: 'lead',
    synonyms: ['late answers', 'answers too late', 'missed answers', 'answered late'],
    unit: 'leads',
    tally: 'count',
    definition:
      'Leads that were not answered within the working time that the house had set for it then.',
    dimensions: LEAD_DIMENSIONS,
    filters: LEAD_FILTERS,
    time: 'when the answer was due',
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
