import { type SQL, sql } from 'drizzle-orm'
import type { EdmType, Expression, Field } from '#domain/odata/model.ts'
import type { Order } from '#domain/odata/query-parts.ts'
import { readInstant } from '../../columns.ts'
import type { PaceDb } from '../client.ts'
import { withinTime } from '../query/time-limit.ts'
import { compileFilter } from './compile-filter.ts'
import { isPast, orderBy, type Place, placeColumns } from './places.ts'
import { columnOf, type ResoSource } from './source.ts'

export type Entity = Record<string, string | number | boolean | null | string[]>
export type EntityQuery = {
  select: readonly Field[]
  filter: Expression | null
  orderBy: readonly Order[]
  limit: number
  skip: number
  after: Place | null
  count: boolean
}
export type EntityPage = {
  entities: Entity[]
  /** Where the next page begins; null at the end. */
  next: Place | null
  count: number | null
}

/** One page of a resource's entities. What no index serves is ended after a while, and says so. */
export async function readEntities(
  db: PaceDb,
  source: ResoSource,
  query: EntityQuery,
): Promise<EntityPage> {
  const { select, orderBy: orders, limit, skip, after } = query
  const filter = query.filter ? compileFilter(source, query.filter) : undefined
  const values = select.map(
    (field, at) => sql`${columnOf(source, field).value} as ${named('f', at)}`,
  )
  const wanted = [...values, ...placeColumns(source, orders)]
  return withinTime(db, async (tx) => {
    const past = after ? isPast(source, orders, after) : undefined
    const rows =
      limit === 0
        ? []
        : await tx.execute<Record<string, unknown>>(sql`select ${sql.join(wanted, sql`, `)}
      from ${source.from} ${allOf([source.where, filter, past])}
      order by ${orderBy(source, orders)} limit ${limit + 1} offset ${skip}`)
    const found = rows.slice(0, limit)
    const last = rows.length > limit ? found.at(-1) : undefined
    return {
      entities: found.map((row) => toEntity(select, row)),
      next: last ? placeOf(orders, last) : null,
      count: query.count ? await countRows(tx, source, filter) : null,
    }
  })
}

/** How many there are that the reader may see and the filter lets through. */
export async function countEntities(
  db: PaceDb,
  source: ResoSource,
  filter: Expression | null,
): Promise<number> {
  return withinTime(db, (tx) =>
    countRows(tx, source, filter ? compileFilter(source, filter) : undefined),
  )
}

/** The entity of a key, or null where there is none, or none that the reader may see. */
export async function findEntity(
  db: PaceDb,
  source: ResoSource,
  key: Expression,
  select: readonly Field[],
): Promise<Entity | null> {
  const page = { orderBy: [], limit: 1, skip: 0, after: null, count: false }
  const { entities } = await readEntities(db, source, { select, filter: key, ...page })
  return entities[0] ?? null
}

async function countRows(tx: PaceDb, source: ResoSource, filter: SQL | undefined): Promise<number> {
  const [row] = await tx.execute<{ count: string }>(
    sql`select count(*) as count from ${source.from} ${allOf([source.where, filter])}`,
  )
  return Number(row?.count ?? 0)
}

export function allOf(conditions: readonly (SQL | undefined)[]): SQL {
  const given = conditions.filter((one) => one !== undefined)
  return given.length === 0 ? sql`` : sql`where ${sql.join(given, sql` and `)}`
}

export function toEntity(select: readonly Field[], row: Record<string, unknown>): Entity {
  return Object.fromEntries(
    select.map((field, at) => [field.name, toValue(field, row[`f${at}`])] as const),
  )
}

function toValue({ type, isCollection }: Field, raw: unknown): Entity[string] {
  if (isCollection) return Array.isArray(raw) ? raw.map(String) : []
  if (raw === null || raw === undefined) return null
  return typeof raw === 'boolean' ? raw : READ[type](String(raw))
}

const READ = {
  string: (raw) => raw,
  date: (raw) => raw,
  int: Number,
  decimal: Number,
  instant: readInstant,
  boolean: (raw) => raw === 'true',
} satisfies Record<EdmType, (raw: string) => string | number | boolean>

function placeOf(orders: readonly Order[], row: Record<string, unknown>): Place {
  const values = [...orders, null].map((_, at) => row[`p${at}`])
  return values.map((value) => (value === null || value === undefined ? null : String(value)))
}

export function named(prefix: string, at: number): SQL {
  return sql.raw(`"${prefix}${at}"`)
}
