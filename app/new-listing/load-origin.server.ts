import { can } from '#domain/access/access.ts'
import { callFacts } from '#domain/call/call.ts'
import { findCall } from '#db/pace/calls/page.ts'
import { findOrigin } from '#db/pace/listings/origins.ts'
import type { requirePerson } from '../pages/context.server.ts'

/** The call that a listing was made from; who may not read it is told when it was, and not which. */
export type Origin = { callId: string | null; at: string }

export async function loadOrigin(
  { db, actor }: Pick<ReturnType<typeof requirePerson>, 'db' | 'actor'>,
  listingId: string,
): Promise<Origin | null> {
  const origin = await findOrigin(db, listingId)
  if (!origin) return null
  const found = await findCall(db, origin.callId)
  const mayRead = found !== null && can(actor, 'read', 'call', callFacts(found.call, found.lead))
  return { callId: mayRead ? origin.callId : null, at: origin.startedAt ?? origin.createdAt }
}
