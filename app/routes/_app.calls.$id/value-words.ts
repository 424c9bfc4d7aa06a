import { type Annotation, FieldProposalSchema, MoneySchema } from '#domain/annotation.ts'
import { FURNISHINGS, LEAD_SOURCES, PERIODS, PROPERTY_TYPES } from '#domain/catalogue.ts'
import type { LeadField } from '#domain/lead/fields.ts'
import { formatMoney } from '../../components/format-money.ts'
import { formatPhone } from '../../components/format-phone.ts'
import { formatDay, formatInstant } from '../../components/format-time.ts'

type AreaName = (key: string) => string

const LABELS: Record<string, Record<string, string>> = {
  propertyType: PROPERTY_TYPES,
  furnishing: FURNISHINGS,
  budgetPeriod: PERIODS,
  source: LEAD_SOURCES,
  intent: { buy: 'Buy', rent: 'Rent', sell: 'Sell', let: 'Let' },
  financing: { cash: 'Cash', mortgage: 'Mortgage', undecided: 'Undecided' },
  temperature: { hot: 'Hot', warm: 'Warm', cold: 'Cold' },
}
const MONEY: readonly string[] = ['budgetMin', 'budgetMax'] satisfies LeadField[]
const DATES: readonly string[] = ['moveDate', 'viewingDate']
const INSTANTS: readonly string[] = ['nextFollowUpAt', 'viewingTime']

/** A normalised value in the words of the trade: of a lead's field, or of an entity of that type. */
export function valueWords(type: string, value: unknown, areaName: AreaName): string {
  if (value === null || value === undefined) return 'none'
  if (Array.isArray(value)) return value.map((each) => valueWords(type, each, areaName)).join(', ')
  if (typeof value === 'boolean') return value ? 'Yes' : 'No'
  const money = MoneySchema.safeParse(value)
  if (money.success) return formatMoney(money.data.amount, money.data.period)
  if (typeof value === 'number') return numberWords(type, value)
  if (typeof value === 'string') return stringWords(type, value, areaName)
  return objectWords(value, areaName)
}

/** The value of a mark in words; a proposal's is that of its field. */
export function markWords(
  { type, value }: Pick<Annotation, 'type' | 'value'>,
  areaName: AreaName,
): string {
  const proposal = FieldProposalSchema.safeParse(value)
  if (proposal.success) return valueWords(proposal.data.field, proposal.data.value, areaName)
  return valueWords(type, value, areaName)
}

function numberWords(type: string, value: number): string {
  if (MONEY.includes(type)) return formatMoney(value)
  if (type === 'bedrooms' && value === 0) return 'Studio'
  return String(value)
}

function stringWords(type: string, value: string, areaName: AreaName): string {
  if (type === 'area' || type === 'areas') return areaName(value)
  if (type === 'phone') return formatPhone(value)
  if (DATES.includes(type) && !Number.isNaN(Date.parse(value))) return formatDay(value)
  if (INSTANTS.includes(type) && !Number.isNaN(Date.parse(value))) return formatInstant(value)
  return LABELS[type]?.[value] ?? value
}

/** What a service sent in a shape of its own: a name or key in it, else the JSON. */
function objectWords(value: object, areaName: AreaName): string {
  const name: unknown = Reflect.get(value, 'name') ?? Reflect.get(value, 'label')
  if (typeof name === 'string') return name
  const key: unknown = Reflect.get(value, 'key')
  return typeof key === 'string' ? areaName(key) : JSON.stringify(value)
}

const TYPE_LABELS: Record<string, string> = {
  bedrooms: 'Bedrooms',
  bathrooms: 'Bathrooms',
  area: 'Area',
  budget: 'Budget',
  rent: 'Rent',
  propertyType: 'Property type',
  propertyName: 'Property',
  furnishing: 'Furnishing',
  pets: 'Pets',
  parking: 'Parking',
  moveDate: 'Move date',
  viewingDate: 'Viewing date',
  viewingTime: 'Viewing time',
  person: 'Person',
  phone: 'Phone',
  email: 'E-mail',
  permit: 'Permit',
  reference: 'Reference',
  findHome: 'Looks for a home',
  findByArea: 'Asks about an area',
  askDetail: 'Asks for details',
  bookViewing: 'Wants a viewing',
  reschedule: 'Wants another time',
  cancel: 'Cancels',
  makeOffer: 'Makes an offer',
  listProperty: 'Has a home to list',
  valuation: 'Wants a valuation',
  complaint: 'Complains',
  callback: 'Wants a call back',
  positive: 'Sounds pleased',
  negative: 'Sounds unhappy',
  neutral: 'Sounds neutral',
  idNumber: 'Identity number',
  card: 'Card number',
  iban: 'IBAN',
  passport: 'Passport number',
  recordingNotice: 'Said that it is transcribed',
  brokerageNamed: 'Named the brokerage',
  guaranteedReturn: 'Promised a return',
  discrimination: 'Discriminating words',
  cashPressure: 'Cash without a receipt',
  cardSpoken: 'Stopped a card from being read out',
}

/** What a mark's type is called; an unknown one is spelled out. */
export function typeLabel({ kind, type }: Pick<Annotation, 'kind' | 'type'>): string {
  const known = TYPE_LABELS[type]
  if (known) return known
  const spelled = type.replaceAll(/([a-z])([A-Z])/g, '$1 $2').toLowerCase()
  return kind === 'objection'
    ? `Objection: ${spelled}`
    : spelled.charAt(0).toUpperCase() + spelled.slice(1)
}

export const KIND_LABELS = {
  entity: 'Heard',
  intent: 'Intent',
  sentiment: 'Tone',
  objection: 'Objection',
  compliance: 'Compliance',
  sensitive: 'Sensitive',
  suggestion: 'Suggestion',
  fieldProposal: 'Proposal',
} as const satisfies Record<Annotation['kind'], string>
