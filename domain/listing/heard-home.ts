import type { EntityType } from '../call/annotation.ts'
import { FieldProposalSchema, MoneySchema } from '../call/annotation.ts'
import type { PartyRole } from '../call/fields.ts'
import { readSize } from '../values/size.ts'
import { toPlain } from '../text/plain-text.ts'
import { LISTING_FIELDS, type ListingField } from './fields.ts'

/** What a new listing may be begun with, as its dialog asks for it. */
export const BEGUN_WITH = [
  'title',
  'purpose',
  'propertyType',
  'area',
  'building',
  'unit',
  'bedrooms',
  'floor',
  'bathrooms',
  'sizeSqft',
  'price',
  'rentPeriod',
  'furnishing',
  'parking',
  'permitNumber',
] as const satisfies readonly ListingField[]
export type BegunWith = (typeof BEGUN_WITH)[number]

/** A value that a call names, with the words in which it does: nobody has said yet that it is meant so. */
export type Guess = { value: unknown; words: string | null }
export type Guesses = Partial<Record<BegunWith, Guess>>

type Mark = { kind: string; type: string; value: unknown; text: string | null; status: string }
type Turn = { role: PartyRole; text: string; annotations: readonly Mark[] }

/** What says which field, and the value as the field holds it. */
const READ: Partial<Record<EntityType, (value: unknown) => Partial<Record<BegunWith, unknown>>>> = {
  propertyType: (propertyType) => ({ propertyType }),
  area: (area) => ({ area }),
  propertyName: (building) => ({ building }),
  bedrooms: (bedrooms) => ({ bedrooms }),
  bathrooms: (bathrooms) => ({ bathrooms }),
  furnishing: (furnishing) => ({ furnishing }),
  parking: (parking) => ({ parking }),
  permit: (permit) => ({ permitNumber: permit }),
  // What somebody who offers a home names as money is what they ask for it.
  budget: priceOf,
}
const PURPOSES: Readonly<Record<string, string>> = { sell: 'sale', let: 'rent' }

/**
 * What is said on a call of the home that somebody offers: the last time that its owner says it, for that is how they left it. What was
 * dismissed counts for nothing, and what the house's agent says is no word of the owner's.
 */
export function heardHome(
  turns: readonly Turn[],
  { intent, currency }: { intent?: string | null; currency: string },
): Guesses {
  const guesses: Guesses = {}
  const note = (field: BegunWith, value: unknown, words: string | null) => {
    const read = LISTING_FIELDS[field].schema.safeParse(value)
    if (read.success) guesses[field] = { value: read.data, words }
  }
  const known = PURPOSES[intent ?? '']
  if (known) note('purpose', known, null)
  for (const turn of turns)
    for (const one of measuresIn(turn)) note(one.field, one.value, one.words)
  for (const { kind, type, value, text } of turns.flatMap(standingMarks)) {
    if (kind === 'fieldProposal') {
      const meant = FieldProposalSchema.safeParse(value).data
      const purpose = meant?.field === 'intent' ? PURPOSES[String(meant.value)] : undefined
      if (purpose) note('purpose', purpose, text)
      continue
    }
    if (isOtherMoney(value, currency)) continue
    const said = Object.hasOwn(READ, type) ? (READ[type as EntityType]?.(value) ?? {}) : {}
    for (const [field, one] of Object.entries(said)) note(field as BegunWith, one, text)
  }
  // A sale has no period: what was said of one is what a tenant pays.
  if (guesses.purpose?.value === 'sale') delete guesses.rentPeriod
  return guesses
}

function standingMarks({ role, annotations }: Turn): Mark[] {
  const isHeard = ({ kind }: Mark) =>
    kind === 'fieldProposal' || (kind === 'entity' && role === 'customer')
  return annotations.filter(
    (mark) => isHeard(mark) && mark.status !== 'dismissed' && mark.status !== 'expired',
  )
}

/** Longer turns are cut: an owner says within one breath how large a home is. */
const LONGEST_TURN = 2_000
const DIGITS = String.raw`(?<![\p{N}.,])\p{N}{1,3}(?:[,٬]?\p{N}{3}){0,2}`
const SIZE = new RegExp(
  String.raw`${DIGITS}\s?(?:sq(?:uare)?\.? ?(?:f(?:ee|oo)t|ft|m(?:et(?:er|re)s?)?)|sqft|sqm|قدم|متر)(?!\p{L})`,
  'giu',
)
const FLOOR = /(?<!\p{N})(\p{N}{1,3})(?:st|nd|rd|th) floor|الطابق (\p{N}{1,3})(?!\p{N})/giu

/** What the marks have no kind for: how large a home is, and on which floor, in the owner's own figures. */
function measuresIn({ role, text }: Turn): { field: BegunWith; value: unknown; words: string }[] {
  if (role !== 'customer') return []
  const said = text.slice(0, LONGEST_TURN)
  const sizes = [...said.matchAll(SIZE)].flatMap(([words]) => {
    const read = readSize(words, { areaUnit: 'sqft' })
    return read.kind === 'understood'
      ? [{ field: 'sizeSqft' as const, value: read.value, words }]
      : []
  })
  const floors = [...said.matchAll(FLOOR)].map(([words, english, arabic]) => ({
    field: 'floor' as const,
    value: Number(toPlain(english ?? arabic ?? '', LONGEST_TURN)),
    words,
  }))
  return [...sizes, ...floors]
}

function priceOf(value: unknown): Partial<Record<BegunWith, unknown>> {
  const money = MoneySchema.safeParse(value).data
  if (!money) return {}
  const price = Math.round(money.amount)
  return money.period ? { price, rentPeriod: money.period } : { price }
}

function isOtherMoney(value: unknown, currency: string): boolean {
  const money = MoneySchema.safeParse(value).data
  return money !== undefined && money.currency !== currency
}
