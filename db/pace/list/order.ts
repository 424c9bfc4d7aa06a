import { and, asc, desc, eq, gt, lt, or, type SQL, sql } from 'drizzle-orm'
import type { PgColumn } from 'drizzle-orm/pg-core'
import type { Direction } from '#domain/list/definition.ts'
import type { SortBy, SortKey } from './source.ts'

export type OrderedBy = { sortBy: SortBy; direction: Direction }
/** The last row of the page before. */
export type ListCursor = { key: SortKey; id: string }
/** A stretch of the list in which one index gives the order. */
export type Stretch = { where: SQL | undefined; order: SQL[] }

/** What breaks ties: the id, in the direction of the first index that may be walked. */
type Tie = { id: SQL; direction: Direction }

/**
 * The list after the cursor as stretches, one behind the other: for each step of a column of few values, and for the rows without
 * a value at the end. In each the rest of the order is that of one index, so that a page is read where it begins, however far
 * into the list that is. A stretch is asked for only when those before have not filled the page.
 */
export function stretchesOf(
  columns: readonly OrderedBy[],
  id: PgColumn,
  after: ListCursor | undefined,
): Generator<Stretch> {
  return walk({ columns, tie: tieOf(columns, sql`${id}`), after, within: undefined })
}

type Walk = {
  columns: readonly OrderedBy[]
  tie: Tie
  after: ListCursor | undefined
  within: SQL | undefined
}

function* walk({ columns, tie, after, within }: Walk): Generator<Stretch> {
  const [first, ...rest] = columns
  if (first?.sortBy.by === 'steps') {
    yield* walkSteps(first.sortBy, { columns, tie, after, within })
    return
  }
  const isPastValues = first !== undefined && after !== undefined && after.key[0] === null
  if (!isPastValues) {
    const hasValue =
      first && !isRequired(first) ? sql`${first.sortBy.value} is not null` : undefined
    const where = and(within, hasValue, isBeyond(columns, tie, after))
    yield { where, order: orderOf(columns, tie) }
  }
  if (!first || isRequired(first)) return
  const inner = isPastValues ? behindFirst(after) : undefined
  const isNull = sql`${first.sortBy.value} is null`
  yield* walk({ columns: rest, tie, after: inner, within: and(within, isNull) })
}

function* walkSteps(sortBy: SortBy & { by: 'steps' }, { columns, tie, after, within }: Walk) {
  const [first, ...rest] = columns
  const { value, type, steps, required } = sortBy
  const inOrder = first?.direction === 'desc' ? steps.toReversed() : steps
  const begun = after ? placeOf(inOrder, after.key[0] ?? null) : -1
  for (const [place, step] of [...inOrder, ...(required ? [] : [null])].entries()) {
    if (place < begun) continue
    const isOfStep =
      step === null
        ? sql`(${value} = any(${sql.param([...steps])}::${sql.raw(type)}[])) is not true`
        : sql`${value} = ${step}::${sql.raw(type)}`
    const inner = after && place === begun ? behindFirst(after) : undefined
    yield* walk({ columns: rest, tie, after: inner, within: and(within, isOfStep) })
  }
}

function behindFirst({ key, id }: ListCursor): ListCursor {
  return { key: key.slice(1), id }
}

function isRequired({ sortBy }: OrderedBy): boolean {
  return sortBy.by === 'value' && sortBy.required === true
}

/** Where a value stands among the steps; what is none of them is behind all. */
function placeOf(steps: readonly string[], value: string | null): number {
  const place = value === null ? -1 : steps.indexOf(value)
  return place === -1 ? steps.length : place
}

/** The whole list in order, by no index: of few rows, which have their values as `k0`, `k1`, … and their `id`. */
export function inOneStretch(
  columns: readonly OrderedBy[],
  after: ListCursor | undefined,
): Stretch {
  const fetched = columns.map(({ sortBy, direction }, at) => ({
    direction,
    sortBy: { ...sortBy, value: sql`${sql.identifier(`k${at}`)}` },
  }))
  const tie = tieOf(columns, sql`id`)
  const parts = fetched.flatMap((column, at) => partsOf(column, after?.key[at] ?? null))
  return {
    where: after && isBeyondAll([...parts, tiePart(tie, after)]),
    order: [...parts, { value: tie.id, direction: tie.direction }].map(ordered),
  }
}

