import { PgDialect } from 'drizzle-orm/pg-core'
import { z } from 'zod'
import { periodKey } from '#domain/metrics/answer.ts'
import type { Plan } from '#domain/metrics/plan.ts'
import type { House } from '#domain/house/house.ts'
import { compilePlan } from '../metrics/compile.ts'

type Settings = { calendar: Pick<House, 'zone' | 'firstDay'>; now: Date }

/** The SQL of an answer as people read and change it: what was bound stands in it, and so do the house's calendar and the time. */
export function sqlOfPlan(plan: Plan, settings: Settings): string {
  const { versus, ...first } = plan
  if (!versus) return laidOut(oneStatement(first, settings))
  const parts = [plan.time ?? {}, versus].map((time, at) => {
    const statement = oneStatement({ ...first, time }, settings)
    return `select ${literal(periodKey(time))} as period, part${at}.* from (${statement}) part${at}`
  })
  return laidOut(parts.join('\nunion all '))
}

const dialect = new PgDialect()

function oneStatement(plan: Plan, { calendar, now }: Settings): string {
  const { sql, params } = dialect.sqlToQuery(compilePlan(plan))
  return sql
    .replaceAll(`current_setting('pace.zone')`, literal(calendar.zone))
    .replaceAll(
      `current_setting('pace.now')::timestamptz`,
      `${literal(now.toISOString())}::timestamptz`,
    )
    .replaceAll(
      `current_setting('pace.week_shift')::interval`,
      `interval ${literal(`${calendar.firstDay - 1} days`)}`,
    )
    .replaceAll(/\$(\d+)/g, (_, place: string) => literal(params[Number(place) - 1]))
}

const ListSchema = z.array(z.union([z.string(), z.number()]))

function literal(value: unknown): string {
  if (value === null || value === undefined) return 'null'
  if (typeof value === 'number' || typeof value === 'boolean') return String(value)
  const list = ListSchema.safeParse(value)
  if (list.success) return literal(`{${list.data.map(element).join(',')}}`)
  return `'${String(value).replaceAll("'", "''")}'`
}

function element(value: string | number): string {
  return `"${String(value).replaceAll(/[\\"]/g, (one) => `\\${one}`)}"`
}

/** Names need no quotes here, and each part of a statement begins its own line; what stands in quotes is left as it is. */
function laidOut(statement: string): string {
  return statement
    .split(/('(?:[^']|'')*')/)
    .map((part, at) => (at % 2 === 1 ? part : plain(part)))
    .join('')
    .trim()
}

function plain(part: string): string {
  return part
    .replaceAll(/"([a-z_0-9]+)"/g, (_, name: string) => (RESERVED.has(name) ? `"${name}"` : name))
    .replaceAll(/\s+/g, ' ')
    .replaceAll(/ (from|where|group by|order by|left join|union all) /g, '\n$1 ')
}

/** Names of columns that are words of the language. */
const RESERVED = new Set(['from', 'to', 'order', 'group', 'user', 'end', 'at'])
