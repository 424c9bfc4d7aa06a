import { z } from 'zod'
import { listClocks } from '#db/pace/clocks/records.ts'
import { listLeadEnquiries } from '#db/pace/enquiries/enquiries.ts'
import { requireLead, showLead } from '../../../api/resources/leads.ts'
import { defineTool, READS } from '../tool.ts'

export const readLead = defineTool({
  name: 'read_lead',
  title: 'Read a lead',
  description:
    'One lead with its requirements, what is due of it by when (clocks, in the working time of the house) and the wording of its last enquiries.',
  scope: 'mcp:read',
  annotations: READS,
  input: { id: z.uuid().toLowerCase().describe("The lead's id") },
  run: async ({ id }, { deps: { db }, actor, touch }) => {
    const lead = await requireLead(db, actor, id)
    touch('lead', [id])
    const enquiries = await listLeadEnquiries(db, id, 5)
    const said = enquiries.map(({ source, message, receivedAt }) => ({
      source,
      message,
      receivedAt,
    }))
    return { lead: showLead(lead), clocks: await listClocks(db, id), enquiries: said }
  },
})
