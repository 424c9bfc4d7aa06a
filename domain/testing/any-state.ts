import fc from 'fast-check'
import type { ListColumn, ListDefinition } from '../list/definition.ts'
import { type Condition, type FilterValue, type Operator, operatorsOf } from '../list/filter.ts'
import { type ListState, sortable } from '../list/state.ts'

const DAYS = ['2026-11-29', '2024-02-29', 'today', 'today-7', 'today+30']
const TEXTS = ['أحمد', 'O’Brien', 'a & b=c', '50%', '👩‍👧', 'x+y', "'; --", 'ليلى Sara', '٢٩']
const IDS = ['11111111-1111-4111-8111-111111111111', '22222222-2222-4222-8222-222222222222']

/** A value that a column may be compared with. */
export function anyValueOf({ kind, choices = {} }: ListColumn): fc.Arbitrary<FilterValue> {
  switch (kind) {
    case 'choice':
      return fc.constantFrom(...Object.keys(choices))
    case 'reference':
      return fc.constantFrom('bayut', 'dubai-marina', 'a', 'lost_one')
    case 'person':
    case 'team':
      return fc.constantFrom(...IDS)
    case 'size':
      return fc.integer({ min: 1, max: 2_000_000 })
    case 'count':
      return fc.nat({ max: 1_000_000 })
    case 'money':
      return fc.nat({ max: 2_000_000_000 })
    case 'instant':
    case 'day':
      return fc.constantFrom(...DAYS)
    case 'flag':
      return fc.boolean()
    default:
      return fc.constantFrom(...TEXTS)
  }
}

function anyValues(column: ListColumn, operator: Operator): fc.Arbitrary<FilterValue[]> {
  const value = anyValueOf(column)
  switch (operator) {
    case 'empty':
    case 'notEmpty':
      return fc.constant([])
    case 'before':
    case 'after':
      return value.map((one) => [one])
    case 'between':
      return fc.oneof(
        fc.tuple(value, value),
        value.map((end) => [end, null]),
        value.map((end) => [null, end]),
      )
    default:
      return fc.uniqueArray(value, { minLength: 1, maxLength: 4 })
  }
}

/** One condition on some column of the list. */
export function anyCondition(list: ListDefinition): fc.Arbitrary<Condition> {
  const asked = Object.entries(list.columns).flatMap(([column, definition]) =>
    operatorsOf(definition).map((operator) =>
      anyValues(definition, operator).map((values) => ({ column, operator, values })),
    ),
  )
  return fc.oneof(...asked)
}

/** Any state that a list may be in: what a person clicked together, a view keeps or a program sends. */
export function anyState(list: ListDefinition): fc.Arbitrary<ListState> {
  const name = ({ column, operator }: Condition) => `${column}.${operator}`
  const direction = fc.constantFrom('asc' as const, 'desc' as const)
  const width = fc.option(fc.integer({ min: 40, max: 900 }), { nil: undefined })
  return fc.record({
    text: fc.option(fc.constantFrom(...TEXTS), { nil: null }),
    filter: fc.uniqueArray(anyCondition(list), { maxLength: 5, selector: name }),
    sort: fc
      .uniqueArray(fc.constantFrom(...sortable(list)), { minLength: 1, maxLength: 3 })
      .chain((columns) =>
        fc.tuple(
          ...columns.map((column) => direction.map((towards) => ({ column, direction: towards }))),
        ),
      ),
    columns: fc
      .uniqueArray(fc.constantFrom(...Object.keys(list.columns)), { minLength: 1, maxLength: 8 })
      .chain((columns) =>
        fc.tuple(
          ...columns.map((column) =>
            width.map((wide) => (wide === undefined ? { column } : { column, width: wide })),
          ),
        ),
      ),
  })
}
