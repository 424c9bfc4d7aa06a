import type { ActionFunctionArgs } from '@remix-run/node'
import { z } from 'zod'
import { actorName, authorise } from '#domain/access/access.ts'
import { DomainError } from '#domain/errors.ts'
import { listingFacts } from '#domain/listing/listing.ts'
import { parse } from '#domain/parse.ts'
import { ShowingPlanSchema } from '#domain/viewing/showing.ts'
import { findListing } from '#db/pace/listings/page.ts'
import { layShowing } from '#db/pace/viewings/showings.ts'
import { notFound, requirePerson } from '../../pages/context.server.ts'
import { sendFromPage } from '../../pages/beside-page.ts'

/** All hours and days of a plan, and its words. */
const LONGEST_PLAN = 20_000

const FormSchema = z.object({
  listingId: z.uuid(),
  /** What the page saw: a colleague's change is not written over. */
  revision: z.coerce.number().int().min(0),
  plan: z.string().max(LONGEST_PLAN).transform(readJson).pipe(ShowingPlanSchema),
})

export const clientAction = sendFromPage

/** Lays down when a home can be shown. */
export async function action({ request, context }: ActionFunctionArgs) {
  const { actor, db } = requirePerson(context, request)
  const form = Object.fromEntries(await request.formData())
  const { listingId, revision, plan } = parse(FormSchema, form, 'When it can be shown')
  const { listing } = (await findListing(db, listingId)) ?? notFound('listing')
  authorise(actor, 'write', 'listing', listingFacts(listing))
  const laid = { listingId, plan, revision, actor: actorName(actor), now: new Date() }
  const found = await layShowing(db, laid)
  if (!found)
    throw new DomainError('outdated', 'A colleague has changed it meanwhile; look at it again.')
  return { laid: found }
}

function readJson(text: string, context: z.core.$RefinementCtx<string>): unknown {
  try {
    return JSON.parse(text)
  } catch {
    context.addIssue({ code: 'custom', message: 'must be JSON' })
    return z.NEVER
  }
}
