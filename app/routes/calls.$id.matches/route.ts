import type { LoaderFunctionArgs } from '@remix-run/node'
import { z } from 'zod'
import { authorise } from '#domain/access/access.ts'
import { callFacts } from '#domain/call/call.ts'
import { parse } from '#domain/parse.ts'
import { ReferenceKeySchema } from '#domain/reference/reference.ts'
import { findCall } from '#db/pace/calls/page.ts'
import { listMatchingListings } from '#db/pace/matching/for-lead.ts'
import { listComingViewings } from '#db/pace/viewings/of-lead.ts'
import { teamScope } from '../../api/caller/scopes.ts'
import { loadBesidePage } from '../../pages/beside-page.ts'
import { notFound, requirePerson } from '../../pages/context.server.ts'

const MOST = 5
const MOST_AREAS = 12
const amount = z.coerce.number().int().min(0).max(1_000_000_000_000).nullable().default(null)

export const clientLoader = loadBesidePage

/** What was heard so far, as the page has it: a turn is not waited for until it stands in a row. */
const AskedSchema = z.object({
  intent: z.enum(['rent', 'buy', 'sell', 'let']).nullable().default(null),
  propertyType: ReferenceKeySchema.nullable().default(null),
  areas: z
    .string()
    .max(1000)
    .default('')
    .transform((keys) => keys.split(',').filter(Boolean).slice(0, MOST_AREAS))
    .pipe(z.array(ReferenceKeySchema)),
  bedrooms: z.coerce.number().int().min(0).max(50).nullable().default(null),
  budgetMin: amount,
  budgetMax: amount,
})

/** The homes that answer what is asked for on a call, the best first, and which of them its lead is to see. */
export async function loader({ request, context, params }: LoaderFunctionArgs) {
  const { actor, db } = requirePerson(context, request)
  const { call, lead } = (await findCall(db, params['id'] ?? '')) ?? notFound('call')
  authorise(actor, 'read', 'call', callFacts(call, lead))
  const query = Object.fromEntries(new URL(request.url).searchParams)
  const asked = parse(AskedSchema, query, 'The requirements')
  const wanted = call.leadId ? { ...asked, id: call.leadId } : asked
  const [homes, viewings] = await Promise.all([
    listMatchingListings(db, teamScope(actor, 'listings:read'), wanted, MOST),
    call.leadId ? listComingViewings(db, call.leadId, new Date().toISOString()) : {},
  ])
  return { homes, viewings }
}
