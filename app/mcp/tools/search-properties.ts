import { z } from 'zod'
import { searchPropertyRecords } from '#db/pace/properties/records.ts'
import { authorise } from '#domain/access/access.ts'
import { showProperties } from '../../api/resources/properties.ts'
import { defineTool, READS } from './tool.ts'

export const searchProperties = defineTool({
  name: 'search_properties',
  title: 'Search properties',
  description:
    'Homes that the house knows, offered or not, the last changed first. Text is looked for in building, unit, community, title deed and Makani number.',
  scope: 'mcp:read',
  annotations: READS,
  input: {
    query: z.string().trim().min(1).max(80).optional(),
    limit: z.number().int().min(1).max(25).default(10),
  },
  run: async ({ query, limit }, { deps: { db }, actor }) => {
    authorise(actor, 'read', 'property')
    const rows = await searchPropertyRecords(db, query, limit)
    return { properties: await showProperties(db, actor, rows) }
  },
})
