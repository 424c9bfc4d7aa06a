import type { ListDefinition } from '#domain/list/definition.ts'
import type { Filter } from '#domain/list/filter.ts'
import type { Counts } from '#db/pace/query/count-each.ts'

/** How many rows the list itself finds. Counts leave the tabs aside: it is the sum of those that are asked for, null where nobody counted. */
export function totalOf(
  { tabs }: Pick<ListDefinition, 'tabs'>,
  filter: Filter,
  { total, each }: Counts,
): number | null {
  const asked = filter.filter(({ column }) => column === tabs)
  if (asked.length === 0) return total
  const values = Object.keys(each)
  if (values.length === 0) return null
  const isAsked = (value: string) =>
    asked.every(({ operator, values: named }) => named.includes(value) === (operator === 'is'))
  return values.filter(isAsked).reduce((sum, value) => sum + (each[value] ?? 0), 0)
}
