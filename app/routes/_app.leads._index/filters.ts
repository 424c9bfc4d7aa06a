import { z } from 'zod'
import { keysOf, LEAD_SOURCES } from '#domain/catalogue.ts'
import { LEAD_STAGES } from '#domain/lead/fields.ts'
import { LEAD_SORTS, type LeadFilter } from '#db/pace/leads.ts'

/** The list's filters as they stand in the address. What cannot be read is left out: an old bookmark still opens. */
const FiltersSchema = z.object({
  q: z.string().trim().min(1).max(80).optional().catch(undefined),
  stage: z.enum(keysOf(LEAD_STAGES)).optional().catch(undefined),
  owner: z
    .union([z.uuid(), z.literal('none')])
    .optional()
    .catch(undefined),
  area: z.string().max(64).optional().catch(undefined),
  source: z.enum(keysOf(LEAD_SOURCES)).optional().catch(undefined),
  sort: z.enum(LEAD_SORTS).catch('updated'),
})

export const CursorSchema = z.object({ value: z.string().max(64), id: z.uuid() })

export function readFilters(params: URLSearchParams): LeadFilter {
  const { q, owner, ...rest } = FiltersSchema.parse(Object.fromEntries(params))
  return { ...rest, text: q, ownerId: owner }
}
