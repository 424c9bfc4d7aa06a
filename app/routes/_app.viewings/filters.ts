import { z } from 'zod'
import { keysOf } from '#domain/catalogue.ts'
import type { ViewingFilter } from '#db/pace/viewings.ts'
import { dayKey } from '../../components/format-time.ts'

export const VIEWING_STATUSES = {
  pending: 'To be confirmed',
  confirmed: 'Confirmed',
  attended: 'Attended',
  noShow: 'No-show',
  cancelled: 'Cancelled',
} as const

const FiltersSchema = z.object({
  when: z.enum(['coming', 'past']).catch('coming'),
  status: z.enum(keysOf(VIEWING_STATUSES)).optional().catch(undefined),
  agent: z.uuid().optional().catch(undefined),
})

/** The filters of the address. What comes begins with today: a viewing of this morning still wants its outcome. */
export function readFilters(
  params: URLSearchParams,
  now: number,
): { filter: ViewingFilter; past: boolean } {
  const { when, status, agent } = FiltersSchema.parse(Object.fromEntries(params))
  const today = new Date(`${dayKey(now)}T00:00:00+04:00`).toISOString()
  const past = when === 'past'
  return { filter: { status, agentId: agent, ...(past ? { to: today } : { from: today }) }, past }
}
