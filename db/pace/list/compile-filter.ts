import { and, or, type SQL, sql } from 'drizzle-orm'
import { dayOfWord } from '#domain/list/day-words.ts'
import { columnOf, type ListColumn } from '#domain/list/definition.ts'
import type { Condition, Filter, FilterValue } from '#domain/list/filter.ts'
import { dayOf, daysAfter } from '#domain/zone-time.ts'
import type { PaceDb } from '../client.ts'
import { askedForm, planSearch } from '../query/text-search.ts'
import type { BoundColumn, Filtered } from './source.ts'

/**
 * `where` is asked of one row after the other; `all` says the same to whoever wants them all, `beside` leaves texts that are common
 * aside. `isCommon`: such a text, which many records hold, is in it, and how many all of it finds is not to be had in time; `share` is what
 * share of the records holds it.
 */
export type Matching = {
  where: SQL | undefined
  all: SQL | undefined
  beside: SQL | undefined
  isCommon: boolean
  share: number
}

/** A condition that is asked of one row otherwise than of all. */
type Twofold = { each: SQL; all: SQL }

/** A checked filter as SQL, its days those of the zone: names come from the definition alone, values only as parameters. */
export async function compileFilter(
  tx: PaceDb,
  source: Filtered,
  filter: Filter,
  zone: string,
): Promise<Matching> {
  const found = { isCommon: false, share: 1 }
  // Most of what programs ask is a whole list: even to know what day it is costs more than the rest of it.
  if (filter.length === 0) return { where: undefined, all: undefined, beside: undefined, ...found }
  const today = dayOf(Date.now(), zone)
  const compiled: (SQL | Twofold | undefined)[] = []
  for (const condition of filter) {
    const column = columnOf(source.list, condition.column)
    const bound = source.columns[condition.column]
    if (!column || !bound) throw new Error(`There is no column ${condition.column} to ask.`)
    compiled.push(await compile({ tx, source, column, bound, zone, today, found }, condition))
  }
  return {
    where: and(...compiled.map((one) => (isTwofold(one) ? one.each : one))),
    all: and(...compiled.map((one) => (isTwofold(one) ? one.all : one))),
    beside: and(...compiled.map((one) => (isTwofold(one) ? undefined : one))),
    ...found,
  }
}

type Asked = {
  tx: PaceDb
  source: Filtered
  column: ListColumn
  bound: BoundColumn
  zone: string
  today: string
  found: { isCommon: boolean; share: number }
}

async function compile(
  asked: Asked,
  { operator, values }: Condition,
): Promise<SQL | Twofold | undefined> {
  const { column, bound } = asked
  const { value } = bound
  switch (operator) {
    case 'empty':
      return isEmpty(bound)
    case 'notEmpty':
      return sql`not ${isEmpty(bound)}`
    case 'contains':
      return holdsText(asked, texts(values))
    case 'before':
      return isWithinDays(asked, null, dayIn(values[0], asked))
    case 'after':
      return isWithinDays(asked, daysAfter(dayIn(values[0], asked), 1), null)
    case 'between':
      return isBetween(asked, values)
    case 'isNot':
      return hasSeveral(bound)
        ? sql`not ${overlaps(bound, values)}`
        : sql`(${value} = any(${listOf(column, values)})) is not true`
    case 'is':
      if (hasSeveral(bound)) return overlaps(bound, values)
      if (bound.exact) return bound.exact(texts(values))
      if (column.kind === 'flag') return isFlag(bound, values)
      if (column.kind === 'text') return isText(asked, texts(values))
      if (column.kind === 'day' || column.kind === 'instant') {
        const days = texts(values).map((word) => dayIn(word, asked))
        return or(...days.map((day) => isWithinDays(asked, day, daysAfter(day, 1))))
      }
      if (bound.holds) return values.includes(true) ? bound.holds : sql`not ${value}`
      return sql`${value} = any(${listOf(column, values)})`
  }
}

function isEmpty({ value, isArray, related }: BoundColumn): SQL {
  if (related) return sql`(not ${related.any})`
  return isArray ? sql`(${value} = '{}')` : sql`(${value} is null)`
}