/** The key of a row: what a cursor on it says. */
export function keyOf(columns: readonly OrderedBy[]): SQL<SortKey> {
  const values = columns.map(({ sortBy: { value } }) => sql`(${value})::text`)
  return sql<SortKey>`json_build_array(${sql.join(values, sql`, `)})`
}

function orderOf([first, ...rest]: readonly OrderedBy[], tie: Tie): SQL[] {
  const parts = rest.flatMap((column) => partsOf(column, null))
  const own = first ? [{ value: first.sortBy.value, direction: first.direction }] : []
  return [...own, ...parts, { value: tie.id, direction: tie.direction }].map(ordered)
}

/** Rows beyond the cursor, of which the first column has a value: that one bounds what the index has to give. */
function isBeyond(
  [first, ...rest]: readonly OrderedBy[],
  tie: Tie,
  after: ListCursor | undefined,
): SQL | undefined {
  if (!after) return undefined
  if (!first) return isBeyondAll([tiePart(tie, after)])
  const { direction, sortBy } = first
  const own = { value: sortBy.value, direction, at: asType(after.key[0] ?? null, sortBy) }
  const isRising = direction === 'asc'
  if (rest.length === 0 && direction === tie.direction) {
    return sql`(${own.value}, ${tie.id}) ${sql.raw(isRising ? '>' : '<')} (${own.at}, ${after.id})`
  }
  const parts = rest.flatMap((column, at) => partsOf(column, after.key[at + 1] ?? null))
  return and(
    sql`${own.value} ${sql.raw(isRising ? '>=' : '<=')} ${own.at}`,
    isBeyondAll([own, ...parts, tiePart(tie, after)]),
  )
}

/** One expression of an order, never null, and where the cursor stands in it. */
type Part = { value: SQL; direction: Direction; at: SQL }

function partsOf({ sortBy, direction }: OrderedBy, cursor: string | null): Part[] {
  const { value } = sortBy
  if (sortBy.by === 'steps') {
    const steps = direction === 'asc' ? sortBy.steps : sortBy.steps.toReversed()
    const list = sql`${sql.param([...steps])}::${sql.raw(sortBy.type)}[]`
    const place = sql`coalesce(array_position(${list}, ${value}), ${steps.length + 1})`
    return [{ value: place, direction: 'asc', at: sql`${placeOf(steps, cursor) + 1}::int` }]
  }
  if (sortBy.required) return [{ value, direction, at: asType(cursor, sortBy) }]
  const none = ZERO[sortBy.type]
  const isNull = sql`(${value} is null)`
  return [
    { value: isNull, direction: 'asc', at: sql`${cursor === null}::boolean` },
    {
      value: sql`coalesce(${value}, ${asType(none, sortBy)})`,
      direction,
      at: asType(cursor ?? none, sortBy),
    },
  ]
}

const ZERO = { bigint: '0', text: '', timestamptz: 'epoch' } as const

function asType(text: string | null, { type }: SortBy): SQL {
  return sql`${text}::${sql.raw(type)}`
}

function tieOf(columns: readonly OrderedBy[], id: SQL): Tie {
  return { id, direction: columns.find(({ sortBy }) => sortBy.by === 'value')?.direction ?? 'asc' }
}

function tiePart({ id, direction }: Tie, after: ListCursor): Part {
  return { value: id, direction, at: sql`${after.id}` }
}

function isBeyondAll([first, ...rest]: readonly Part[]): SQL | undefined {
  if (!first) return undefined
  const beyond = (first.direction === 'asc' ? gt : lt)(first.value, first.at)
  return rest.length === 0 ? beyond : or(beyond, and(eq(first.value, first.at), isBeyondAll(rest)))
}

function ordered({ value, direction }: Pick<Part, 'value' | 'direction'>): SQL {
  return direction === 'asc' ? asc(value) : desc(value)
}
