import { z } from 'zod'
import { LEAD_FIELDS, type LeadField, type LeadFields } from '#domain/lead/fields.ts'
import type { Entity } from '../findings/finding.ts'
import type { Range } from '../findings/range.ts'
import type { Heard } from '../findings/heard.ts'
import { isCorrecting } from '../reading/correction.ts'
import { proposeBudget } from './propose-budget.ts'
import { financingOf, purposeOf } from './purpose.ts'

/** A value for one field of the lead, with the words that it rests on. */
export type FieldValue = {
  field: LeadField
  value: z.core.util.JSONType
  segmentId: string
  range: Range
  confidence: number
  /** Why it is a guess; a page shows it as one. */
  doubt?: string
}

/** A sentence back, in which it may say whose number it is. */
const REACH = 80

export type KnownLead = Partial<LeadFields>
type Context = {
  areaKeys: ReadonlySet<string>
  /** What budgets are in; an amount in another currency is no budget here. */
  currency: string
  lead: KnownLead
}

const SURE = 0.7
/** A guess is shown with its doubt; what is less than that is asked. */
const WORTH_A_GUESS = 0.6
/** About somebody who owns a home or has trouble with one, a number of bedrooms is no wish. */
const NOT_SEARCHING = new Set(['listProperty', 'valuation', 'complaint'])
const ABOUT_THE_CALLER: ReadonlySet<LeadField> = new Set(['name', 'phone', 'email', 'intent'])
const SOMEBODY_ELSE =
  /\b(?:his|her|their|husband'?s?|wife'?s?|brother'?s?|friend'?s?|partner'?s?)\b[^.?!]*$|(?:زوج|زوجت|مرت|أخ|اخ|أخو|اخو|صديق|رفيق)ي(?!\p{L})[^.?!؟]*$/iu

/**
 * What the customer has said about the lead's own fields, the latest statement of each, without what the lead already
 * has. Only the customer's words count, and what was turned down later no longer does.
 */
export function proposeFields(heard: readonly Heard[], context: Context): FieldValue[] {
  const latest: LatestFields = new Map()
  for (const said of heard) foldFields(latest, said, context)
  return proposalsIn(latest, context)
}

/** The latest statement of each field, whether the lead has it or not. */
export type LatestFields = Map<LeadField, FieldValue>

/** What the next segment says of the fields, on top of what was said before: a long call is not read again for it. */
export function foldFields(latest: LatestFields, said: Heard, context: Context): void {
  if (said.segment.role !== 'customer') return
  turnDown(said.denied, latest)
  for (const next of fieldsIn(said, context, latest)) latest.set(next.field, next)
}

export function proposalsIn(latest: LatestFields, { lead }: Pick<Context, 'lead'>): FieldValue[] {
  return [...latest.values()].filter(
    (proposal) =>
      proposal.confidence >= (proposal.doubt ? WORTH_A_GUESS : SURE) &&
      isNews(proposal, lead) &&
      isValid(proposal),
  )
}

/** "Not Marina" takes back a Marina of a minute ago. */
function turnDown(denied: readonly Entity[], latest: Map<LeadField, FieldValue>): void {
  for (const { type, value } of denied) {
    const field = SAME_NAME.find((name) => name === type)
    if (field && latest.get(field)?.value === value) latest.delete(field)
    const areas = type === 'area' ? latest.get('areas') : undefined
    if (!areas || !Array.isArray(areas.value)) continue
    const left = areas.value.filter((key) => key !== value)
    if (left.length === 0) latest.delete('areas')
    else latest.set('areas', { ...areas, value: left })
  }
}

type Grounds = Pick<Entity, 'range' | 'confidence' | 'doubt'>
type At = (field: LeadField, value: FieldValue['value'], grounds: Grounds) => FieldValue

function fieldsIn(
  said: Heard,
  context: Context,
  soFar: ReadonlyMap<LeadField, FieldValue>,
): FieldValue[] {
  const at: At = (field, value, { range, confidence, doubt }) => ({
    field,
    value,
    segmentId: said.segment.id,
    range,
    confidence,
    ...(doubt ? { doubt } : {}),
  })
  const purpose = purposeOf(said)
  const financing = financingOf(said)
  const found = [
    ...said.entities.flatMap((entity) => fieldOf(said, entity, at)),
    ...proposeBudget(said.entities, at, {
      text: said.segment.text,
      currency: context.currency,
    }),
    ...areas(said, context, soFar.get('areas'), at),
    ...(purpose ? [at('intent', purpose.value, { ...purpose, confidence: 0.85 })] : []),
    ...(financing ? [at('financing', financing.value, { ...financing, confidence: 0.85 })] : []),
  ]
  const searching = !NOT_SEARCHING.has(said.after.intent ?? '')
  return found.filter(({ field }) => searching || ABOUT_THE_CALLER.has(field))
}

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

function fieldOf({ segment }: Heard, entity: Entity, at: At): FieldValue[] {
  const { type, value, range } = entity
  const field = SAME_NAME.find((name) => name === type)
  if (field) return [at(field, value, entity)]
  const before = segment.text.slice(Math.max(0, range.start - REACH), range.start)
  if (type === 'phone' && !SOMEBODY_ELSE.test(before)) return [at('phone', value, entity)]
  if (type === 'person' && !/\b(?:Mr|Mrs|Ms)\.?\s*$/.test(before))
    return [at('name', value, entity)]
  return []
}

/**
 * Areas add up: the lead's own, those named before, those named now; what is said as a correction takes the place of those
 * named before. Only keys of the catalogue.
 */
function areas(
  { entities, segment }: Heard,
  { areaKeys, lead }: Context,
  before: FieldValue | undefined,
  at: At,
): FieldValue[] {
  const named = entities.filter(
    ({ type, value }) => type === 'area' && typeof value === 'string' && areaKeys.has(value),
  )
  const [first] = named
  if (!first) return []
  const earlier = z
    .array(z.string())
    .safeParse((isCorrecting(segment.text) ? null : before?.value) ?? lead.areas ?? [])
  const keys = [
    ...(earlier.success ? earlier.data : []),
    ...named.map(({ value }) => String(value)),
  ]
  return [at('areas', [...new Set(keys)].slice(0, 12), first)]
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
