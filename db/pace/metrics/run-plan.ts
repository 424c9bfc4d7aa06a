import { sql } from 'drizzle-orm'
import { z } from 'zod'
import type { Role } from '#domain/person.ts'
import type { Plan } from '#domain/metrics/plan.ts'
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

/** Runs a checked plan as the reporting role, read-only, for as long as it may take and not longer. */
export async function runPlan(reporting: PaceDb, plan: Plan, asker: Asker): Promise<PlanResult> {
  const found = await reporting.transaction(
    async (tx) => {
      await tx.execute(sql`select
        set_config('pace.person', ${asker.personId ?? ''}, true),
        set_config('pace.role', ${asker.role}, true),
        set_config('pace.team', ${asker.teamId ?? ''}, true),
        set_config('statement_timeout', ${String(TIMEOUT_MS)}, true)`)
      return tx.execute(compilePlan(plan))
    },
    { accessMode: 'read only' },
  )
  const rows = z.array(RowSchema).parse([...found])
  return { rows: rows.map((row) => toResultRow(plan, row)), total: rows[0]?.total ?? 0 }
}

function toResultRow({ dimensions }: Plan, row: z.output<typeof RowSchema>): ResultRow {
  const groups = [
    { key: row.key0, name: row.name0 },
    { key: row.key1, name: row.name1 },
  ]
  return {
    groups: groups.slice(0, dimensions.length).map((group) => ({
      key: group.key === null ? null : String(group.key),
      name: group.name,
    })),
    value: row.value,
  }
}
