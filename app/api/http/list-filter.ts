import { z } from '@hono/zod-openapi'
import { readConditions } from '#domain/list/address.ts'
import { type ListColumn, type ListDefinition, requireColumn } from '#domain/list/definition.ts'
import type { Habits } from '#domain/values/habits.ts'
import { type Condition, conditionName, type Operator, operatorsOf } from '#domain/list/filter.ts'

const ValueSchema = z.union([z.string(), z.array(z.string())]).optional()

/** What a list can be narrowed by, as parameters of a query: `stage`, `stage.isNot`, `budget.between`. The list's definition says which. */
export function filterShape(list: ListDefinition): Record<string, typeof ValueSchema> {
  const parameters = Object.keys(list.columns).flatMap((name) => {
    const column = requireColumn(list, name)
    return operatorsOf(column).map((operator) => {
      const description = describe(column, operator)
      return [
        conditionName({ column: name, operator }),
        ValueSchema.openapi({ description }),
      ] as const
    })
  })
  return Object.fromEntries(parameters)
}

/** The conditions of a request's address; `own` are parameters of the operation that are none. Throws `invalid`. */
export function readFilter(
  list: ListDefinition,
  url: string,
  { own, habits }: { own: readonly string[]; habits: Habits },
): Condition[] {
  const { searchParams } = new URL(url)
  for (const name of own) searchParams.delete(name)
  return readConditions(list, searchParams, habits)
}

const MEANING = {
  is: 'is the value; repeated: any of them',
  isNot: 'is none of the values',
  contains: 'holds the words, however they are spelled',
  between: 'is within both ends; sent twice, empty for an open end',
  before: 'is before the day',
  after: 'is after the day',
  empty: 'has no value; sent empty',
  notEmpty: 'has a value; sent empty',
} satisfies Record<Operator, string>

function describe({ label, choices, kind }: ListColumn, operator: Operator): string {
  const values = choices ? ` (${Object.keys(choices).join(', ')})` : ''
  const days = kind === 'instant' || kind === 'day' ? '. A day, or `today`, `today-7`' : ''
  return `${label} ${MEANING[operator]}${values}${days}`
}
