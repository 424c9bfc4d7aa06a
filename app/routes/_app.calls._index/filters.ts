import { z } from 'zod'
import { keysOf } from '#domain/catalogue.ts'
import { CALL_STATES } from '#domain/call/fields.ts'
import type { CallFilter } from '#db/pace/calls.ts'

/** The list's filters as they stand in the address; what cannot be read is left out. */
const FiltersSchema = z.object({
  q: z.string().trim().min(1).max(80).optional().catch(undefined),
  state: z.enum(keysOf(CALL_STATES)).optional().catch(undefined),
  direction: z.enum(['inbound', 'outbound']).optional().catch(undefined),
  agent: z.uuid().optional().catch(undefined),
})

export const CursorSchema = z.object({
  rank: z.number().int().min(0).max(2),
  at: z.string().max(64),
  id: z.string().max(64),
})

export function readFilters(params: URLSearchParams): CallFilter {
  const { q, agent, ...rest } = FiltersSchema.parse(Object.fromEntries(params))
  return { ...rest, text: q, agentId: agent }
}
