import { type SQL, sql } from 'drizzle-orm'
import type { PgColumn } from 'drizzle-orm/pg-core'

/** How often an amount is paid in a year. Whoever does not say it means the year, as the trade does; of a sale it is the amount itself. */
const TIMES = { year: 1, quarter: 4, month: 12, week: 52 } as const

/** An amount that we have, for a year. */
export function yearly(amount: number | null, period: string | null | undefined): number | null {
  if (amount === null) return null
  return amount * (TIMES[(period ?? 'year') as keyof typeof TIMES] ?? 1)
}

/** An amount of a row, for a year: 9,000 a month are 108,000. */
export function yearlyOf(amount: PgColumn, period: PgColumn): SQL<number | null> {
  return sql`(${amount} * (case ${period} when 'quarter' then 4 when 'month' then 12 when 'week' then 52 else 1 end))`
}
