import { CALL_LIST } from '../list/calls.ts'
import { writeListState } from '../list/address.ts'
import type { ListDefinition } from '../list/definition.ts'
import type { Condition } from '../list/filter.ts'
import { defaultState } from '../list/state.ts'
import { LEAD_LIST } from '../list/leads.ts'
import { LISTING_LIST } from '../list/listings.ts'
import { TASK_LIST } from '../list/tasks.ts'
import { VIEWING_LIST } from '../list/viewings.ts'
import { ENDED_STAGES } from '../lead/fields.ts'
import { type Group, periodOf, splitsOf } from './answer.ts'
import type { MeasureName } from './catalogue.ts'
import { LEAD_COLUMN_OF, LISTING_COLUMN_OF } from './columns.ts'
import type { DimensionName } from './dimensions.ts'
import type { Plan, PlanFilter } from './plan.ts'
import type { TimeRange } from './plan-schema.ts'

type Shown = {
  list: ListDefinition
  path: string
  columns: Partial<Record<DimensionName, string>>
  /** The column that a plan's time looks at. */
  time: string
}

const LEADS = { list: LEAD_LIST, path: '/leads', columns: LEAD_COLUMN_OF }
const CALLS = { agent: 'agent', team: 'team', state: 'state', direction: 'direction' }
const VIEWINGS = { agent: 'agent', team: 'team', area: 'area', viewingStatus: 'status' }
const TASKS = {
  list: TASK_LIST,
  path: '/tasks',
  columns: { agent: 'owner', team: 'team', done: 'done' },
}

/** The lists that show the rows of what is counted. Averages, rates and what no column tells have none. */
const LISTS: Partial<Record<MeasureName, Shown>> = {
  leads: { ...LEADS, time: 'created' },
  closedLeads: { ...LEADS, time: 'stageSince' },
  listings: { list: LISTING_LIST, path: '/listings', columns: LISTING_COLUMN_OF, time: 'created' },
  calls: { list: CALL_LIST, path: '/calls', columns: CALLS, time: 'started' },
  viewings: { list: VIEWING_LIST, path: '/viewings', columns: VIEWINGS, time: 'start' },
  tasks: { ...TASKS, time: 'due' },
  tasksDone: { ...TASKS, time: 'doneAt' },
}

/** The address of the list that holds the rows behind one group of an answer, or behind all of it; null where no list can. */
export function listOf(plan: Plan, groups: readonly Group[] = []): string | null {
  const record = recordOf(plan, groups)
  if (record) return record
  const shown = LISTS[plan.measure]
  if (!shown || plan.averagedOver) return null
  const splits = splitsOf(plan)
  let time: TimeRange | undefined = plan.versus && groups.length === 0 ? undefined : plan.time
  const filters: PlanFilter[] = [...ownFilters(plan)]
  for (const [at, split] of splits.entries()) {
    const group = groups[at]
    if (!group) continue
    if (split === 'period') time = periodOf(group.key ?? '')
    else if (split === 'day' || split === 'week' || split === 'month') {
      if (group.key === null) return null
      time = within(time, periodFrom(split, group.key))
    } else
      filters.push({
        dimension: split,
        operator: 'is',
        values: group.key === null ? [] : [group.key],
      })
  }
  const conditions = filters.map((filter) => conditionOf(shown, plan, filter))
  if (conditions.some((one) => one === null)) return null
  const filter = merged(conditions.filter((one) => one !== null))
  if (!filter) return null
  return address(shown, [...filter, ...timeOf(shown, time)])
}

/** "The most expensive", "the longest": the record itself. */
function recordOf({ dimensions }: Plan, groups: readonly Group[]): string | null {
  const at = dimensions.findIndex((name) => name === 'listing' || name === 'call')
  const key = groups[at]?.key
  if (at < 0 || !key) return null
  return `/${dimensions[at]}s/${encodeURIComponent(key)}`
}

