import { and, inArray, isNull, notInArray, type SQL, sql } from 'drizzle-orm'
import { MEASURES } from '#domain/metrics/catalogue.ts'
import { dimensionOf, type DimensionName, type ListedIn } from '#domain/metrics/dimensions.ts'
import type { Plan, PlanFilter } from '#domain/metrics/plan.ts'
import { areas, calls, leads, listings, people, teams, referenceValues } from '../schema.ts'
import { eachLeadArea, type Source, sourceOf, ZONE } from './expressions.ts'
import { COUNTED, VALUES } from './values.ts'

const DEFAULT_ROWS = 100

/**
 * A checked plan as one statement, for its first period. Names come from the catalogue alone, values only as parameters. Columns:
 * `key0`, `name0`, … for the dimensions (name: of an area, person, team or record), `value`, and `total`, the number of groups.
 */
export function compilePlan(plan: Plan): SQL {
  if (plan.averagedOver) return compileAverage(plan, plan.averagedOver)
  const source = sourceOf(plan.measure)
  const groups = plan.dimensions.map((name, at) => ({
    name,
    key: sql.identifier(`key${at}`),
    expression: need(source, name),
  }))
  const keys = groups.map(({ key, expression }) => sql`${expression} as ${key}`)
  const grouping =
    groups.length > 0 ? sql`group by ${join(groups.map(({ expression }) => expression))}` : sql``
  const named = groups.map(
    ({ name, key }, at) =>
      sql`grouped.${key}, ${nameOf(name, key)} as ${sql.identifier(`name${at}`)}`,
  )
  return sql`with grouped as (
      select ${join([...keys, sql`${valueOf(plan, source)} as value`])}
      from ${source.from} ${unnesting(plan)}
      where ${conditions(plan, source)} ${grouping}
    )
    select ${join([...named, sql`${shownValue(plan)} as value, (count(*) over ())::int as total`])}
    from grouped order by ${order(plan)} limit ${plan.limit ?? DEFAULT_ROWS}`
}

/** The mean of what each group has, over the groups that have any. */
function compileAverage(plan: Plan, over: DimensionName): SQL {
  const each: Plan = { ...plan, dimensions: [over] }
  const source = sourceOf(plan.measure)
  const key = need(source, over)
  return sql`with grouped as (
      select ${VALUES[plan.measure]} as value
      from ${source.from} ${unnesting(each)}
      where ${conditions(each, source)} and ${key} is not null group by ${key}
    )
    select round(avg(grouped.value)::numeric, 1)::float8 as value, 1 as total from grouped`
}

/** What is counted or measured of a group; a part of a whole is what is left of it by the filters that make the part. */
function valueOf(plan: Plan, source: ReturnType<typeof sourceOf>): SQL {
  const parts = plan.filters.filter(({ dimension }) => isPart(plan, dimension))
  const counted = COUNTED[MEASURES[plan.measure].subject]
  if (parts.length === 0) return VALUES[plan.measure]
  const isPartOf = and(...parts.map((filter) => condition(plan, filter, source)))
  return sql`round(100.0 * count(${counted}) filter (where ${isPartOf}) / nullif(count(${counted}), 0), 1)::float8`
}

/** Of a share by groups the part that each has of all that stand beside it. */
function shownValue({ share = [], dimensions }: Plan): SQL {
  if (!dimensions.some((name) => share.includes(name))) return sql`grouped.value`
  const beside = dimensions.flatMap((name, at) =>
    share.includes(name) ? [] : [sql`grouped.${sql.identifier(`key${at}`)}`],
  )
  const within = beside.length > 0 ? sql`partition by ${join(beside)}` : sql``
  return sql`round(100.0 * grouped.value / nullif(sum(grouped.value) over (${within}), 0), 1)::float8`
}

function isPart({ share, filters }: Plan, name: DimensionName): boolean {
  return (share?.includes(name) ?? false) && filters.some(({ dimension }) => dimension === name)
}

function conditions(plan: Plan, source: ReturnType<typeof sourceOf>): SQL {
  const { from, to } = plan.time ?? {}
  const midnight = (date: string) => sql`(${date}::date::timestamp at time zone ${ZONE})`
  const all = and(
    ...plan.filters
      .filter(({ dimension }) => !isPart(plan, dimension))
      .map((filter) => condition(plan, filter, source)),
    from ? sql`${source.at} >= ${midnight(from)}` : undefined,
    to ? sql`${source.at} < ${midnight(to)}` : undefined,
    source.only,
    // Of leads that were merged the one that is left is counted.
    MEASURES[plan.measure].subject === 'lead' ? isNull(leads.mergedInto) : undefined,
  )
  return all ?? sql`true`
}

