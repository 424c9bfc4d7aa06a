import type { ReferenceKind } from '../reference/reference.ts'

/**
 * What a column's values are. It decides the operators of a filter, the input that asks for a value and how two rows are put
 * in order. A `choice` is of the machinery's own values, a `reference` of those that the house keeps; a `day` is a date, an
 * `instant` a moment that is asked for by the days of the house.
 */
export const COLUMN_KINDS = [
  'text',
  'choice',
  'tag',
  'reference',
  'person',
  'team',
  'count',
  'money',
  'size',
  'instant',
  'day',
  'flag',
] as const
export type ColumnKind = (typeof COLUMN_KINDS)[number]

export type ListColumn = {
  label: string
  kind: ColumnKind
  /** A track of the table's grid: `96px`, `minmax(160px,2fr)`. */
  width: string
  /** For `choice`: value → label, in the order in which rows are sorted. */
  choices?: Readonly<Record<string, string>>
  /** For `reference`: the list of the house that its values are keys of. */
  reference?: ReferenceKind
  /** Present where rows can be put in its order: the direction that is meant first. A test holds that there is an index for it. */
  sort?: Direction
  /** It is always there: neither `empty` nor `notEmpty` can be asked. */
  required?: true
  /** Shown and exported, but no row can be found by it. */
  filter?: false
}

export type Direction = 'asc' | 'desc'
export type Sort = { column: string; direction: Direction }

/** Everything that a list can show, be put in order by and be narrowed by. What a page, REST, an export and a saved view know of it. */
export type ListDefinition = {
  noun: ListNoun
  columns: Readonly<Record<string, ListColumn>>
  /** Columns of a view that names none. */
  shown: readonly string[]
  sort: readonly [Sort, ...Sort[]]
  /** The choice whose values stand over the list as tabs, each with its count. */
  tabs?: string
  /** What an address that says nothing shows, where that is not the whole list. */
  opens?: string
  /** No events tell of its changes: the page is as it was loaded, and says since when. */
  still?: true
}

export const LIST_NOUNS = [
  'lead',
  'listing',
  'property',
  'viewing',
  'task',
  'contact',
  'call',
  'person',
  'client',
  'audit',
  'arrival',
  'difference',
] as const
export type ListNoun = (typeof LIST_NOUNS)[number]

/** Words of a list's address that are no columns. */
export const RESERVED = [
  'q',
  'sort',
  'columns',
  'view',
  'cursor',
  'new',
  'index',
  'format',
  'since',
  'as',
] as const

/** The column, or null where the list has none of that name. */
export function columnOf(list: ListDefinition, name: string): ListColumn | null {
  return Object.hasOwn(list.columns, name) ? (list.columns[name] ?? null) : null
}

/** The column of a name that was checked before. */
export function requireColumn(list: ListDefinition, name: string): ListColumn {
  const column = columnOf(list, name)
  if (!column) throw new Error(`The list of ${list.noun}s has no column ${name}.`)
  return column
}
