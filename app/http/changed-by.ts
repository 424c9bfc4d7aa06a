import { type Actor, actorName } from '#domain/access/access.ts'
import type { ChangedBy } from '#db/pace/rights/people-rights.ts'
import { VIA_PAGES } from '#service/identity/actor.ts'
import { currentTrace } from '#service/trace.ts'

/** Who changes something, as the audit writes it: on a page, or through another client. */
export function changedBy(actor: Actor, address: string | null, via = VIA_PAGES): ChangedBy {
  const traceId = currentTrace()?.traceId
  return {
    actor: actorName(actor),
    via,
    ...(address ? { address } : {}),
    ...(traceId ? { traceId } : {}),
  }
}
