import { z } from 'zod'
import { requireListing, showListing } from '../../../api/resources/listings.ts'
import { defineTool, READS } from '../tool.ts'

export const readListing = defineTool({
  name: 'read_listing',
  title: 'Read a listing',
  description: 'One listing with its description and where it is published.',
  scope: 'mcp:read',
  annotations: READS,
  input: { id: z.uuid().toLowerCase().describe("The listing's id") },
  run: async ({ id }, { deps: { db }, actor, touch }) => {
    const listing = showListing(await requireListing(db, actor, id))
    touch('listing', [id])
    return { listing }
  },
})
