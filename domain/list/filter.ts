import { z } from 'zod'
import { ReferenceKeySchema } from '../reference/reference.ts'
import { isDayWord } from './day-words.ts'
import { type ColumnKind, columnOf, type ListColumn, type ListDefinition } from './definition.ts'

/** `is` and `isNot` take several values: any of them, none of them. */
export const OPERATORS = [
  'is',
  'isNot',
  'contains',
  'between',
  'before',
  'after',
  'empty',
  'notEmpty',
] as const
export type Operator = (typeof OPERATORS)[number]

/** `null` is an end of `between` that is left open. */
export type FilterValue = string | number | boolean | null
export type Condition = { column: string; operator: Operator; values: readonly FilterValue[] }
/** All of its conditions hold. For each column and operator there is one at most. */
export type Filter = readonly Condition[]

export const MOST_CONDITIONS = 20
export const MOST_VALUES = 50
const LONGEST_TEXT = 80

const BY_KIND: Record<ColumnKind, readonly Operator[]> = {
  text: ['contains', 'is'],
  choice: ['is', 'isNot'],
  tag: ['is', 'isNot'],
  reference: ['is', 'isNot'],
  person: ['is', 'isNot'],
  team: ['is', 'isNot'],
  count: ['is', 'between'],
  money: ['between', 'is'],
  size: ['between', 'is'],
  instant: ['is', 'between', 'before', 'after'],
  day: ['is', 'between', 'before', 'after'],
  flag: ['is'],
}

/** What can be asked of a column, the usual one first. */
export function operatorsOf({ kind, filter, required }: ListColumn): readonly Operator[] {
  if (filter === false) return []
  return required ? BY_KIND[kind] : [...BY_KIND[kind], 'empty', 'notEmpty']
}

const text = z.string().trim().min(1).max(LONGEST_TEXT)
const count = z.number().int().min(0).max(1_000_000)
/** As a home may have it. */
const size = z.number().int().min(1).max(2_000_000)
const money = z.number().int().min(0).max(2_000_000_000)
const day = z.string().refine(isDayWord, 'is neither a day like 2026-11-29 nor one like today-7')

const VALUES = {
  text,
  tag: text,
  reference: ReferenceKeySchema,
  person: z.uuid(),
  team: z.uuid(),
  count,
  money,
  size,
  instant: day,
  day,
  flag: z.boolean(),
} satisfies Partial<Record<ColumnKind, z.ZodType>>

/** One value that this column may be compared with. */
export function valueSchema({
  kind,
  choices = {},
}: ListColumn): z.ZodType<string | number | boolean> {
  if (kind !== 'choice') return VALUES[kind]
  const keys = Object.keys(choices)
  return z.string().refine((value) => Object.hasOwn(choices, value), {
    error: `is none of ${keys.join(', ')}`,
  })
}

/** The values of a condition, as its operator takes them; a problem says why they are none. */
export function valuesSchema(column: ListColumn, operator: Operator): z.ZodType<FilterValue[]> {
  const value = valueSchema(column)
  switch (operator) {
    case 'empty':
    case 'notEmpty':
      return z.array(value).max(0, 'takes no value')
    case 'before':
    case 'after':
      return z.array(value).length(1, 'takes one value')
    case 'between':
      return z
        .array(value.nullable())
        .length(2, 'takes two values, of which one may be left out')
        .refine((ends) => ends.some((end) => end !== null), 'needs one end at least')
    case 'is':
    case 'isNot':
    case 'contains':
      return z
        .array(value)
        .min(1, 'needs a value')
        .max(MOST_VALUES, `takes ${MOST_VALUES} values at most`)
  }
}

const ConditionSchema = z.strictObject({
  column: z.string().max(64),
  operator: z.enum(OPERATORS),
  values: z.array(z.union([z.string(), z.number(), z.boolean(), z.null()])).max(MOST_VALUES),
})

/** A filter of this list as it was stored or sent: every column, operator and value is one that the list has. */
export function filterSchema(list: ListDefinition): z.ZodType<Condition[]> {
  return z
    .array(ConditionSchema)
    .max(MOST_CONDITIONS, `has more than ${MOST_CONDITIONS} conditions`)
    .check(({ value: conditions, issues }) => {
      const seen = new Set<string>()
      for (const condition of conditions) {
        const name = conditionName(condition)
        const message = seen.has(name) ? 'is asked twice' : problemOf(list, condition)
        if (message) issues.push({ code: 'custom', message, path: [name], input: conditions })
        seen.add(name)
      }
    })
}

/** How an address and a problem call a condition: a column alone is compared by `is`. */
export function conditionName({ column, operator }: Omit<Condition, 'values'>): string {
  return operator === 'is' ? column : `${column}.${operator}`
}

export function isOperator(word: string): word is Operator {
  return (OPERATORS as readonly string[]).includes(word)
}

/** What is wrong with a condition, in words that follow its name; null where nothing is. */
function problemOf(
  list: ListDefinition,
  { column: name, operator, values }: Condition,
): string | null {
  const column = columnOf(list, name)
  if (!column) return `is no column; columns: ${Object.keys(list.columns).join(', ')}`
  const operators = operatorsOf(column)
  if (!operators.includes(operator)) {
    return operators.length > 0
      ? `cannot be asked; ${name} takes ${operators.join(', ')}`
      : 'cannot be filtered by'
  }
  const parsed = valuesSchema(column, operator).safeParse(values)
  return parsed.success ? null : (parsed.error.issues[0]?.message ?? 'is not valid')
}
