import { z } from 'zod'
import { keysOf, PORTALS, PROPERTY_TYPES } from '#domain/catalogue.ts'
import { LISTING_STATUSES } from '#domain/listing/fields.ts'
import { LISTING_SORTS, type ListingFilter } from '#db/pace/listings.ts'

/** The list's filters as they stand in the address. What cannot be read is left out: an old bookmark still opens. */
const FiltersSchema = z.object({
  q: z.string().trim().min(1).max(80).optional().catch(undefined),
  status: z.enum(keysOf(LISTING_STATUSES)).optional().catch(undefined),
  purpose: z.enum(['sale', 'rent']).optional().catch(undefined),
  type: z.enum(keysOf(PROPERTY_TYPES)).optional().catch(undefined),
  area: z.string().max(64).optional().catch(undefined),
  beds: z.coerce.number().int().min(0).max(20).optional().catch(undefined),
  max: z.coerce.number().int().min(1).optional().catch(undefined),
  agent: z.uuid().optional().catch(undefined),
  portal: z.enum(keysOf(PORTALS)).optional().catch(undefined),
  sort: z.enum(LISTING_SORTS).catch('updated'),
})

export const CursorSchema = z.object({ value: z.string().max(64), id: z.uuid() })

export function readFilters(params: URLSearchParams): ListingFilter {
  const { q, type, beds, max, agent, ...rest } = FiltersSchema.parse(Object.fromEntries(params))
  return { ...rest, text: q, propertyType: type, bedrooms: beds, maxPrice: max, agentId: agent }
}
