import fc from 'fast-check'
import { sql } from 'drizzle-orm'
import { expect, test } from 'vitest'
import { dayOfWord } from '#domain/list/day-words.ts'
import { columnOf, type ListColumn } from '#domain/list/definition.ts'
import {
  type Condition,
  type FilterValue,
  filterSchema,
  type Operator,
  operatorsOf,
} from '#domain/list/filter.ts'
import { LEAD_LIST, type LeadColumn } from '#domain/list/leads.ts'
import { defaultState } from '#domain/list/state.ts'
import { SOME_HOUSE } from '#domain/testing/house.ts'
import { dayOf } from '#domain/zone-time.ts'
import { openBrokerage } from '#tests/support/brokerage.ts'
import { LEAD_COLUMNS } from '../leads/columns.ts'
import { listLeads } from '../leads/page.ts'
import { leads } from '../schema.ts'

const ZONE = SOME_HOUSE.zone
const { admin, app: db } = await openBrokerage()
await admin.execute(
  sql`update leads set archived_at = now(), tags = '{VIP,"hot lead"}' where reference like '%3'`,
)
await admin.execute(sql`update leads set budget_max = null, bedrooms = null, owner_id = null, areas = '{}',
  created_at = '2026-03-01T20:30:00Z', move_date = '2026-04-01' where reference like '%5'`)
await admin.execute(sql`update leads set merged_into = (select id from leads order by id limit 1), archived_at = now()
  where reference like '%91'`)
const rows = await admin.select().from(leads)
const today = dayOf(Date.now(), ZONE)

type Row = (typeof rows)[number]
/** Columns that stand in the row; what is reckoned from others and the hour has tests of its own. */
const NAMES = (Object.keys(LEAD_LIST.columns) as LeadColumn[]).filter(
  (name) => name === 'archived' || LEAD_COLUMNS[name].field in leads,
)
/** Words in a text are found by their folded forms, which have tests of their own. */
const NOT_MODELLED: readonly Operator[] = ['contains']

test('whatever leads are asked for, those come that memory finds among the same rows, and no others', async () => {
  await fc.assert(
    fc.asyncProperty(anyFilter(), async (filter) => {
      expect(filterSchema(LEAD_LIST).safeParse(filter).error).toBeUndefined()
      const state = { ...defaultState(LEAD_LIST), filter, zone: ZONE }
      const found = await listLeads(db, 'all', state, { limit: 1_000 })
      const expected = rows.filter((row) => isListed(row, filter))
      expect(found.rows.map(({ id }) => id).toSorted()).toEqual(
        expected.map(({ id }) => id).toSorted(),
      )
    }),
    { numRuns: 150 },
  )
})

test('each column is asked by each of its operators, and is not simply empty of answers', async () => {
  const answered: string[] = []
  for (const name of NAMES) {
    for (const operator of operatorsFor(name)) {
      const [condition] = fc.sample(conditionOn(name, operator), { numRuns: 1, seed: 7 })
      if (!condition) throw new Error(`Nothing asks ${name} ${operator}.`)
      const state = { ...defaultState(LEAD_LIST), filter: [condition], zone: ZONE }
      const found = await listLeads(db, 'all', state, { limit: 1_000 })
      const expected = rows.filter((row) => isListed(row, [condition]))
      expect(found.rows.length, `${name} ${operator} ${condition.values.join()}`).toBe(
        expected.length,
      )
      if (expected.length > 0) answered.push(`${name} ${operator}`)
    }
  }
  expect(answered.length).toBeGreaterThan(40)
})

function operatorsFor(name: LeadColumn): Operator[] {
  const column = columnOf(LEAD_LIST, name)
  return column ? operatorsOf(column).filter((one) => !NOT_MODELLED.includes(one)) : []
}