function condition(plan: Plan, filter: PlanFilter, source: Source): SQL {
  const { dimension, operator, values } = filter
  const isLeadArea =
    dimension === 'area' &&
    MEASURES[plan.measure].subject === 'lead' &&
    !plan.dimensions.includes('area')
  if (isLeadArea) {
    const named = sql`${leads.areas} && ${sql.param(values.map(String))}::text[]`
    return operator === 'isNot' ? sql`not (${named})` : named
  }
  const expression = need(source, dimension)
  if (operator === 'atLeast') return sql`${expression} >= ${values[0]}`
  if (operator === 'atMost') return sql`${expression} <= ${values[0]}`
  // A row without a value is not the one that is left out.
  return operator === 'isNot'
    ? sql`(${expression} is null or ${notInArray(expression, [...values])})`
    : inArray(expression, [...values])
}

function unnesting({ measure, dimensions }: Plan): SQL {
  return MEASURES[measure].subject === 'lead' && dimensions.includes('area') ? eachLeadArea : sql``
}

/** What is read as a sequence stands in its own order, everything else with the most first. */
function order({ sort, dimensions }: Plan): SQL {
  const keys = dimensions.map((name, at) =>
    orderOf(name, sql`grouped.${sql.identifier(`key${at}`)}`),
  )
  if (sort) {
    const direction = sort.direction === 'ascending' ? sql`asc nulls last` : sql`desc nulls last`
    const at = dimensions.findIndex((name) => name === sort.by)
    const by = at < 0 ? sql`grouped.value` : (keys[at] ?? sql`grouped.value`)
    return join([sql`${by} ${direction}`, ...keys])
  }
  const isSequence = dimensions.some((name) => SEQUENCES.includes(name))
  return join(
    isSequence ? [...keys, sql`grouped.value desc`] : [sql`grouped.value desc nulls last`, ...keys],
  )
}

const SEQUENCES: readonly DimensionName[] = [
  'stage',
  'priceBand',
  'bedrooms',
  'day',
  'week',
  'month',
  'status',
  'viewingStatus',
  'portalState',
]

/** A choice stands where its catalogue has it, so that stages follow the pipeline. */
function orderOf(name: DimensionName, key: SQL): SQL {
  const { choices, list } = dimensionOf(name)
  if (list)
    return sql`(select ${referenceValues.position} from ${referenceValues} where ${listed(list, key)})`
  if (!choices) return sql`${key}`
  return sql`array_position(${sql.param(Object.keys(choices))}::text[], ${key}::text)`
}

function nameOf(name: DimensionName, key: ReturnType<typeof sql.identifier>): SQL {
  switch (dimensionOf(name).kind) {
    case 'listed':
      return labelIn(name, key)
    case 'area':
      return sql`(select ${areas.name} from ${areas} where ${areas.key} = grouped.${key})`
    case 'person':
      return sql`(select ${people.name} from ${people} where ${people.id} = grouped.${key})`
    case 'team':
      return sql`(select ${teams.name} from ${teams} where ${teams.id} = grouped.${key})`
    case 'record':
      return recordName(name, key)
    default:
      return sql`null::text`
  }
}

/** The house's word for a value of one of its lists. */
function labelIn(name: DimensionName, key: ReturnType<typeof sql.identifier>): SQL {
  const { list } = dimensionOf(name)
  if (!list) throw new Error(`${name} is of no list.`)
  return sql`(select ${referenceValues.labels}->>'en' from ${referenceValues}
    where ${listed(list, sql`grouped.${key}`)})`
}

function listed(list: ListedIn, key: SQL): SQL {
  return sql`${referenceValues.kind} = ${list} and ${referenceValues.key} = ${key}`
}

/** A listing by its reference and title, a call by who talked and when. */
function recordName(name: DimensionName, key: ReturnType<typeof sql.identifier>): SQL {
  if (name === 'listing')
    return sql`(select concat_ws(', ', ${listings.reference}, ${listings.title}) from ${listings}
      where ${listings.id} = grouped.${key})`
  return sql`(select concat_ws(', ', ${people.name},
      to_char(${calls.startedAt} at time zone ${ZONE}, 'FMDD Mon YYYY HH24:MI'))
    from ${calls} left join ${people} on ${people.id} = ${calls.agentId}
    where ${calls.id} = grouped.${key})`
}

function need(source: Source, name: DimensionName): SQL {
  const expression = source.dimensions[name]
  if (!expression) throw new Error(`The catalogue has ${name}, but it has no column.`)
  return expression
}

function join(parts: SQL[]): SQL {
  return sql.join(parts, sql`, `)
}
