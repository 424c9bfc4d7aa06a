import fc from 'fast-check'
import { eq, sql } from 'drizzle-orm'
import { expect, test } from 'vitest'
import { MEASURES, type MeasureName, type MetricSubject } from '#domain/metrics/catalogue.ts'
import type { DimensionName } from '#domain/metrics/dimensions.ts'
import { checkPlan } from '#domain/metrics/plan.ts'
import { PRICE_BANDS } from '#domain/metrics/price-bands.ts'
import { SOME_HOUSE } from '#domain/testing/house.ts'
import { dayOf } from '#domain/zone-time.ts'
import { openBrokerage } from '#tests/support/brokerage.ts'
import { calls, leads, listings, tasks, viewings } from '../schema.ts'
import { type Asker, runPlan } from './run-plan.ts'

/** A moment within the demo's weeks: what is overdue is so for both sides. */
const NOW = new Date()
const ADMIN: Asker = { personId: null, role: 'admin', teamId: null }
const { admin, reporting } = await openBrokerage({ scale: 0.3 })
await admin.execute(sql`update listings set price = null where reference like '%9'`)
await admin.execute(
  sql`update leads set areas = areas || '{downtown-dubai}' where reference like '%4' and not 'downtown-dubai' = any (areas)`,
)
const all = {
  lead: await admin.select().from(leads),
  listing: await admin.select().from(listings),
  call: await admin.select().from(calls),
  // A viewing's place is its listing's.
  viewing: (
    await admin
      .select({ viewing: viewings, area: listings.area })
      .from(viewings)
      .leftJoin(listings, eq(listings.id, viewings.listingId))
  ).map(({ viewing, area }) => ({ ...viewing, viewingStatus: viewing.status, area })),
  task: (await admin.select().from(tasks)).map((task) => ({
    ...task,
    done: task.doneAt !== null,
    overdue: task.doneAt === null && task.dueAt !== null && Date.parse(task.dueAt) < NOW.getTime(),
  })),
} satisfies Record<MetricSubject, Row[]>

type Row = Record<string, unknown>
type Filter = {
  dimension: DimensionName
  operator: 'is' | 'isNot'
  values: (string | number | boolean)[]
}
type Asked = { measure: MeasureName; dimensions: DimensionName[]; filters: Filter[] }

/** How often a period is said in a year, as prices and budgets are compared. */
const TIMES: Record<string, number> = { month: 12, quarter: 4, week: 52, year: 1 }
const PRICE_MEASURES: readonly MeasureName[] = [
  'medianPrice',
  'averagePrice',
  'highestPrice',
  'lowestPrice',
]
const MODELLED: readonly MeasureName[] = [
  'leads',
  'closedLeads',
  'winRate',
  'listings',
  ...PRICE_MEASURES,
  'calls',
  'talkTime',
  'averageCall',
  'longestCall',
  'cohortWon',
  'responseTime',
  'permits',
  'viewings',
  'tasks',
  'tasksDone',
]
const SPLITS: readonly DimensionName[] = [
  'stage',
  'agent',
  'team',
  'area',
  'source',
  'intent',
  'temperature',
  'propertyType',
  'bedrooms',
  'purpose',
  'status',
  'furnishing',
  'priceBand',
  'state',
  'direction',
  'answered',
  'lostReason',
  'viewingStatus',
  'done',
  'overdue',
  'day',
  'month',
]

test.each(MODELLED)(
  '%s is counted by the database as memory counts the same rows',
  async (measure) => {
    await fc.assert(
      fc.asyncProperty(anyPlan(measure), async (asked) => {
        const plan = checkPlan(asked)
        const { rows } = await runPlan(reporting, plan, {
          asker: ADMIN,
          calendar: SOME_HOUSE,
          now: NOW,
        })
        const found = rows.map(({ groups, value }) => [
          groups.map(({ key }) => key).join('|'),
          value,
        ])
        expect(Object.fromEntries(found)).toEqual(count(asked))
        expect(new Set(found.map(([key]) => key)).size).toBe(found.length)
      }),
      { numRuns: 25 },
    )
  },
)

