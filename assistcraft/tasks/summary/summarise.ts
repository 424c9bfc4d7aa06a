import type { Intent } from '#domain/annotation.ts'
import { FURNISHINGS, PERIODS, PROPERTY_TYPES } from '#domain/catalogue.ts'
import type { LeadField } from '#domain/lead/fields.ts'
import type { Heard } from '../heard.ts'
import type { FieldValue } from '../proposals/propose-fields.ts'
import type { Summary } from './summary.ts'

export type CallToSummarise = {
  heard: readonly Heard[]
  /** All that the customer said about himself and his wishes, known to the lead or not. */
  wishes: readonly FieldValue[]
  callerName: string | null
  /** The name of an area or a building of the catalogue; other words as they are. */
  areaName: (key: string) => string
}

const OUTCOMES: Record<Intent, string> = {
  findHome: 'is looking for a home',
  findByArea: 'asked what is available',
  askDetail: 'asked for details',
  bookViewing: 'wants to view a home',
  reschedule: 'moved a viewing',
  cancel: 'cancelled a viewing',
  makeOffer: 'made an offer',
  listProperty: 'wants to bring a property to the market',
  valuation: 'asked for a valuation',
  complaint: 'made a complaint',
  callback: 'asked to be called back',
  smalltalk: 'called',
  none: 'called',
}
const PROMISE =
  /\b(?:I(?:'ll| will)|we(?:'ll| will)|let me|I'm (?:opening|sending))\s+(?!be glad|show you|stay)([^.?!]{4,120})/gi

/** A summary in the words of the call: what it was about, what was wanted, agreed, in the way, and promised. */
export function summarise(call: CallToSummarise): Summary {
  return {
    outcome: outcome(call),
    requirements: requirements(call),
    agreed: agreements(call),
    concerns: concerns(call.heard),
    nextSteps: promises(call.heard),
  }
}

function outcome({ heard, wishes, callerName }: CallToSummarise): string {
  const name = text(wishes, 'name') ?? callerName ?? 'The caller'
  const intents = [
    ...new Set(
      heard.flatMap(({ findings }) => findings.filter(isOwnIntent).map(({ type }) => type)),
    ),
  ]
  const said = intents.map((type) => labelOf(OUTCOMES, type)).filter((words) => words !== null)
  const [first = 'called', ...others] = [...new Set(said)].slice(0, 3)
  const rest =
    others.length > 0
      ? `, ${others.length > 1 ? `${others[0]} and ${others[1]}` : `then ${others[0]}`}`
      : ''
  return `${name} ${first}${rest}. ${mood(heard)}`.trim()
}

function isOwnIntent({ kind, type, confidence }: Heard['findings'][number]): boolean {
  return (
    kind === 'intent' &&
    confidence > 0.7 &&
    type !== 'askDetail' &&
    type !== 'smalltalk' &&
    type !== 'none'
  )
}

function mood(heard: readonly Heard[]): string {
  const scores = heard.flatMap(({ findings }) =>
    findings.flatMap(({ kind, value }) =>
      kind === 'sentiment' && typeof value === 'number' ? [value] : [],
    ),
  )
  if (scores.length < 2) return ''
  const mean = scores.reduce((sum, score) => sum + score, 0) / scores.length
  if (mean <= -0.15) return 'The mood was tense.'
  const end = scores.slice(-3).reduce((sum, score) => sum + score, 0) / Math.min(3, scores.length)
  return end >= 0.25 ? 'It ended on a good note.' : ''
}

function requirements({ wishes, areaName }: CallToSummarise): string[] {
  const areas = wishes.find(({ field }) => field === 'areas')?.value
  return [
    home(wishes),
    Array.isArray(areas) ? `In ${areas.map((key) => areaName(String(key))).join(', ')}` : null,
    budget(wishes),
    dated('Moves', text(wishes, 'moveDate')),
    furnishing(text(wishes, 'furnishing')),
    flag(wishes, 'pets', 'Has pets', 'No pets'),
    parking(wishes),
    financing(text(wishes, 'financing')),
  ].filter((line) => line !== null)
}

function home(wishes: readonly FieldValue[]): string | null {
  const bedrooms = wishes.find(({ field }) => field === 'bedrooms')?.value
  const bathrooms = wishes.find(({ field }) => field === 'bathrooms')?.value
  const type = text(wishes, 'propertyType')
  const label = labelOf(PROPERTY_TYPES, type)
  const size =
    bedrooms === 0 ? 'Studio' : typeof bedrooms === 'number' ? plural(bedrooms, 'bedroom') : null
  const parts = [size, typeof bathrooms === 'number' ? plural(bathrooms, 'bathroom') : null].filter(
    Boolean,
  )
  if (parts.length === 0) return label
  return label && bedrooms !== 0 ? `${label} with ${parts.join(', ')}` : parts.join(', ')
}

function budget(wishes: readonly FieldValue[]): string | null {
  const min = wishes.find(({ field }) => field === 'budgetMin')?.value
  const max = wishes.find(({ field }) => field === 'budgetMax')?.value
  const period = text(wishes, 'budgetPeriod')
  const each = labelOf(PERIODS, period)
  const unit = each ? ` ${each}` : ''
  const amount = (value: unknown) => Number(value).toLocaleString('en-US')
  if (typeof max !== 'number')
    return typeof min === 'number' ? `Budget from AED ${amount(min)}${unit}` : null
  return typeof min === 'number'
    ? `Budget AED ${amount(min)} to ${amount(max)}${unit}`
    : `Budget up to AED ${amount(max)}${unit}`
}

function furnishing(value: string | null): string | null {
  return labelOf(FURNISHINGS, value)
}

function parking(wishes: readonly FieldValue[]): string | null {
  const spaces = wishes.find(({ field }) => field === 'parking')?.value
  return typeof spaces === 'number' && spaces > 0 ? plural(spaces, 'parking space') : null
}

function financing(value: string | null): string | null {
  if (value === 'cash') return 'Pays cash'
  return value === 'mortgage' ? 'Buys with a mortgage' : null
}

function flag(
  wishes: readonly FieldValue[],
  field: LeadField,
  yes: string,
  no: string,
): string | null {
  const value = wishes.find((wish) => wish.field === field)?.value
  if (typeof value !== 'boolean') return null
  return value ? yes : no
}

function agreements({ heard, areaName }: CallToSummarise): string[] {
  const entities = heard.flatMap((said) => said.entities.map((entity) => ({ ...entity, said })))
  const date = entities.findLast(({ type }) => type === 'viewingDate')
  if (!date) return []
  const dated = entities.filter(({ type }) => type === 'viewingDate')
  const time = entities.findLast(
    ({ type, said }) =>
      type === 'viewingTime' &&
      dated.some((other) => Math.abs(heard.indexOf(said) - heard.indexOf(other.said)) <= 3),
  )
  const place = entities.findLast(
    ({ type, said }) =>
      type === 'propertyName' && heard.indexOf(said) <= heard.indexOf(date.said) + 1,
  )
  const where = place ? ` of ${areaName(String(place.value))}` : ''
  return [`Viewing${where} on ${day(String(date.value))}${time ? ` at ${String(time.value)}` : ''}`]
}

/** The customer's own words for what is in the way. */
function concerns(heard: readonly Heard[]): string[] {
  const lines = heard.flatMap(({ segment, findings }) => {
    const objects = findings.some(({ kind }) => kind === 'objection')
    const complains = findings.some(
      ({ kind, type, confidence }) => kind === 'intent' && type === 'complaint' && confidence > 0.7,
    )
    return segment.role === 'customer' && (objects || complains) ? [shorten(segment.text)] : []
  })
  return [...new Set(lines)].slice(0, 4)
}

/** What the agent promised to do. */
function promises(heard: readonly Heard[]): string[] {
  const lines = heard.flatMap(({ segment }) =>
    segment.role === 'agent'
      ? [...segment.text.matchAll(PROMISE)].map((match) => sentence(match[1] ?? ''))
      : [],
  )
  return [...new Set(lines)].slice(0, 5)
}

function sentence(words: string): string {
  const plain = words
    .replaceAll(/\byour\b/gi, 'their')
    .replaceAll(/\byou\b/gi, 'them')
    .replaceAll(/\bmyself\b/gi, '')
    .trim()
  return plain.charAt(0).toUpperCase() + plain.slice(1)
}

function shorten(words: string): string {
  return words.length <= 160 ? `“${words}”` : `“${words.slice(0, words.lastIndexOf(' ', 155))} …”`
}

function dated(what: string, date: string | null): string | null {
  return date ? `${what} ${day(date)}` : null
}

function day(date: string): string {
  return new Date(`${date}T00:00:00Z`).toLocaleDateString('en-GB', {
    weekday: 'long',
    day: 'numeric',
    month: 'long',
    year: 'numeric',
    timeZone: 'UTC',
  })
}

function labelOf(catalogue: Readonly<Record<string, string>>, key: string | null): string | null {
  return key !== null && Object.hasOwn(catalogue, key) ? (catalogue[key] ?? null) : null
}

function plural(count: number, noun: string): string {
  return `${count} ${noun}${count === 1 ? '' : 's'}`
}

function text(wishes: readonly FieldValue[], field: LeadField): string | null {
  const value = wishes.find((wish) => wish.field === field)?.value
  return typeof value === 'string' ? value : null
}
