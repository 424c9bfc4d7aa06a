import type { Fate, OfferKind } from '../call/after/fates.ts'
import { CALL_STATES } from '../call/fields.ts'
import { PORTALS } from '../catalogue.ts'
import { LEAD_LIST } from '../list/leads.ts'
import { LISTING_LIST } from '../list/listings.ts'
import { PORTAL_STATES } from '../listing/fields.ts'
import { VIEWING_STATUSES } from '../viewing/viewing.ts'
import { PRICE_BANDS } from './price-bands.ts'

/**
 * What a dimension's values are: keys of a catalogue (`choice`), of a list of the house (`listed`), of the areas, people or teams tables, whole numbers,
 * yes or no, or what can split a result but not filter it: a period of the house's calendar (a plan's `time` filters), or a
 * record of its own, for "the most expensive" and "the longest".
 */
export type DimensionKind =
  | 'choice'
  | 'listed'
  | 'area'
  | 'person'
  | 'team'
  | 'number'
  | 'flag'
  | 'period'
  | 'record'

/** The house's lists whose values records are told apart by. */
export type ListedIn = 'source' | 'propertyType' | 'lostReason' | 'callChecklist'

export type Dimension = {
  label: string
  kind: DimensionKind
  synonyms: readonly string[]
  /** For `choice`: value → label. */
  choices?: Readonly<Record<string, string>>
  /** For `listed`. */
  list?: ListedIn
  unit?: 'money'
}

const FATE_LABELS = {
  accepted: 'Accepted and acted on',
  acceptedNotActedOn: 'Accepted but not acted on',
  edited: 'Put right',
  dismissed: 'Dismissed',
  expired: 'Expired',
} satisfies Record<Fate, string>
const OFFER_LABELS = {
  suggestion: 'Suggestion',
  fieldProposal: 'For the lead',
  nextStep: 'Next step',
  disposition: 'Likely ending',
} satisfies Record<OfferKind, string>

/** What records are told apart by is said once, by their lists. */
const LEADS = LEAD_LIST.columns
const LISTINGS = LISTING_LIST.columns

export const DIMENSIONS = {
  stage: {
    label: 'Stage',
    kind: 'choice',
    synonyms: ['stage', 'pipeline', 'status', 'funnel', 'step'],
    choices: LEADS.stage.choices,
  },
  source: {
    label: 'Source',
    kind: 'listed',
    synonyms: ['source', 'channel', 'portal', 'origin'],
    list: 'source',
  },
  intent: {
    label: 'Wants to',
    kind: 'choice',
    synonyms: ['intent', 'wants to', 'buyers and tenants'],
    choices: LEADS.intent.choices,
  },
  temperature: {
    label: 'Temperature',
    kind: 'choice',
    synonyms: ['temperature', 'heat', 'hot and cold'],
    choices: LEADS.temperature.choices,
  },
  lostReason: {
    label: 'Lost because',
    kind: 'listed',
    synonyms: ['lost reason', 'reason', 'why lost'],
    list: 'lostReason',
  },
  status: {
    label: 'Status',
    kind: 'choice',
    synonyms: ['status', 'availability'],
    choices: LISTINGS.status.choices,
  },
  purpose: {
    label: 'Purpose',
    kind: 'choice',
    synonyms: ['purpose', 'sale or rent', 'offering'],
    choices: LISTINGS.purpose.choices,
  },
  propertyType: {
    label: 'Property type',
    kind: 'listed',
    synonyms: ['property type', 'type', 'kind of property'],
    list: 'propertyType',
  },
  furnishing: {
    label: 'Furnishing',
    kind: 'choice',
    synonyms: ['furnishing', 'furnished'],
    choices: LISTINGS.furnishing.choices,
  },
  priceBand: {
    label: 'Price band',
    kind: 'choice',
    synonyms: ['price', 'price band', 'price range', 'bracket'],
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
  checkItem: {
    label: 'Checklist item',
    kind: 'listed',
    synonyms: ['checklist item', 'item'],
    list: 'callChecklist',
  },
  fate: {
    label: 'What became of it',
    kind: 'choice',
    synonyms: ['fate', 'what became of it', 'accepted or dismissed'],
    choices: FATE_LABELS,
  },
  offerKind: {
    label: 'Kind of suggestion',
    kind: 'choice',
    synonyms: ['kind of suggestion'],
    choices: OFFER_LABELS,
  },
  viewingStatus: {
    label: 'Viewing',
    kind: 'choice',
    synonyms: ['viewing status', 'outcome'],
    choices: VIEWING_STATUSES,
  },
  portal: { label: 'Portal', kind: 'choice', synonyms: ['portal'], choices: PORTALS },
  portalState: {
    label: 'On the portal',
    kind: 'choice',
    synonyms: ['portal state', 'publication state'],
    choices: PORTAL_STATES,
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
    unit: 'money',
  },
  budget: { label: 'Budget', kind: 'number', synonyms: ['budget', 'spend'], unit: 'money' },
  owned: { label: 'Owned', kind: 'flag', synonyms: ['owned', 'assigned', 'claimed'] },
  answered: { label: 'Answered', kind: 'flag', synonyms: ['answered'] },
  done: { label: 'Done', kind: 'flag', synonyms: ['done', 'completed'] },
  overdue: { label: 'Overdue', kind: 'flag', synonyms: ['overdue', 'late'] },
  listing: { label: 'Listing', kind: 'record', synonyms: ['listing'] },
  call: { label: 'Call', kind: 'record', synonyms: ['call'] },
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