function anyPlan(measure: MeasureName): fc.Arbitrary<Asked> {
  const { dimensions, filters, subject } = MEASURES[measure]
  const has = (list: readonly string[], name: string) => list.includes(name)
  const splits = SPLITS.filter((name) => has(dimensions, name))
  const asks = SPLITS.filter((name) => has(filters, name))
  const filter = fc.constantFrom(...asks).chain((dimension) => {
    const known = [...new Set(all[subject].flatMap((row) => keysOf(row, dimension, measure)))]
    const values = known.filter((key) => key !== null)
    return fc.record({
      dimension: fc.constant(dimension),
      operator: fc.constantFrom('is' as const, 'isNot' as const),
      values: fc.uniqueArray(fc.constantFrom(...values), { minLength: 1, maxLength: 2 }),
    })
  })
  const purpose = PRICE_MEASURES.includes(measure)
    ? fc
        .constantFrom('sale', 'rent')
        .map((one): Filter[] => [{ dimension: 'purpose', operator: 'is', values: [one] }])
    : fc.constant<Filter[]>([])
  const free = fc.uniqueArray(filter, { maxLength: 2, selector: ({ dimension }) => dimension })
  return fc.record({
    measure: fc.constant(measure),
    dimensions: fc.uniqueArray(fc.constantFrom(...splits), { maxLength: 2 }),
    filters: fc
      .tuple(purpose, free)
      .map(([first, more]) => [
        ...first,
        ...more.filter(({ dimension }) => first.length === 0 || dimension !== 'purpose'),
      ]),
  })
}

/** The same in memory: rows that hold, by their keys, with the measure's value for each. */
function count({ measure, dimensions, filters }: Asked): Record<string, number | null> {
  const { subject } = MEASURES[measure]
  const rows = all[subject]
    .flatMap((row) => parted(row, dimensions))
    .filter((row) => isCounted(row, measure) && filters.every((one) => holds(row, one, measure)))
  const groups = new Map<string, Row[]>()
  for (const row of rows) {
    for (const key of combine(dimensions.map((name) => keysOf(row, name, measure))))
      groups.set(key, [...(groups.get(key) ?? []), row])
  }
  if (dimensions.length === 0 && groups.size === 0) groups.set('', [])
  return Object.fromEntries(
    [...groups].map(([key, of]) => [key, rounded(valueOf(measure, of), measure)]),
  )
}

/** Split by area, a lead of several stands under each, and a filter of areas asks each of them. */
function parted(row: Row, dimensions: readonly DimensionName[]): Row[] {
  if (!dimensions.includes('area') || !Array.isArray(row.areas) || row.areas.length < 2)
    return [row]
  return row.areas.map((area: string) => ({ ...row, areas: [area] }))
}

function combine(keys: (string | number | boolean | null)[][]): string[] {
  return keys
    .reduce<string[][]>(
      (made, next) =>
        made.flatMap((one) => next.map((key) => [...one, key === null ? '' : String(key)])),
      [[]],
    )
    .map((one) => one.join('|'))
}

function isCounted(row: Row, measure: MeasureName): boolean {
  if (measure === 'closedLeads' || measure === 'winRate')
    return row.stage === 'won' || row.stage === 'lost'
  if (PRICE_MEASURES.includes(measure)) return row.price !== null
  if (measure === 'responseTime') return row.firstContactedAt !== null && row.importedAt === null
  if (measure === 'permits') return row.permitEndsOn !== null
  if (measure === 'tasksDone') return row.doneAt !== null
  return measure === 'averageCall' || measure === 'longestCall' ? talked(row) !== null : true
}

function holds(row: Row, { dimension, operator, values }: Filter, measure: MeasureName): boolean {
  const isAmong = keysOf(row, dimension, measure).some(
    (key) => key !== null && values.includes(key),
  )
  return operator === 'is' ? isAmong : !isAmong
}

