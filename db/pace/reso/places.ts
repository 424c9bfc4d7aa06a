import { type SQL, sql } from 'drizzle-orm'
import { DomainError } from '#domain/errors.ts'
import type { EdmType, Field } from '#domain/odata/model.ts'
import type { Order } from '#domain/odata/query-parts.ts'
import { fitsSort } from '../query/keyset.ts'
import { isUuid } from '#domain/uuid.ts'
import { columnOf, type ResoSource } from './source.ts'

/** Where a page ends: the last row's values of the fields that put rows in order, as Postgres writes them, its key last. */
export type Place = (string | null)[]

type Cast = 'text' | 'bigint' | 'numeric' | 'date' | 'timestamptz' | 'boolean' | 'uuid'
type Sorted = { value: SQL; cast: Cast; descending: boolean; isRequired: boolean }

const CASTS = {
  string: 'text',
  int: 'bigint',
  decimal: 'numeric',
  date: 'date',
  instant: 'timestamptz',
  boolean: 'boolean',
} as const satisfies Record<EdmType, Cast>

const FITS: Record<Cast, (text: string) => boolean> = {
  text: (text) => fitsSort('text', text),
  bigint: (text) => fitsSort('bigint', text),
  timestamptz: (text) => fitsSort('timestamptz', text),
  numeric: (text) => /^-?\d{1,30}(\.\d{1,30})?$/.test(text),
  date: (text) => /^\d{4}-\d{2}-\d{2}$/.test(text) && !Number.isNaN(Date.parse(text)),
  boolean: (text) => text === 'true' || text === 'false',
  uuid: isUuid,
}

export function placeColumns(source: ResoSource, orders: readonly Order[]): SQL[] {
  return sortedBy(source, orders).map(
    ({ value }, at) => sql`(${value})::text as ${sql.raw(`"p${at}"`)}`,
  )
}

/** Null comes before everything that rises and after everything that falls (OData 4.01 part 1, 11.2.6.2). */
export function orderBy(source: ResoSource, orders: readonly Order[]): SQL {
  const parts = sortedBy(source, orders).map(({ value, descending, isRequired }) => {
    const direction = descending ? sql`desc` : sql`asc`
    if (isRequired) return sql`${value} ${direction}`
    return sql`${value} ${direction} ${descending ? sql`nulls last` : sql`nulls first`}`
  })
  return sql.join(parts, sql`, `)
}

/** The rows behind a place. */
export function isPast(source: ResoSource, orders: readonly Order[], place: Place): SQL {
  const sorted = sortedBy(source, orders)
  if (place.length !== sorted.length || !sorted.every((one, at) => fits(one, place[at] ?? null)))
    throw new DomainError(
      'malformed',
      'The $skiptoken is not one of ours for this order. Take @odata.nextLink as it is.',
    )
  const isSimple = sorted.every(
    ({ isRequired, descending }) => isRequired && descending === sorted[0]?.descending,
  )
  return isSimple ? rowIsPast(sorted, place) : partsArePast(sorted, place)
}

/** One comparison of rows, which an index over the same columns answers. */
function rowIsPast(sorted: readonly Sorted[], place: Place): SQL {
  const values = sql.join(
    sorted.map(({ value }) => value),
    sql`, `,
  )
  const given = sql.join(
    sorted.map((one, at) => placed(one, place[at] ?? null)),
    sql`, `,
  )
  return sql`(${values}) ${sorted[0]?.descending ? sql`<` : sql`>`} (${given})`
}

function partsArePast(sorted: readonly Sorted[], place: Place): SQL {
  const ways = sorted.map((one, at) => {
    const before = sorted.slice(0, at).map((other, n) => isEqual(other, place[n] ?? null))
    return sql`(${sql.join([...before, isBehind(one, place[at] ?? null)], sql` and `)})`
  })
  return sql`(${sql.join(ways, sql` or `)})`
}

function isEqual(one: Sorted, given: string | null): SQL {
  return given === null ? sql`${one.value} is null` : sql`${one.value} = ${placed(one, given)}`
}

function isBehind(one: Sorted, given: string | null): SQL {
  const { value, descending, isRequired } = one
  if (given === null) return descending ? sql`false` : sql`${value} is not null`
  if (!descending) return sql`${value} > ${placed(one, given)}`
  const isLess = sql`${value} < ${placed(one, given)}`
  return isRequired ? isLess : sql`(${isLess} or ${value} is null)`
}

function placed({ cast }: Sorted, given: string | null): SQL {
  return sql`${given}::${sql.raw(cast)}`
}

function fits({ cast, isRequired }: Sorted, given: string | null): boolean {
  return given === null ? !isRequired : FITS[cast](given)
}

/** The fields that are asked for, and the key behind them, which goes the way of the last. */
function sortedBy(source: ResoSource, orders: readonly Order[]): Sorted[] {
  const { resource } = source
  const key = resource.fields.find(({ name }) => name === resource.key)
  if (!key) throw new Error(`${resource.name} has no field ${resource.key}.`)
  const descending = orders.at(-1)?.descending ?? false
  return [...orders, { field: key, descending }].map((order) => sorted(source, order))
}

function sorted(
  source: ResoSource,
  { field, descending }: { field: Field; descending: boolean },
): Sorted {
  const { value, sortBy } = columnOf(source, field)
  const isRequired = field.isRequired === true
  if (sortBy) return { ...sortBy, descending, isRequired }
  const cast = CASTS[field.type]
  return {
    value: cast === 'text' ? sql`(${value}) collate "C"` : value,
    cast,
    descending,
    isRequired,
  }
}
