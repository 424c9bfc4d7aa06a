import type { Language } from '#domain/language.ts'
import { glossArabic } from '#domain/spoken/arabic/gloss-arabic.ts'
import type { LeadField } from '#domain/lead/fields.ts'
import { localeOf } from '#words/catalogue/language.ts'
import { formatWords } from '#words/format.ts'
import { labelWords } from '#words/labels.ts'
import { summaryWords } from '#words/summary.ts'
import type { Heard } from '../findings/heard.ts'
import type { FieldValue } from '../proposals/propose-fields.ts'
import { isPoliteness } from '../intent/politeness.ts'
import { promisesIn } from './promises.ts'
import type { Brief } from '#domain/call/assistance.ts'
import type { KnownHouse } from '../findings/gazetteer.ts'

export type CallToSummarise = {
  heard: readonly Heard[]
  /** All that the customer said about himself and his wishes, known to the lead or not. */
  wishes: readonly FieldValue[]
  callerName: string | null
  /** The name of an area or a building of the catalogue; other words as they are. */
  areaName: (key: string) => string
  house: Pick<KnownHouse, 'currency' | 'propertyTypes' | 'language'>
}

/** As many as a sentence takes. */
const MOST_OUTCOMES = 3

/** A summary in the words of the call, and in the language of its agent: what it was about, what was wanted, agreed, in the way, and promised. */
export function summarise(call: CallToSummarise): Brief {
  return {
    outcome: outcome(call),
    requirements: requirements(call),
    agreed: agreements(call),
    concerns: concerns(call.heard),
    nextSteps: promises(call.heard),
  }
}

function outcome({ heard, wishes, callerName, house }: CallToSummarise): string {
  const words = summaryWords(house.language)
  const name = text(wishes, 'name') ?? callerName ?? words.caller
  const intents = [
    ...new Set(
      heard.flatMap(({ findings }) => findings.filter(isOwnIntent).map(({ type }) => type)),
    ),
  ]
  const said = intents.map((type) => labelOf(words.outcomes, type)).filter((one) => one !== null)
  const outcomes =
    said.length > 0 ? [...new Set(said)].slice(0, MOST_OUTCOMES) : [words.outcomes.none]
  return `${words.outcome(name, outcomes)} ${mood(heard, house.language)}`.trim()
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

/** Thanks and good-byes say nothing of the mood, and an end is good only where nothing stands in the way since. */
function mood(heard: readonly Heard[], language: Language): string {
  const { tense, goodEnd } = summaryWords(language)
  const felt = heard.flatMap((said) => {
    const score = said.findings.find(({ kind }) => kind === 'sentiment')?.value
    return typeof score === 'number' && !isPoliteness(glossArabic(said.segment.text).text)
      ? [{ score, objects: said.findings.some(({ kind }) => kind === 'objection') }]
      : []
  })
  if (felt.length < 2) return ''
  if (mean(felt.map(({ score }) => score)) <= -0.15) return tense
  const since = felt.slice(felt.findLastIndex(({ objects }) => objects) + 1)
  const end = since.slice(-3).map(({ score }) => score)
  return end.length >= 2 && mean(end) >= 0.25 ? goodEnd : ''
}

function mean(scores: readonly number[]): number {
  return scores.reduce((sum, score) => sum + score, 0) / scores.length
}

function requirements({ wishes, areaName, house }: CallToSummarise): string[] {
  const areas = wishes.find(({ field }) => field === 'areas')?.value
  const words = summaryWords(house.language)
  return [
    home(wishes, house),
    Array.isArray(areas) ? words.inAreas(areas.map((key) => areaName(String(key)))) : null,
    budget(wishes, house),
    moving(text(wishes, 'moveDate'), house.language),
    labelOf(labelWords(house.language).furnishings, text(wishes, 'furnishing')),
    flag(wishes, 'pets', words.pets, words.noPets),
    parking(wishes, house.language),
    financing(text(wishes, 'financing'), house.language),
  ].filter((line) => line !== null)
}

function home(
  wishes: readonly FieldValue[],
  { propertyTypes, language }: CallToSummarise['house'],
): string | null {
  const bedrooms = wishes.find(({ field }) => field === 'bedrooms')?.value
  const bathrooms = wishes.find(({ field }) => field === 'bathrooms')?.value
  const type = text(wishes, 'propertyType')
  const label = propertyTypes.find(({ key }) => key === type)?.labels[language] ?? null
  const words = summaryWords(language)
  const parts = [
    ...(bedrooms === 0 ? [words.studio] : []),
    ...(typeof bedrooms === 'number' && bedrooms > 0 ? [words.bedrooms(bedrooms)] : []),
    ...(typeof bathrooms === 'number' ? [words.bathrooms(bathrooms)] : []),
  ]
  if (parts.length === 0) return label
  const rooms = words.rooms(parts)
  return label && bedrooms !== 0 ? words.homeWith(label, rooms) : rooms
}

function budget(
  wishes: readonly FieldValue[],
  { currency, language }: CallToSummarise['house'],
): string | null {
  const min = wishes.find(({ field }) => field === 'budgetMin')?.value
  const max = wishes.find(({ field }) => field === 'budgetMax')?.value
  const period = text(wishes, 'budgetPeriod')
  const words = summaryWords(language)
  const each = labelOf(labelWords(language).periods, period)
  const unit = each ? ` ${each}` : ''
  const number = (value: number) => value.toLocaleString(localeOf(language))
  const amount = (value: number) => formatWords(language).money(currency, number(value))
  if (typeof max !== 'number')
    return typeof min === 'number' ? words.budgetFrom(amount(min), unit) : null
  return typeof min === 'number'
    ? words.budgetBetween(amount(min), number(max), unit)
    : words.budgetUpTo(amount(max), unit)
}

function parking(wishes: readonly FieldValue[], language: Language): string | null {
  const spaces = wishes.find(({ field }) => field === 'parking')?.value
  return typeof spaces === 'number' && spaces > 0 ? summaryWords(language).parking(spaces) : null
}

function financing(value: string | null, language: Language): string | null {
  const { cash, mortgage } = summaryWords(language)
  if (value === 'cash') return cash
  return value === 'mortgage' ? mortgage : null
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

function agreements({ heard, areaName, house: { language } }: CallToSummarise): string[] {
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
  return [
    summaryWords(language).viewing(
      place ? areaName(String(place.value)) : null,
      day(String(date.value), language),
      time ? String(time.value) : null,
    ),
  ]
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
    segment.role === 'agent' ? promisesOf(segment) : [],
  )
  return [...new Set(lines)].slice(0, 5)
}

/** A call is summed up turn by turn: what was promised in a segment is looked for once. */
const promised = new WeakMap<object, string[]>()

function promisesOf(segment: Heard['segment']): string[] {
  const found = promised.get(segment) ?? promisesIn(segment.text)
  promised.set(segment, found)
  return found
}

function shorten(words: string): string {
  return words.length <= 160 ? `“${words}”` : `“${words.slice(0, words.lastIndexOf(' ', 155))} …”`
}

function moving(date: string | null, language: Language): string | null {
  return date ? summaryWords(language).moves(day(date, language)) : null
}

function day(date: string, language: Language): string {
  return new Date(`${date}T00:00:00Z`).toLocaleDateString(localeOf(language), {
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

function text(wishes: readonly FieldValue[], field: LeadField): string | null {
  const value = wishes.find((wish) => wish.field === field)?.value
  return typeof value === 'string' ? value : null
}
