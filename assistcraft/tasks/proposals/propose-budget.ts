import { type Money, MoneySchema } from '#domain/call/annotation.ts'
import type { LeadField } from '#domain/lead/fields.ts'
import type { Entity } from '../findings/finding.ts'

type Figure = { entity: Entity; money: Money }
type At<Proposal> = (
  field: Extract<LeadField, 'budgetMin' | 'budgetMax' | 'budgetPeriod'>,
  value: number | string,
  grounds: Entity,
) => Proposal

const RANGE = /\b(?:between|from|to|-|–|and)\b/i
/** "بين مية ومية وعشرين": "and" is written together with the second. */
const ARABIC_RANGE = /^\s*(?:و|ل|إلى|الى)/
const LOWER_END = /\b(?:at least|from|minimum|not (?:below|under|less than)|no less than)\s*$/i

/** "Between 90 and 110 thousand" sets both ends; a single figure is the upper one, unless it is "at least". */
export function proposeBudget<Proposal>(
  entities: readonly Entity[],
  at: At<Proposal>,
  { text, currency }: { text: string; currency: string },
): Proposal[] {
  const figures = entities.flatMap((entity) => toFigure(entity, currency) ?? [])
  const [first] = figures
  const last = figures.at(-1)
  if (!first || !last) return []
  const isRange = isRangeOf(first, last, text)
  const before = text.slice(Math.max(0, first.entity.range.start - 30), first.entity.range.start)
  const from = isRange || LOWER_END.test(before) ? first : null
  const upTo = isRange || !from ? last : null
  const { period } = last.money
  return [
    ...(from ? [at('budgetMin', Math.round(from.money.amount), from.entity)] : []),
    ...(upTo ? [at('budgetMax', Math.round(upTo.money.amount), upTo.entity)] : []),
    ...(period ? [at('budgetPeriod', period, last.entity)] : []),
  ]
}

function toFigure(entity: Entity, currency: string): Figure | null {
  const money = entity.type === 'budget' ? MoneySchema.safeParse(entity.value) : null
  return money?.success && money.data.currency === currency ? { entity, money: money.data } : null
}

function isRangeOf(first: Figure, last: Figure, text: string): boolean {
  const between = text.slice(first.entity.range.end, last.entity.range.start)
  const withNext = text.slice(first.entity.range.end, last.entity.range.start + 1)
  return (
    first.money.amount < last.money.amount &&
    between.length < 8 &&
    (RANGE.test(between) || ARABIC_RANGE.test(withNext))
  )
}
