import { columnOf, type ListColumn, type ListDefinition, type Sort } from './definition.ts'

/** What a row is put in order by: the values of the sort's columns as text, and its id. */
export type Place = { key: readonly (string | null)[]; id: string | number }

/** The sort as rows are really put in order by it: behind columns of few values the list's own order follows. */
export function wholeSort(list: ListDefinition, sort: readonly Sort[]): Sort[] {
  const isOfFew = ({ column }: Sort) => hasSteps(columnOf(list, column))
  return sort.every(isOfFew) ? [...sort, ...list.sort] : [...sort]
}

/** Whether rows are put in order by a column value after value, and not along an index on it. */
export function hasSteps(column: ListColumn | null): boolean {
  return column?.kind === 'choice' || column?.kind === 'count'
}

/** Compares two rows of a list as the database puts them in order. What has no value stands last in either direction. */
export function comparePlaces(list: ListDefinition, sort: readonly Sort[]) {
  const whole = wholeSort(list, sort)
  const tie = whole.find(({ column }) => !hasSteps(columnOf(list, column)))?.direction ?? 'asc'
  return (a: Place, b: Place): number => {
    for (const [at, { column, direction }] of whole.entries()) {
      const [left, right] = [a.key[at] ?? null, b.key[at] ?? null]
      if (left === right) continue
      if (left === null) return 1
      if (right === null) return -1
      const order = compareValues(columnOf(list, column), left, right)
      if (order !== 0) return direction === 'asc' ? order : -order
    }
    const order = String(a.id) < String(b.id) ? -1 : String(a.id) > String(b.id) ? 1 : 0
    return tie === 'asc' ? order : -order
  }
}

const collator = new Intl.Collator('und')

function compareValues(column: ListColumn | null, left: string, right: string): number {
  switch (column?.kind) {
    case 'choice': {
      const steps = Object.keys(column.choices ?? {})
      return steps.indexOf(left) - steps.indexOf(right)
    }
    case 'count':
    case 'money':
    case 'size':
      return Number(left) - Number(right)
    case 'text':
      return collator.compare(left, right)
    default:
      // Instants of one zone, as Postgres writes them.
      return left < right ? -1 : 1
  }
}
