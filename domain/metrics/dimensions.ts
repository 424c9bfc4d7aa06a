import { FURNISHINGS, LEAD_SOURCES, PROPERTY_TYPES } from '../catalogue.ts'
import { CALL_STATES } from '../call/fields.ts'
import { LEAD_STAGES } from '../lead/fields.ts'
import { LISTING_STATUSES } from '../listing/fields.ts'
import { PRICE_BANDS } from './price-bands.ts'

/**
 * What a dimension's values are: keys of a catalogue (`choice`), of the areas, people or teams tables, whole numbers,
 * yes or no, or a period of Dubai's calendar, which can split a result but not filter it (a plan's `time` does).
 */
export type DimensionKind = 'choice' | 'area' | 'person' | 'team' | 'number' | 'flag' | 'period'

export type Dimension = {
  label: string
  kind: DimensionKind
  synonyms: readonly string[]
  /** For `choice`: value → label. */
  choices?: Readonly<Record<string, string>>
  unit?: string
}

const PURPOSES = { sale: 'For sale', rent: 'For rent' }
const INTENTIONS = { buy: 'Buy', rent: 'Rent', sell: 'Sell', let: 'Let' }

export const DIMENSIONS = {
  stage: {
    label: 'Stage',
    kind: 'choice',
    synonyms: ['stage', 'pipeline', 'status', 'funnel', 'step'],
    choices: LEAD_STAGES,
  },
  source: {
    label: 'Source',
    kind: 'choice',
    synonyms: ['source', 'channel', 'portal', 'origin'],
    choices: LEAD_SOURCES,
  },
  intent: {
    label: 'Wants to',
    kind: 'choice',
    synonyms: ['intent', 'wants to', 'buyers and tenants'],
    choices: INTENTIONS,
  },
  temperature: {
    label: 'Temperature',
    kind: 'choice',
    synonyms: ['temperature', 'heat', 'hot and cold'],
    choices: { hot: 'Hot', warm: 'Warm', cold: 'Cold' },
  },
  status: {
    label: 'Status',
    kind: 'choice',
    synonyms: ['status', 'availability'],
    choices: LISTING_STATUSES,
  },
  purpose: {
    label: 'Purpose',
    kind: 'choice',
    synonyms: ['purpose', 'sale or rent', 'offering'],
    choices: PURPOSES,
  },
  propertyType: {
    label: 'Property type',
    kind: 'choice',
    synonyms: ['property type', 'type', 'kind of property'],
    choices: PROPERTY_TYPES,
  },
  furnishing: {
    label: 'Furnishing',
    kind: 'choice',
    synonyms: ['furnishing', 'furnished'],
    choices: FURNISHINGS,
  },
  priceBand: {
    label: 'Price band',
    kind: 'choice',
    synonyms: ['price', 'price band', 'price range', 'budget', 'bracket'],
    choices: priceBandLabels(),
  },
  state: {
    label: 'State',
    kind: 'choice',
    synonyms: ['state', 'outcome', 'missed or answered'],
    choices: CALL_STATES,
  },
  direction: {
    label: 'Direction',
    kind: 'choice',
    synonyms: ['direction', 'inbound and outbound'],
    choices: { inbound: 'Inbound', outbound: 'Outbound' },
  },
  area: {
    label: 'Area',
    kind: 'area',
    synonyms: [
      'area',
      'community',
      'neighbourhood',
      'neighborhood',
      'location',
      'place',
      'district',
    ],
  },
  agent: {
    label: 'Agent',
    kind: 'person',
    synonyms: ['agent', 'owner', 'person', 'colleague', 'broker', 'who', 'staff'],
  },
  team: { label: 'Team', kind: 'team', synonyms: ['team', 'office', 'group', 'branch'] },
  bedrooms: { label: 'Bedrooms', kind: 'number', synonyms: ['bedrooms', 'beds', 'br', 'rooms'] },
  price: {
    label: 'Price',
    kind: 'number',
    synonyms: ['price', 'asking price', 'rent'],
    unit: 'AED',
  },
  budget: { label: 'Budget', kind: 'number', synonyms: ['budget', 'spend'], unit: 'AED' },
  owned: { label: 'Owned', kind: 'flag', synonyms: ['owned', 'assigned', 'claimed'] },
  day: { label: 'Day', kind: 'period', synonyms: ['day', 'daily', 'per day'] },
  week: { label: 'Week', kind: 'period', synonyms: ['week', 'weekly', 'per week'] },
  month: { label: 'Month', kind: 'period', synonyms: ['month', 'monthly', 'per month'] },
} as const satisfies Record<string, Dimension>

export type DimensionName = keyof typeof DIMENSIONS

export function isDimension(name: string): name is DimensionName {
  return Object.hasOwn(DIMENSIONS, name)
}

export function dimensionOf(name: DimensionName): Dimension {
  return DIMENSIONS[name]
}

function priceBandLabels(): Record<string, string> {
  return Object.fromEntries(
    Object.values(PRICE_BANDS).flatMap((bands) => bands.map((band) => [band.key, band.label])),
  )
}
