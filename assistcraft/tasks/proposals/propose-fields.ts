import { z } from 'zod'
import { MoneySchema } from '#domain/annotation.ts'
import { LEAD_FIELDS, type LeadField, type LeadFields } from '#domain/lead/fields.ts'
import type { Entity, Range } from '../finding.ts'
import type { Heard } from '../heard.ts'
import { financingOf, purposeOf } from './purpose.ts'

/** A value for one field of the lead, with the words that it rests on. */
export type FieldValue = {
  field: LeadField
  value: z.core.util.JSONType
  segmentId: string
  range: Range
  confidence: number
}

export type KnownLead = Partial<LeadFields>
type Context = { areaKeys: ReadonlySet<string>; lead: KnownLead }

const SURE = 0.7
/** About somebody who owns a home or has trouble with one, a number of bedrooms is no wish. */
const NOT_SEARCHING = new Set(['listProperty', 'valuation', 'complaint'])
const ABOUT_THE_CALLER: ReadonlySet<LeadField> = new Set(['name', 'phone', 'email', 'intent'])
const SOMEBODY_ELSE =
  /\b(?:his|her|their|husband'?s?|wife'?s?|brother'?s?|friend'?s?|partner'?s?)\b[^.?!]*$/i

/**
 * What the customer has said about the lead's own fields, the latest statement of each, without what the lead already
 * has. Only the customer's words count.
 */
export function proposeFields(heard: readonly Heard[], context: Context): FieldValue[] {
  const latest = new Map<LeadField, FieldValue>()
  for (const said of heard) {
    if (said.segment.role !== 'customer') continue
    for (const next of fieldsIn(said, context, latest)) latest.set(next.field, next)
  }
  return [...latest.values()].filter(
    (proposal) =>
      proposal.confidence >= SURE && isNews(proposal, context.lead) && isValid(proposal),
  )
}

function fieldsIn(
  said: Heard,
  context: Context,
  soFar: ReadonlyMap<LeadField, FieldValue>,
): FieldValue[] {
  const at = (
    field: LeadField,
    value: FieldValue['value'],
    range: Range,
    confidence: number,
  ): FieldValue => ({
    field,
    value,
    segmentId: said.segment.id,
    range,
    confidence,
  })
  const purpose = purposeOf(said)
  const financing = financingOf(said)
  const found = [
    ...said.entities.flatMap((entity) => fieldOf(said, entity, at)),
    ...budget(said.entities, at, said.segment.text),
    ...areas(said.entities, context, soFar.get('areas'), at),
    ...(purpose ? [at('intent', purpose.value, purpose.range, 0.85)] : []),
    ...(financing ? [at('financing', financing.value, financing.range, 0.85)] : []),
  ]
  const searching = !NOT_SEARCHING.has(said.after.intent ?? '')
  return found.filter(({ field }) => searching || ABOUT_THE_CALLER.has(field))
}

type At = (
  field: LeadField,
  value: FieldValue['value'],
  range: Range,
  confidence: number,
) => FieldValue

const SAME_NAME = [
  'bedrooms',
  'bathrooms',
  'propertyType',
  'furnishing',
  'pets',
  'parking',
  'moveDate',
  'email',
] as const

function fieldOf(
  { segment }: Heard,
  { type, value, range, confidence }: Entity,
  at: At,
): FieldValue[] {
  const field = SAME_NAME.find((name) => name === type)
  if (field) return [at(field, value, range, confidence)]
  if (type === 'phone' && !SOMEBODY_ELSE.test(segment.text.slice(0, range.start)))
    return [at('phone', value, range, confidence)]
  if (type === 'person' && !/\b(?:Mr|Mrs|Ms)\.?\s*$/.test(segment.text.slice(0, range.start)))
    return [at('name', value, range, confidence)]
  return []
}

/** "Between 90 and 110 thousand" sets both ends; a single figure is the upper one, unless it is "at least". */
function budget(entities: readonly Entity[], at: At, text: string): FieldValue[] {
  const figures = entities.flatMap((entity) => {
    const money = entity.type === 'budget' ? MoneySchema.safeParse(entity.value) : null
    return money?.success && money.data.currency === 'AED' ? [{ entity, money: money.data }] : []
  })
  const [first] = figures
  const last = figures.at(-1)
  if (!first || !last) return []
  const isRange =
    figures.length > 1 &&
    first.money.amount < last.money.amount &&
    /\b(?:between|from|to|-|–|and)\b/i.test(
      text.slice(first.entity.range.end, last.entity.range.start),
    ) &&
    last.entity.range.start - first.entity.range.end < 8
  const from =
    isRange || /\b(?:at least|from|minimum)\s*$/i.test(text.slice(0, first.entity.range.start))
      ? first
      : null
  const upTo = isRange || !from ? last : null
  return [
    ...(from
      ? [at('budgetMin', Math.round(from.money.amount), from.entity.range, from.entity.confidence)]
      : []),
    ...(upTo
      ? [at('budgetMax', Math.round(upTo.money.amount), upTo.entity.range, upTo.entity.confidence)]
      : []),
    ...(last.money.period
      ? [at('budgetPeriod', last.money.period, last.entity.range, last.entity.confidence)]
      : []),
  ]
}

/** Areas add up: the lead's own, those named before, those named now. Only keys of the catalogue. */
function areas(
  entities: readonly Entity[],
  { areaKeys, lead }: Context,
  before: FieldValue | undefined,
  at: At,
): FieldValue[] {
  const named = entities.filter(
    ({ type, value }) => type === 'area' && typeof value === 'string' && areaKeys.has(value),
  )
  const [first] = named
  if (!first) return []
  const earlier = z.array(z.string()).safeParse(before?.value ?? lead.areas ?? [])
  const keys = [
    ...(earlier.success ? earlier.data : []),
    ...named.map(({ value }) => String(value)),
  ]
  return [at('areas', [...new Set(keys)].slice(0, 12), first.range, first.confidence)]
}

/** Whether the lead does not have this already. */
export function isNews({ field, value }: FieldValue, lead: KnownLead): boolean {
  const known = lead[field] ?? null
  if (known === null) return true
  // Who the lead is, is not for a call to put in doubt: a second number or name may be somebody else's.
  if (field === 'name' || field === 'phone' || field === 'email') return false
  return JSON.stringify(known) !== JSON.stringify(value)
}

function isValid({ field, value }: FieldValue): boolean {
  return LEAD_FIELDS[field].schema.safeParse(value).success
}
