import type { Fate } from '#domain/call/after/fates.ts'
import { type Group, periodOf, splitsOf } from '#domain/metrics/answer.ts'
import { dimensionOf, type DimensionName } from '#domain/metrics/dimensions.ts'
import { type Plan, planUnit } from '#domain/metrics/plan.ts'
import type { TimeRange } from '#domain/metrics/plan-schema.ts'
import { answersWords } from '#words/answers.ts'
import { perLanguage } from '#words/catalogue/per-language.ts'
import { wordOf } from '#words/catalogue/word-of.ts'
import { coachingWords } from '#words/coaching.ts'
import { formatWords } from '#words/format.ts'
import { labelWords } from '#words/labels.ts'
import { recordWords } from '#words/record.ts'
import { viewingWords } from '#words/viewings.ts'

/** Names of areas, people and teams by key, of lists' values by `list:key`, as the reader's language has them. */
export type Names = ReadonlyMap<string, string>
/** What an answer is told with. */
export type Telling = { names: Names; currency: string }

const whole = perLanguage((locale) => new Intl.NumberFormat(locale, { maximumFractionDigits: 0 }))
const tenths = perLanguage((locale) => new Intl.NumberFormat(locale, { maximumFractionDigits: 1 }))
const days = perLanguage(
  (locale) =>
    new Intl.DateTimeFormat(locale, {
      day: 'numeric',
      month: 'long',
      year: 'numeric',
      timeZone: 'UTC',
    }),
)

/** A value of a dimension in words; `name` is what the row itself is called. */
export function sayValue(
  dimension: DimensionName,
  key: string | null,
  { names, currency, name = null }: Telling & { name?: string | null },
): string {
  const words = answersWords()
  const { kind, unit, list } = dimensionOf(dimension)
  if (key === null) return kind === 'person' ? words.nobody : recordWords().notKnown
  const choices = choicesOf(dimension)
  if (choices) return wordOf(choices, key)
  if (kind === 'flag') return key === 'true' ? labelWords().yes : labelWords().no
  if (dimension === 'bedrooms') return words.bedrooms(Number(key))
  if (kind !== 'number') return names.get(list ? `${list}:${key}` : key) ?? name ?? key
  const number = whole().format(Number(key))
  return unit ? formatWords().money(currency, number) : number
}

/** What the values of a dimension are called where they are keys of the domain. */
function choicesOf(dimension: DimensionName): Readonly<Record<string, string>> | null {
  const labels = labelWords()
  switch (dimension) {
    case 'stage':
      return labels.stages
    case 'intent':
      return labels.intents
    case 'temperature':
      return labels.temperatures
    case 'status':
      return labels.listingStatuses
    case 'purpose':
      return labels.purposes
    case 'furnishing':
      return labels.furnishings
    case 'state':
      return labels.callStates
    case 'direction':
      return labels.directions
    case 'viewingStatus':
      return viewingWords().statuses
    case 'portal':
      return labels.portals
    case 'portalState':
      return labels.portalStates
    case 'priceBand':
      return answersWords().priceBands
    case 'fate':
      return fateLabels()
    case 'offerKind':
      return coachingWords().kinds
    default:
      return null
  }
}

function fateLabels(): Record<Fate, string> {
  const { actedOn, notActedOn, edited, dismissed, expired } = coachingWords().fates
  return { accepted: actedOn, acceptedNotActedOn: notActedOn, edited, dismissed, expired }
}

/** A range of days as people say it: its last day is named, not the first day after. */
export function saySpan({ from, to }: TimeRange): string {
  const { span } = answersWords()
  const last = to && dayBefore(to)
  if (from && last) return from === last ? span.on(say(from)) : span.between(say(from), say(last))
  if (from) return span.since(say(from))
  return last ? span.until(say(last)) : span.always
}

export function splitLabel(name: DimensionName | 'period'): string {
  const { period, dimensions } = answersWords()
  return name === 'period' ? period : dimensions[name]
}

/** What one group of a result is called at one of its splits. */
export function groupLabel(
  plan: Plan,
  groups: readonly Group[],
  { at, ...telling }: Telling & { at: number },
): string {
  const split = splitsOf(plan)[at]
  const group = groups[at]
  if (!split || !group) return recordWords().notKnown
  if (split === 'period') return saySpan(periodOf(group.key ?? ''))
  return sayValue(split, group.key, { ...telling, name: group.name })
}

/** What is counted or measured, by name. */
export function measureLabel({ measure, share }: Plan): string {
  const { measures, share: shareOf } = answersWords()
  const { label } = measures[measure]
  return share ? shareOf(label) : label
}

/** What was counted or measured, with its unit. */
export function sayAmount(plan: Plan, value: number | null, currency: string): string {
  const unit = planUnit(plan)
  const rounded = Math.round((value ?? 0) * 10) / 10
  if (unit === 'money') return formatWords().money(currency, tenths().format(rounded))
  if (unit === 'percent') return `${tenths().format(rounded)}%`
  return answersWords().counted(rounded, unit)
}

/** Money is in the house's currency. */
export function unitOf(plan: Plan, currency: string): string {
  const unit = planUnit(plan)
  return unit === 'money' ? currency : unit
}

function say(day: string): string {
  return days().format(new Date(day))
}

function dayBefore(day: string): string {
  return new Date(Date.parse(day) - 86_400_000).toISOString().slice(0, 10)
}
