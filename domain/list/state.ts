import { z } from 'zod'
import { columnOf, type ListDefinition, type Sort } from './definition.ts'
import { type Filter, filterSchema } from './filter.ts'

export const MOST_SORTS = 3
export const LONGEST_SEARCH = 80
const WIDTHS = { least: 40, most: 900 }

/** `width` in pixels where somebody drew the column wider or narrower. */
export type ShownColumn = { column: string; width?: number }

/** What somebody looks at on a list: what a saved view keeps, an address says and an export follows. */
export type ListState = {
  text: string | null
  filter: Filter
  sort: readonly Sort[]
  columns: readonly ShownColumn[]
}

/** The list as it is when nothing was asked. */
export function defaultState(list: ListDefinition): ListState {
  return {
    text: null,
    filter: [],
    sort: list.sort,
    columns: list.shown.map((column) => ({ column })),
  }
}

/** A state of this list as it was stored or sent. */
export function stateSchema(list: ListDefinition): z.ZodType<ListState> {
  return z.strictObject({
    text: z.string().trim().min(1).max(LONGEST_SEARCH).nullable(),
    filter: filterSchema(list),
    sort: sortSchema(list),
    columns: columnsSchema(list),
  })
}

export function sortSchema(list: ListDefinition) {
  const column = z.string().refine((name) => columnOf(list, name)?.sort !== undefined, {
    error: ({ input }) => `cannot be by ${shown(input)}; by: ${sortable(list).join(', ')}`,
  })
  return z
    .array(z.strictObject({ column, direction: z.enum(['asc', 'desc']) }))
    .min(1)
    .max(MOST_SORTS, `takes ${MOST_SORTS} columns at most`)
    .refine(areDifferent, 'names a column twice')
}

export function columnsSchema(list: ListDefinition) {
  const most = Object.keys(list.columns).length
  const column = z.string().refine((name) => columnOf(list, name) !== null, {
    error: ({ input }) =>
      `has no ${shown(input)}; columns: ${Object.keys(list.columns).join(', ')}`,
  })
  const width = z.number().int().min(WIDTHS.least).max(WIDTHS.most)
  return z
    .array(z.strictObject({ column, width: width.optional() }))
    .min(1, 'needs a column')
    .max(most, {
      error: ({ input }) =>
        `names ${Array.isArray(input) ? input.length : 'too many'} columns; this list has ${most}`,
    })
    .refine(areDifferent, 'names a column twice')
}

/** The columns that rows can be put in order by. */
export function sortable(list: ListDefinition): string[] {
  return Object.keys(list.columns).filter((name) => columnOf(list, name)?.sort !== undefined)
}

function areDifferent(named: readonly { column: string }[]): boolean {
  return new Set(named.map(({ column }) => column)).size === named.length
}

function shown(input: unknown): string {
  return `'${String(input).slice(0, 40)}'`
}
