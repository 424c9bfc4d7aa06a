import { sql } from 'drizzle-orm'
import { z } from 'zod'
import type { Role } from '#domain/access/person.ts'
import { periodKey } from '#domain/metrics/answer.ts'
import type { Plan } from '#domain/metrics/plan.ts'
import type { House } from '#domain/house/house.ts'
import type { PaceDb } from '../client.ts'
import { compilePlan } from './compile.ts'

/** Under whose rights the database answers: its own row security asks these (see the migration of grants). */
export type Asker = { personId: string | null; role: Role; teamId: string | null }

/** One group: its key and name per dimension, and the measure's value (null: there is none, as a rate of nothing). */
export type ResultRow = {
  groups: { key: string | null; name: string | null }[]
  value: number | null
}
export type PlanResult = { rows: ResultRow[]; total: number }

/** Whose days and weeks are counted. */
type Calendar = Pick<House, 'zone' | 'firstDay'>

const TIMEOUT_MS = 5_000
const key = z.union([z.string(), z.number(), z.boolean()]).nullable().default(null)
const name = z.string().nullable().default(null)
const RowSchema = z.object({
  key0: key,
  key1: key,
  name0: name,
  name1: name,
  value: z.number().nullable(),
  total: z.number(),
})

/**
 * Runs a checked plan as the reporting role, read-only, for as long as it may take and not longer. Two periods are two
 * statements of one snapshot, and their groups begin with the period.
 */
export async function runPlan(
  reporting: PaceDb,
  plan: Plan,
  { asker, calendar, now = new Date() }: { asker: Asker; calendar: Calendar; now?: Date },
): Promise<PlanResult> {
  const { versus, ...first } = plan
  const spans = versus ? [plan.time ?? {}, versus] : [plan.time]
  return reporting.transaction(
    async (tx) => {
      await tx.execute(sql`select
        set_config('pace.person', ${asker.personId ?? ''}, true),
        set_config('pace.role', ${asker.role}, true),
        set_config('pace.team', ${asker.teamId ?? ''}, true),
        set_config('pace.zone', ${calendar.zone}, true),
        set_config('pace.now', ${now.toISOString()}, true),
        set_config('pace.week_shift', ${`${calendar.firstDay - 1} days`}, true),
        set_config('statement_timeout', ${String(TIMEOUT_MS)}, true)`)
      const results: PlanResult[] = []
      for (const time of spans) {
        const found = await tx.execute(compilePlan({ ...first, ...(time ? { time } : {}) }))
        const rows = z.array(RowSchema).parse([...found])
        const period = versus && time ? [{ key: periodKey(time), name: null }] : []
        results.push({
          rows: rows.map((row) => toResultRow(plan, row, period)),
          total: rows[0]?.total ?? 0,
        })
      }
      return {
        rows: results.flatMap(({ rows }) => rows),
        total: results.reduce((sum, { total }) => sum + total, 0),
      }
    },
    { accessMode: 'read only', isolationLevel: 'repeatable read' },
  )
}

function toResultRow(
  { dimensions }: Plan,
  row: z.output<typeof RowSchema>,
  period: ResultRow['groups'],
): ResultRow {
  const groups = [
    { key: row.key0, name: row.name0 },
    { key: row.key1, name: row.name1 },
  ]
  return {
    groups: [
      ...period,
      ...groups.slice(0, dimensions.length).map((group) => ({
        key: group.key === null ? null : String(group.key),
        name: group.name,
      })),
    ],
    value: row.value,
  }
}
