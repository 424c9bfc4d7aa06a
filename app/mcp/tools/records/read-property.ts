import { z } from 'zod'
import { findOfProperty } from '#db/pace/related/to-property.ts'
import { teamScope } from '../../../api/caller/scopes.ts'
import { requireProperty, showProperty } from '../../../api/resources/properties.ts'
import { defineTool, READS } from '../tool.ts'

export const readProperty = defineTool({
  name: 'read_property',
  title: 'Read a property',
  description:
    'A home: its facts, its owners as far as the person may see them, and its listings and viewings over time.',
  scope: 'mcp:read',
  annotations: READS,
  input: { id: z.uuid().toLowerCase().describe("The property's id") },
  run: async ({ id }, { deps: { db }, actor, touch }) => {
    const row = await requireProperty(db, actor, id)
    touch('property', [id])
    const related = await findOfProperty(db, teamScope(actor, 'listings:read'), id)
    return { property: await showProperty(db, actor, row), ...related }
  },
})
