import type { LoaderFunctionArgs } from '@remix-run/node'
import { z } from 'zod'
import { authorise } from '#domain/access/access.ts'
import { leadFacts } from '#domain/lead/lead.ts'
import { parse } from '#domain/parse.ts'
import { findLeadRecord } from '#db/pace/leads/records.ts'
import { listMatchingListings } from '#db/pace/matching/for-lead.ts'
import { searchRecords } from '#db/pace/search/search.ts'
import { leadScope, teamScope } from '../../api/caller/scopes.ts'
import { loadBesidePage } from '../../pages/beside-page.ts'
import { requirePerson } from '../../pages/context.server.ts'

const AskedSchema = z.object({
  lead: z.uuid().optional(),
  q: z.string().trim().max(80).default(''),
})
const MOST = 8

export const clientLoader = loadBesidePage

/** The homes that could be shown to a lead: what answers its requirements, or what a text finds. */
export async function loader({ request, context }: LoaderFunctionArgs) {
  const { db, actor } = requirePerson(context, request)
  const asked = parse(
    AskedSchema,
    Object.fromEntries(new URL(request.url).searchParams),
    'The home',
  )
  authorise(actor, 'create', 'viewing')
  if (asked.q.length > 1) {
    const hits = await searchRecords(db, leadScope(actor), asked.q, MOST)
    const listings = hits.filter(({ kind }) => kind === 'listing')
    return {
      homes: listings.map(({ id, title, detail }) => ({ id, label: `${title} · ${detail}` })),
    }
  }
  if (!asked.lead) return { homes: [] }
  const lead = await findLeadRecord(db, leadScope(actor), asked.lead)
  // It has gone to somebody else meanwhile: nothing fits it, and the window stays.
  if (!lead) return { homes: [] }
  authorise(actor, 'read', 'lead', leadFacts(lead))
  const found = await listMatchingListings(db, teamScope(actor, 'listings:read'), lead, MOST)
  return {
    homes: found.map(({ id, reference, title, building, areaName }) => ({
      id,
      label: [title ?? building ?? areaName, reference].filter(Boolean).join(' · '),
    })),
  }
}
