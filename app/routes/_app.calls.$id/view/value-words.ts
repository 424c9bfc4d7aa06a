import { formatWords } from '#words/format.ts'
import { type Annotation, FieldProposalSchema, MoneySchema } from '#domain/call/annotation.ts'
import type { LeadField } from '#domain/lead/fields.ts'
import { callWords } from '#words/call.ts'
import { labelWords } from '#words/labels.ts'
import { wordOf } from '#words/catalogue/word-of.ts'
import { formatMoney } from '../../../components/format/format-money.ts'
import { formatPhone } from '../../../components/format/phone/format-phone.ts'
import { formatDay, formatInstant } from '../../../components/format/format-time.ts'
import { listLabel } from '../../../house/lists.ts'

type AreaName = (key: string) => string

/** The choices of a lead's field, by what their values are called. */
function choicesOf(type: string): Readonly<Record<string, string>> {
  const labels = labelWords()
  const choices: Record<string, Readonly<Record<string, string>>> = {
    furnishing: labels.furnishings,
    budgetPeriod: labels.periods,
    intent: labels.intents,
    financing: labels.financing,
    temperature: labels.temperatures,
  }
  return choices[type] ?? {}
}
const MONEY: readonly string[] = ['budgetMin', 'budgetMax'] satisfies LeadField[]
const DATES: readonly string[] = ['moveDate', 'viewingDate']
const INSTANTS: readonly string[] = ['nextFollowUpAt', 'viewingTime']

/** A normalised value in the words of the trade: of a lead's field, or of an entity of that type. */
export function valueWords(type: string, value: unknown, areaName: AreaName): string {
  if (value === null || value === undefined) return callWords().marks.none
  if (Array.isArray(value))
    return formatWords().list(value.map((each) => valueWords(type, each, areaName)))
  if (typeof value === 'boolean') return value ? labelWords().yes : labelWords().no
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
  if (type === 'bedrooms' && value === 0) return labelWords().studio
  return String(value)
}

function stringWords(type: string, value: string, areaName: AreaName): string {
  if (type === 'area' || type === 'areas') return areaName(value)
  if (type === 'phone') return formatPhone(value)
  if (DATES.includes(type) && !Number.isNaN(Date.parse(value))) return formatDay(value)
  if (INSTANTS.includes(type) && !Number.isNaN(Date.parse(value))) return formatInstant(value)
  if (type === 'propertyType' || type === 'source') return listLabel(type, value)
  return wordOf(choicesOf(type), value)
}

/** What a service sent in a shape of its own: a name or key in it, else the JSON. */
function objectWords(value: object, areaName: AreaName): string {
  const name: unknown = Reflect.get(value, 'name') ?? Reflect.get(value, 'label')
  if (typeof name === 'string') return name
  const key: unknown = Reflect.get(value, 'key')
  return typeof key === 'string' ? areaName(key) : JSON.stringify(value)
}

/** What a mark's type is called; an unknown one is spelled out. */
export function typeLabel({ kind, type }: Pick<Annotation, 'kind' | 'type'>): string {
  const { types, objection } = callWords().marks
  if (Object.hasOwn(types, type)) return wordOf(types, type)
  const spelled = type.replaceAll(/([a-z])([A-Z])/g, '$1 $2').toLowerCase()
  return kind === 'objection'
    ? objection(spelled)
    : spelled.charAt(0).toUpperCase() + spelled.slice(1)
}
