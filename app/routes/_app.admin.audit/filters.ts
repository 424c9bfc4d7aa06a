import { z } from 'zod'
import { keysOf } from '#domain/catalogue.ts'
import type { AuditFilter } from '#db/pace/audit.ts'

export const SPANS = {
  hour: 'Last hour',
  day: 'Last 24 hours',
  week: 'Last 7 days',
  month: 'Last 30 days',
} as const

const HOUR = 3_600_000
const SPAN_MS = { hour: HOUR, day: 24 * HOUR, week: 168 * HOUR, month: 720 * HOUR } as const

const FiltersSchema = z.object({
  q: z.string().trim().min(1).max(80).optional().catch(undefined),
  actor: z.string().max(120).optional().catch(undefined),
  outcome: z.enum(['allowed', 'denied', 'failed']).optional().catch(undefined),
  span: z.enum(keysOf(SPANS)).optional().catch(undefined),
  cursor: z.coerce.number().int().min(1).optional().catch(undefined),
})

export function readFilters(
  params: URLSearchParams,
  now: number,
): { filter: AuditFilter; before?: number } {
  const { q, span, cursor, ...rest } = FiltersSchema.parse(Object.fromEntries(params))
  const since = span ? new Date(now - SPAN_MS[span]).toISOString() : undefined
  return { filter: { ...rest, text: q, since }, before: cursor }
}