function anyFilter(): fc.Arbitrary<Condition[]> {
  const any = NAMES.flatMap((name) =>
    operatorsFor(name).map((operator) => conditionOn(name, operator)),
  )
  return fc.uniqueArray(fc.oneof(...any), {
    minLength: 1,
    maxLength: 3,
    selector: ({ column, operator }) => `${column} ${operator}`,
  })
}

/** Values that rows of the house have, so that most questions have answers. */
function conditionOn(name: LeadColumn, operator: Operator): fc.Arbitrary<Condition> {
  const column = columnOf(LEAD_LIST, name)
  if (!column) throw new Error(name)
  const known = [...new Set(rows.flatMap((row) => asAsked(column, row, name)))]
  const value = fc.constantFrom(...(known.length > 0 ? known : fallback(column)))
  const values: fc.Arbitrary<FilterValue[]> =
    operator === 'empty' || operator === 'notEmpty'
      ? fc.constant([])
      : operator === 'before' || operator === 'after'
        ? value.map((one) => [one])
        : operator === 'between'
          ? fc.oneof(
              fc.tuple(value, value),
              fc.tuple(value, fc.constant(null)),
              fc.tuple(fc.constant(null), value),
            )
          : fc.uniqueArray(value, { minLength: 1, maxLength: 3 })
  return values.map((given) => ({ column: name, operator, values: given }))
}

function fallback({ kind }: ListColumn): FilterValue[] {
  if (kind === 'instant' || kind === 'day') return ['today', 'today-30']
  return kind === 'reference' ? ['budget', 'noAnswer'] : ['x']
}

function asAsked({ kind }: ListColumn, row: Row, name: LeadColumn): FilterValue[] {
  return valuesOf(row, name).flatMap((value) => {
    if (kind === 'instant') return [dayOf(Date.parse(String(value)), ZONE)]
    return typeof value === 'string' && value.length > 80 ? [] : [value]
  })
}

/** What a row says in a column: none, one, or several values. */
function valuesOf(row: Row, name: LeadColumn): (string | number | boolean)[] {
  if (name === 'archived') return [row.archivedAt !== null]
  if (name === 'overdue') return [row.dueAt !== null && Date.parse(row.dueAt) < Date.now()]
  const { field } = LEAD_COLUMNS[name]
  const value = (row as Record<string, unknown>)[field]
  return [value].flat().filter((one) => one !== null && one !== undefined) as (string | number)[]
}

function isListed(row: Row, filter: readonly Condition[]): boolean {
  if (row.mergedInto !== null) return false
  const saysArchived = filter.some(({ column }) => column === 'archived')
  if (!saysArchived && row.archivedAt !== null) return false
  return filter.every((condition) => holds(row, condition))
}

function holds(row: Row, { column: name, operator, values }: Condition): boolean {
  const column = columnOf(LEAD_LIST, name)
  const own = valuesOf(row, name as LeadColumn)
  const compare = (value: string | number | boolean): string | number | boolean => {
    if (column?.kind === 'instant') return dayOf(Date.parse(String(value)), ZONE)
    return name === 'email' ? String(value).toLowerCase() : value
  }
  const isDay = column?.kind === 'instant' || column?.kind === 'day'
  const given = values.map((value) => {
    if (value === null) return null
    if (isDay) return dayOfWord(String(value), today)
    return name === 'email' ? String(value).toLowerCase() : value
  })
  const [first = null, second = null] = given
  switch (operator) {
    case 'empty':
      return own.length === 0
    case 'notEmpty':
      return own.length > 0
    case 'is':
      return own.some((value) => given.includes(compare(value)))
    case 'isNot':
      return !own.some((value) => given.includes(compare(value)))
    case 'before':
      return own.some((value) => first !== null && compare(value) < first)
    case 'after':
      return own.some((value) => first !== null && compare(value) > first)
    case 'between':
      return own.some(
        (value) =>
          (first === null || compare(value) >= first) &&
          (second === null || compare(value) <= second),
      )
    default:
      throw new Error(`${operator} is not modelled.`)
  }
}