function valueOf(measure: MeasureName, rows: Row[]): number | null {
  switch (measure) {
    case 'responseTime':
      return mean(rows.map((row) => minutes(row.createdAt, row.firstContactedAt)))
    case 'winRate':
    case 'cohortWon':
      return rows.length === 0
        ? null
        : (100 * rows.filter(({ stage }) => stage === 'won').length) / rows.length
    case 'medianPrice':
      return median(rows.map(yearly))
    case 'averagePrice':
      return mean(rows.map(yearly))
    case 'highestPrice':
      return rows.length === 0 ? null : Math.max(...rows.map(yearly))
    case 'lowestPrice':
      return rows.length === 0 ? null : Math.min(...rows.map(yearly))
    case 'talkTime':
      return rows.reduce((sum, row) => sum + (talked(row) ?? 0), 0)
    case 'averageCall':
      return mean(rows.map((row) => talked(row) ?? 0))
    case 'longestCall':
      return rows.length === 0 ? null : Math.max(...rows.map((row) => talked(row) ?? 0))
    default:
      return rows.length
  }
}

function keysOf(
  row: Row,
  name: DimensionName,
  measure: MeasureName,
): (string | number | boolean | null)[] {
  const day = () => dayAt(atOf(row, measure))
  const own = row as Record<string, string | number | null>
  switch (name) {
    case 'area': {
      if (!Array.isArray(row.areas)) return [own.area ?? null]
      return row.areas.length > 0 ? (row.areas as string[]) : [null]
    }
    case 'agent':
      return [own.ownerId ?? own.agentId ?? null]
    case 'team':
      return [own.teamId ?? null]
    case 'priceBand':
      return [bandOf(row)]
    case 'answered':
      return [row.answeredAt !== null]
    case 'day':
      return [day()]
    case 'month':
      return [monthOf(day())]
    default:
      return [own[name] ?? null]
  }
}

function atOf(row: Row, measure: MeasureName): unknown {
  if (measure === 'closedLeads' || measure === 'winRate') return row.stageChangedAt
  if (measure === 'permits') return row.permitEndsOn
  if (measure === 'tasksDone') return row.doneAt
  const { subject } = MEASURES[measure]
  if (subject === 'viewing') return row.startsAt
  if (subject === 'task') return row.dueAt
  return subject === 'call' ? row.startedAt : row.createdAt
}

/** In the house's zone; a day without a time is itself, and what has none is none. */
function dayAt(at: unknown): string | null {
  if (at === null) return null
  return /^\d{4}-\d\d-\d\d$/.test(String(at))
    ? String(at)
    : dayOf(Date.parse(String(at)), SOME_HOUSE.zone)
}

function monthOf(day: string | null): string | null {
  return day && `${day.slice(0, 7)}-01`
}

function minutes(from: unknown, to: unknown): number {
  return (Date.parse(String(to)) - Date.parse(String(from))) / 60_000
}

function bandOf(row: Row): string | null {
  if (row.price === null || (row.purpose !== 'sale' && row.purpose !== 'rent')) return null
  const band = PRICE_BANDS[row.purpose].find(({ below }) => below === null || yearly(row) < below)
  return band?.key ?? null
}

function yearly(row: Row): number {
  return Number(row.price) * (row.purpose === 'rent' ? (TIMES[String(row.rentPeriod)] ?? 1) : 1)
}

function talked(row: Row): number | null {
  if (row.answeredAt === null || row.endedAt === null) return null
  return (Date.parse(String(row.endedAt)) - Date.parse(String(row.answeredAt))) / 60_000
}

function mean(values: number[]): number | null {
  return values.length === 0 ? null : values.reduce((sum, one) => sum + one, 0) / values.length
}

function median(values: number[]): number | null {
  const sorted = values.toSorted((a, b) => a - b)
  const middle = (sorted.length - 1) / 2
  const [low, high] = [sorted[Math.floor(middle)], sorted[Math.ceil(middle)]]
  return low === undefined || high === undefined ? null : (low + high) / 2
}

/** Minutes and shares have one decimal, prices none: both sides round once, and the same. */
function rounded(value: number | null, measure: MeasureName): number | null {
  if (value === null) return null
  const parts = PRICE_MEASURES.includes(measure) ? 1 : 10
  return Math.round(value * parts + 1e-9) / parts
}
