import { z } from 'zod'
import { keysOf } from '#domain/catalogue.ts'
import { LEAD_STAGES } from '#domain/lead/fields.ts'
import { listAreas } from '#db/pace/places/areas.ts'
import { searchLeadRecords } from '#db/pace/leads/records.ts'
import { showLead } from '../../api/resources/leads.ts'
import { leadScope } from '../../api/caller/scopes.ts'
import { areaKey } from './area-key.ts'
import { defineTool, READS } from './tool.ts'

export const searchLeads = defineTool({
  name: 'search_leads',
  title: 'Search leads',
  description:
    'Leads that the person may see, the newest first. Text is looked for in name, reference, phone and e-mail.',
  scope: 'mcp:read',
  annotations: READS,
  input: {
    query: z.string().trim().min(1).max(80).optional(),
    stage: z.enum(keysOf(LEAD_STAGES)).optional(),
    area: z.string().max(64).optional().describe("An area's key or name"),
    limit: z.number().int().min(1).max(25).default(10),
  },
  run: async ({ query, stage, area, limit }, { deps: { db }, actor }) => {
    const filter = { text: query, stage, area: area && areaKey(area, await listAreas(db)) }
    const rows = await searchLeadRecords(db, leadScope(actor), filter, limit)
    return { leads: rows.map(showLead) }
  },
})
