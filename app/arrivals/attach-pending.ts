import type { PaceDb } from '#db/pace/client.ts'
import { arrivalEvents, settleAttached } from '#db/pace/arrivals/arrivals.ts'
import {
  attachEnquiries,
  type EnquiryRow,
  listPendingEnquiries,
} from '#db/pace/enquiries/enquiries.ts'
import { appendEvents } from '#db/pace/events/events.ts'
import { parseDocumentName } from '#domain/documents/documents.ts'
import { type Enquiry, EnquirySchema } from '#domain/enquiry/enquiry.ts'
import { MadeSchema } from '#domain/lead/receive.ts'
import { z } from 'zod'
import type { Commands } from '../sync-client/commands.server.ts'

type Deps = { db: PaceDb; commands: Pick<Commands, 'forService'> }

/** The job that gives stored signals their lead; what was queued by it before everything was kept first is still done. */
export const ATTACH_TASK = 'attach-enquiries'

/** Who sent a signal: the name in the log, and the machine client in whose name its lead is made, if it was one. */
const SenderSchema = z.object({ name: z.string(), actAs: z.string().optional() })
export type Sender = z.output<typeof SenderSchema>
const PayloadSchema = z.object({ enquiry: EnquirySchema, sender: SenderSchema })

/**
 * Gives a contact's signals their lead: the open one, or a new one made from the first signal. Whoever attaches them makes
 * the same request under the same key, so two at once make one lead. Returns the signal that made a lead, if one did.
 */
export async function attachPending(deps: Deps, contactId: string): Promise<string | null> {
  const pending = await listPendingEnquiries(deps.db, contactId)
  const [first] = pending
  if (!first) return null
  const { leadId, isNew } = await receive(deps, first, contactId)
  await deps.db.transaction(async (tx) => {
    const ids = pending.map((enquiry) => enquiry.id)
    const attached = await attachEnquiries(tx, ids, leadId)
    const madeBy = isNew ? first.id : null
    const settled = await settleAttached(tx, { ids, leadId, madeBy })
    await appendEvents(tx, [...attached.map(enquiryEvent), ...arrivalEvents(settled)])
  })
  return isNew ? first.id : null
}

async function receive(deps: Deps, stored: EnquiryRow, contactId: string) {
  const { enquiry, sender } = PayloadSchema.parse(stored.payload)
  const runner = deps.commands.forService({
    cause: `enquiry:${enquiry.source}`,
    actAs: sender.actAs,
  })
  const { listing, agentEmail } = enquiry
  const interest = { fields: { ...fieldsOf(enquiry), contactId }, listing, agentEmail }
  const once = { idempotencyKey: `enquiry:${stored.id}` }
  const answer = await runner.run('lead:new', 'receive', interest, once)
  return { leadId: parseDocumentName(answer.document).key, ...MadeSchema.parse(answer.result) }
}

/** What of it a lead has fields for. */
function fieldsOf({
  message: _m,
  externalId: _e,
  listing: _l,
  agentEmail: _a,
  ...fields
}: Enquiry) {
  return fields
}

function enquiryEvent({ id, leadId, listingId, source, payload }: EnquiryRow) {
  const { sender } = PayloadSchema.parse(payload)
  return {
    resource: 'enquiry' as const,
    key: id,
    old: null,
    new: { leadId, listingId, source },
    actor: sender.name,
    documentSeq: null,
  }
}
