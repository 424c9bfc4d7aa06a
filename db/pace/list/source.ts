import type { SQL } from 'drizzle-orm'
import type { PgColumn, PgTable } from 'drizzle-orm/pg-core'
import type { ListDefinition } from '#domain/list/definition.ts'
import type { PaceDb } from '../client.ts'
import type { SearchedNoun } from '../query/text-search.ts'

/**
 * How rows are put in order by a column. `value`: along an index on the expression and `id`; rows without a value stand last in
 * either direction. `steps`: of few values, which are gone through one by one in this order; what is none of them stands last.
 */
export type SortBy =
  | { by: 'value'; type: 'timestamptz' | 'bigint' | 'text'; value: SQL; required?: true }
  | {
      by: 'steps'
      type: 'text' | 'int'
      value: SQL
      steps: readonly string[]
      /** It is always one of the steps: nothing is looked for behind them. */
      required?: true
    }

/** Where a column's values are. */
export type BoundColumn<Field = string> = {
  value: PgColumn | SQL
  /** What a row calls it. */
  field: Field
  /** The row has several; one of them is enough. */
  isArray?: true
  /** The values stand in another table: whether the record has one of these there, and whether it has any. */
  related?: { among: (texts: readonly string[]) => SQL; any: SQL }
  /** What finds a text in it, where that is not what finds one in the record. */
  search?: SearchedNoun
  /** What else it is compared by than value by value: an e-mail without its case, a person as an entry names one. */
  exact?: (texts: readonly string[]) => SQL
  /** How a flag is asked for where an index tells it. */
  holds?: SQL
  sortBy?: SortBy
}

export type Reading = {
  where: SQL | undefined
  order: readonly SQL[]
  limit: number
  key: SQL<SortKey>
}
/** The values that a row is put in order by, as text, in the order of the sort. */
export type SortKey = (string | null)[]
export type Placed<Row> = Row & { key: SortKey }

/** A list's definition, bound to its tables. */
export type ListSource<Row extends { id: string | number }> = {
  list: ListDefinition
  columns: Readonly<Record<string, BoundColumn<keyof Row & string>>>
  table: PgTable
  id: PgColumn
  isId: (text: string) => boolean
  search: SearchedNoun | null
  /** What of the table the list consists of, whatever it is asked: without what was merged into another. */
  always?: SQL
  /** What a list leaves out as long as its filter says nothing of the column. */
  unlessAsked?: Readonly<Record<string, SQL>>
  /** What it leaves out where the filter does speak of the column. */
  evenIfAsked?: Readonly<Record<string, SQL>>
  /** Fields of its events that no row shows: who follows the list does not hear of a change of these alone. */
  unshown?: readonly string[]
  read: (db: PaceDb, reading: Reading) => Promise<Placed<Row>[]>
}

/** A list's source as far as conditions need it: whatever its rows are. */
export type Filtered = Pick<
  ListSource<never>,
  'list' | 'columns' | 'search' | 'always' | 'unlessAsked' | 'evenIfAsked'
>
