import { z } from 'zod'
import { keysOf } from '#domain/catalogue.ts'
import { LISTING_STATUSES } from '#domain/listing/fields.ts'
import { listAreas } from '#db/pace/places/areas.ts'
import { searchListingRecords } from '#db/pace/listings/records.ts'
import { showListing } from '../../api/resources/listings.ts'
import { teamScope } from '../../api/caller/scopes.ts'
import { areaKey } from './area-key.ts'
import { defineTool, READS } from './tool.ts'

const amount = z.number().int().min(0).max(2_000_000_000).optional()

export const searchListings = defineTool({
  name: 'search_listings',
  title: 'Search listings',
  description:
    'Listings that the person may see, the newest first. Prices are in the currency of the house, rents per their own period.',
  scope: 'mcp:read',
  annotations: READS,
  input: {
    query: z.string().trim().min(1).max(80).optional().describe('In title, reference or building'),
    purpose: z.enum(['sale', 'rent']).optional(),
    status: z.enum(keysOf(LISTING_STATUSES)).optional(),
    area: z.string().max(64).optional().describe("An area's key or name"),
    bedrooms: z.number().int().min(0).max(20).optional().describe('0 is a studio'),
    minPrice: amount,
    maxPrice: amount,
    limit: z.number().int().min(1).max(25).default(10),
  },
  run: async ({ query, area, limit, ...filter }, { deps: { db }, actor }) => {
    const known = area && areaKey(area, await listAreas(db))
    const scope = teamScope(actor, 'listings:read')
    const rows = await searchListingRecords(
      db,
      scope,
      { ...filter, text: query, area: known },
      limit,
    )
    return { listings: rows.map(showListing) }
  },
})
