import { z } from 'zod'
import { listShortlists as readShortlists } from '#db/pace/shortlists/of-lead.ts'
import { requireLead } from '../../../api/resources/leads.ts'
import { defineTool, READS } from '../tool.ts'

export const listShortlists = defineTool({
  name: 'list_shortlists',
  title: 'List the shortlists of a lead',
  description:
    'The pages of homes that were made for the customer of a lead: until when each is open, when it was opened first, and what the customer said of each home. Never their links.',
  scope: 'mcp:read',
  annotations: READS,
  input: { leadId: z.uuid().toLowerCase().describe("The lead's id") },
  run: async ({ leadId }, { deps: { db }, actor, touch }) => {
    await requireLead(db, actor, leadId)
    touch('lead', [leadId])
    return { shortlists: await readShortlists(db, leadId) }
  },
})