/** What is counted beside what the plan is narrowed to. */
function ownFilters({ measure, filters }: Plan): PlanFilter[] {
  const isEnded =
    measure === 'closedLeads' && !filters.some(({ dimension }) => dimension === 'stage')
  if (isEnded)
    return [...filters, { dimension: 'stage', operator: 'is', values: [...ENDED_STAGES] }]
  if (measure === 'tasksDone')
    return [...filters, { dimension: 'done', operator: 'is', values: [true] }]
  return filters
}

function conditionOf(
  { list, columns }: Shown,
  plan: Plan,
  { dimension, operator, values }: PlanFilter,
): Condition | null {
  if (dimension === 'owned' && operator === 'is')
    return { column: 'owner', operator: values[0] === true ? 'notEmpty' : 'empty', values: [] }
  const column = dimension === 'price' ? priceOf(plan) : columns[dimension]
  const known = column ? list.columns[column] : undefined
  if (!column || !known || known.filter === false) return null
  if (values.length === 0) return known.required ? null : { column, operator: 'empty', values: [] }
  const typed = values.map((value) =>
    known.kind === 'count'
      ? Number(value)
      : known.kind === 'flag'
        ? String(value) === 'true'
        : value,
  )
  if (operator === 'is' || operator === 'isNot') {
    const isAmount = known.kind === 'money' || known.kind === 'count' || known.kind === 'flag'
    return operator === 'isNot' && isAmount ? null : { column, operator, values: typed }
  }
  const bound = Number(values[0])
  return {
    column,
    operator: 'between',
    values: operator === 'atLeast' ? [bound, null] : [null, bound],
  }
}

/** Rents are compared per year, and stand in the list as they are said. */
function priceOf({ filters }: Plan): string | undefined {
  const isSale = filters.some(
    ({ dimension, operator, values }) =>
      dimension === 'purpose' && operator === 'is' && values.every((value) => value === 'sale'),
  )
  return isSale ? 'price' : undefined
}

/** For each column and operator one condition: a group's own value takes the place of those it was narrowed to; two bounds are one stretch. */
function merged(conditions: readonly Condition[]): Condition[] | null {
  const kept = new Map<string, Condition>()
  for (const one of conditions) {
    const name = `${one.column} ${one.operator}`
    const before = kept.get(name)
    const both =
      before && one.operator === 'between'
        ? [before.values[0] ?? one.values[0] ?? null, before.values[1] ?? one.values[1] ?? null]
        : one.values
    kept.set(name, { ...one, values: both })
  }
  return [...kept.values()]
}

function timeOf({ time: column }: Shown, time: TimeRange | undefined): Condition[] {
  if (!time?.from && !time?.to) return []
  const last = time.to ? dayBefore(time.to) : null
  return [{ column, operator: 'between', values: [time.from ?? null, last] }]
}

function within(time: TimeRange | undefined, period: { from: string; to: string }): TimeRange {
  const from = time?.from && time.from > period.from ? time.from : period.from
  const to = time?.to && time.to < period.to ? time.to : period.to
  return { from, to }
}

/** What is archived is counted, and so it is shown. */
function address({ list, path }: Shown, filter: Condition[]): string {
  const archived: Condition[] =
    'archived' in list.columns
      ? [{ column: 'archived', operator: 'is', values: [true, false] }]
      : []
  const params = writeListState(list, { ...defaultState(list), filter: [...filter, ...archived] })
  return `${path}?${params.toString()}`
}

/** The days of a group of a calendar: its key is the first of them. */
function periodFrom(unit: 'day' | 'week' | 'month', key: string): { from: string; to: string } {
  if (unit !== 'month') return { from: key, to: dayAfter(key, unit === 'day' ? 1 : 7) }
  const [year = 0, month = 0] = key.split('-').map(Number)
  return { from: key, to: new Date(Date.UTC(year, month, 1)).toISOString().slice(0, 10) }
}

function dayAfter(day: string, days: number): string {
  return new Date(Date.parse(day) + days * 86_400_000).toISOString().slice(0, 10)
}

function dayBefore(day: string): string {
  return new Date(Date.parse(day) - 86_400_000).toISOString().slice(0, 10)
}
