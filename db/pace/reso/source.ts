import { type SQL, sql } from 'drizzle-orm'
import type { Field, Resource } from '#domain/odata/model.ts'
import type { LookupValue } from '#domain/reso/lookups.ts'

/** How a field of a resource is asked of the rows. */
export type Column = {
  /** The value as it is told; of a collection, a `text[]`. */
  value: SQL
  /** The rows whose value is one of these (of a collection: has one of these): by an index where the value itself has none. */
  among?: (values: readonly string[]) => SQL
  /** What rows are put in order by, where it is not the value. */
  sortBy?: { value: SQL; cast: 'uuid' }
}

export type ResoSource = {
  resource: Resource
  from: SQL
  /** What of it the reader may see. */
  where: SQL | undefined
  columns: Readonly<Record<string, Column>>
}

export function columnOf(source: ResoSource, field: Field): Column {
  const column = source.columns[field.name]
  if (!column) throw new Error(`${source.resource.name} does not say where ${field.name} is.`)
  return column
}

/** A key that is a uuid: asked for and put in order by its index; what is no uuid is nobody's. */
export function uuidColumn(value: SQL): Column {
  return {
    value: sql`${value}::text`,
    among: (values) => sql`${value} = any(${sql.param(values.filter(isId))}::uuid[])`,
    sortBy: { value, cast: 'uuid' },
  }
}

function isId(text: string): boolean {
  return /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/.test(text)
}

/** A lookup whose stored keys are asked for, so that a filter finds the index of the column that holds them. */
export function lookupColumn(stored: SQL, values: readonly LookupValue[] = []): Column {
  return {
    value: sql`${sql.param(JSON.stringify(namesByKey(values)))}::text::jsonb ->> ${stored}`,
    among: (asked) => sql`${stored} = any(${sql.param(keysOf(values, asked))}::text[])`,
  }
}

/** The same where a column holds many; each key that has no name is called what it says. */
export function lookupsColumn(stored: SQL, values: readonly LookupValue[] = []): Column {
  const names = sql`${sql.param(JSON.stringify(namesByKey(values)))}::text::jsonb`
  return {
    value: sql`array(select coalesce(${names} ->> one.key, one.key) from unnest(${stored}) with ordinality one(key, n) order by one.n)`,
    among: (asked) => sql`${stored} && ${sql.param(keysOf(values, asked))}::text[]`,
  }
}

function namesByKey(values: readonly LookupValue[]): Record<string, string> {
  return Object.fromEntries(values.flatMap(({ value, keys }) => keys.map((key) => [key, value])))
}

export function keysOf(values: readonly LookupValue[], asked: readonly string[]): string[] {
  return values.filter(({ value }) => asked.includes(value)).flatMap(({ keys }) => keys)
}
