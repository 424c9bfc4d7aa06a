import { z } from 'zod'
import { listLeadEnquiries } from '#db/pace/enquiries.ts'
import { requireLead, showLead } from '../../api/leads.ts'
import { defineTool, READS } from '../tool.ts'

export const readLead = defineTool({
  name: 'read_lead',
  title: 'Read a lead',
  description: 'One lead with its requirements and the wording of its last enquiries.',
  scope: 'mcp:read',
  annotations: READS,
  input: { id: z.uuid().describe("The lead's id") },
  run: async ({ id }, { deps: { db }, actor }) => {
    const lead = await requireLead(db, actor, id)
    const enquiries = await listLeadEnquiries(db, id, 5)
    const said = enquiries.map(({ source, message, receivedAt }) => ({
      source,
      message,
      receivedAt,
    }))
    return { lead: showLead(lead), enquiries: said }
  },
})