function hasSeveral({ isArray, related }: BoundColumn): boolean {
  return isArray === true || related !== undefined
}

function overlaps({ value, related }: BoundColumn, values: readonly FilterValue[]): SQL {
  if (related) return sql`(${related.among(texts(values))})`
  return sql`(${value} && ${sql.param(texts(values))}::text[])`
}

/** Said as a condition of its own, so that an index of those that are or are not finds it. */
function isFlag({ value }: BoundColumn, values: readonly FilterValue[]): SQL | undefined {
  return or(...values.map((is) => (is === true ? sql`${value}` : sql`not ${value}`)))
}

const TYPES: Partial<Record<ListColumn['kind'], string>> = {
  person: 'uuid',
  team: 'uuid',
  count: 'bigint',
  money: 'bigint',
  size: 'bigint',
}

function listOf({ kind }: ListColumn, values: readonly FilterValue[]): SQL {
  // As texts: of a list of booleans the driver takes each that is no boolean for false.
  if (kind === 'flag') return sql`${sql.param(texts(values))}::text[]::boolean[]`
  return sql`${sql.param(texts(values))}::${sql.raw(TYPES[kind] ?? 'text')}[]`
}

function texts(values: readonly FilterValue[]): string[] {
  return values.flatMap((value) => (value === null ? [] : [String(value)]))
}

/** Both ends are within; one may be left open. */
function isBetween(
  asked: Asked,
  [from = null, to = null]: readonly FilterValue[],
): SQL | undefined {
  const { column, bound } = asked
  if (column.kind === 'day' || column.kind === 'instant') {
    const behind = to === null ? null : daysAfter(dayIn(to, asked), 1)
    return isWithinDays(asked, from === null ? null : dayIn(from, asked), behind)
  }
  return and(
    from === null ? undefined : sql`${bound.value} >= ${Number(from)}::bigint`,
    to === null ? undefined : sql`${bound.value} <= ${Number(to)}::bigint`,
  )
}

function dayIn(word: FilterValue | undefined, { today }: Asked): string {
  return dayOfWord(String(word), today)
}

/** From the beginning of a day to that of another, where the house is. */
function isWithinDays(
  { column: { kind }, bound: { value }, zone }: Asked,
  from: string | null,
  behind: string | null,
): SQL | undefined {
  return and(
    from === null ? undefined : sql`${value} >= ${startOf(from, kind, zone)}`,
    behind === null ? undefined : sql`${value} < ${startOf(behind, kind, zone)}`,
  )
}

function startOf(day: string, kind: ListColumn['kind'], zone: string): SQL {
  return kind === 'day' ? sql`${day}::date` : sql`(${day}::date::timestamp at time zone ${zone})`
}

/** The words stand in this column, and not only somewhere in the record: that much the index can tell. */
async function holdsText(asked: Asked, texts: readonly string[]): Promise<SQL | Twofold> {
  const form = sql`(' ' || search_form(${asked.bound.value}))`
  const holds = texts.map(
    (text) => sql`${form} like all (search_form_patterns(${askedForm(text)}))`,
  )
  return withinRecord(asked, texts, sql.join(holds, sql` or `))
}

async function isText(asked: Asked, texts: readonly string[]): Promise<SQL | Twofold> {
  const { value } = asked.bound
  return withinRecord(asked, texts, sql`${value} = any(${sql.param([...texts])}::text[])`)
}

/** Few records that hold a text are found by it; where many do, each is asked that first, and only then what costs more. */
async function withinRecord(
  { tx, source, bound, found }: Asked,
  texts: readonly string[],
  holds: SQL,
): Promise<SQL | Twofold> {
  const search = bound.search ?? source.search
  if (!search) return sql`(${holds})`
  const plan = await planSearch(tx, search, texts.map(askedForm))
  if (!plan) return sql`false`
  if (plan.isFew) return sql`(${plan.matches} and (${holds}))`
  found.isCommon = true
  found.share *= plan.share
  return {
    each: sql`(case when ${plan.matches} then ${holds} else false end)`,
    all: sql`(${plan.all} and (${holds}))`,
  }
}

function isTwofold(compiled: SQL | Twofold | undefined): compiled is Twofold {
  return compiled !== undefined && 'each' in compiled
}
