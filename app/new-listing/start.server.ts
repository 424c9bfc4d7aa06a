import { z } from 'zod'
import { authorise } from '#domain/access/access.ts'
import { callFacts } from '#domain/call/call.ts'
import type { House } from '#domain/house/house.ts'
import { copiedFields } from '#domain/listing/copy.ts'
import { BEGUN_WITH, type BegunWith, type Guesses, heardHome } from '#domain/listing/heard-home.ts'
import { listingFacts } from '#domain/listing/listing.ts'
import { findCall } from '#db/pace/calls/page.ts'
import { listLatestSegments } from '#db/pace/calls/segments.ts'
import { findLeadRecord } from '#db/pace/leads/records.ts'
import { findListing } from '#db/pace/listings/page.ts'
import { leadScope } from '../api/caller/scopes.ts'
import { notFound, type requirePerson } from '../pages/context.server.ts'

export const AskedSchema = z.union([
  z.object({ from: z.uuid() }),
  z.object({ call: z.string().min(1).max(64) }),
])
type Who = Pick<ReturnType<typeof requirePerson>, 'actor' | 'db'>

/** What a new listing is begun with: what is known of it, and of what a call says the words. */
export type Start = {
  like: string | null
  values: Partial<Record<BegunWith, unknown>>
  guesses: Guesses
}

/** As much of a call as its page shows at first: an owner says what they have within minutes. */
const MOST_TURNS = 400

/** Another listing's values, or what is heard on a call. */
export async function loadStart(
  { actor, db }: Who,
  asked: z.output<typeof AskedSchema>,
  { currency }: Pick<House, 'currency'>,
): Promise<Start> {
  if ('from' in asked) {
    const { listing } = (await findListing(db, asked.from)) ?? notFound('listing')
    authorise(actor, 'read', 'listing', listingFacts(listing))
    const copied: Record<string, unknown> = copiedFields(listing)
    const values = Object.fromEntries(
      BEGUN_WITH.flatMap((name) => (copied[name] === undefined ? [] : [[name, copied[name]]])),
    )
    return { like: listing.title ?? listing.reference, values, guesses: {} }
  }
  const { call, lead } = (await findCall(db, asked.call)) ?? notFound('call')
  authorise(actor, 'read', 'call', callFacts(call, lead))
  const [turns, known] = await Promise.all([
    listLatestSegments(db, call.id, MOST_TURNS),
    call.leadId ? findLeadRecord(db, leadScope(actor), call.leadId) : null,
  ])
  const guesses = heardHome(turns, { intent: known?.intent ?? null, currency })
  const values = Object.fromEntries(
    Object.entries(guesses).map(([name, { value }]) => [name, value]),
  )
  return { like: null, values, guesses }
}
