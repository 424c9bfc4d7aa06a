import { z } from 'zod'
import { requireViewing, showViewing } from '../../../api/resources/viewings.ts'
import { defineTool, READS } from '../tool.ts'

export const readViewing = defineTool({
  name: 'read_viewing',
  title: 'Read a viewing',
  description: 'One viewing: when, of which listing, for which lead, what became of it.',
  scope: 'mcp:read',
  annotations: READS,
  input: { id: z.uuid().toLowerCase().describe("The viewing's id") },
  run: async ({ id }, { deps: { db }, actor, touch }) => {
    const viewing = showViewing(await requireViewing(db, actor, id))
    touch('viewing', [id])
    return { viewing }
  },
})
