import type { PaceDb } from '#db/pace/client.ts'
import { listAreas } from '#db/pace/areas.ts'
import { attachEnquiries, type EnquiryRow, listPendingEnquiries } from '#db/pace/enquiries.ts'
import { appendEvents } from '#db/pace/events.ts'
import { findOpenLead } from '#db/pace/lead-records.ts'
import { findListingByReference } from '#db/pace/listing-records.ts'
import { findActiveAgent, findActiveAgentByEmail, listTeamAreas } from '#db/pace/routing-facts.ts'
import { parseDocumentName } from '#domain/documents.ts'
import { DomainError } from '#domain/errors.ts'
import { routeLead } from '#domain/lead/routing.ts'
import { z } from 'zod'
import type { Commands } from '../commands.server.ts'
import { type Enquiry, EnquirySchema } from './enquiry.ts'
import { matchAreas } from './match-areas.ts'

type Deps = { db: PaceDb; commands: Pick<Commands, 'forService'> }

/** Who sent a signal: the name in the log, and the machine client in whose name its lead is made, if it was one. */
const SenderSchema = z.object({ name: z.string(), actAs: z.string().optional() })
export type Sender = z.output<typeof SenderSchema>
const PayloadSchema = z.object({ enquiry: EnquirySchema, sender: SenderSchema })

/**
 * Gives an applicant's signals their lead: the open one, or a new one made from the first signal. Whoever settles makes
 * the same request under the same key, so two at once make one lead. Returns the signal that made a lead, if one did.
 */
export async function settleEnquiries(deps: Deps, applicantId: string): Promise<string | null> {
  const pending = await listPendingEnquiries(deps.db, applicantId)
  const [first] = pending
  if (!first) return null
  const open = await openLeadFor(deps.db, first, applicantId)
  const leadId = open ?? (await createLead(deps, first, applicantId))
  await deps.db.transaction(async (tx) => {
    const ids = pending.map((enquiry) => enquiry.id)
    const attached = await attachEnquiries(tx, ids, leadId)
    await appendEvents(tx, attached.map(enquiryEvent))
  })
  return open ? null : first.id
}

async function openLeadFor(
  db: PaceDb,
  enquiry: EnquiryRow,
  applicantId: string,
): Promise<string | null> {
  const { phone = null, email = null } = PayloadSchema.parse(enquiry.payload).enquiry
  const lead = await findOpenLead(db, { applicantId, phone, email })
  return lead?.id ?? null
}

async function createLead(deps: Deps, stored: EnquiryRow, applicantId: string): Promise<string> {
  const { enquiry, sender } = PayloadSchema.parse(stored.payload)
  const runner = deps.commands.forService({
    cause: `enquiry:${enquiry.source}`,
    actAs: sender.actAs,
  })
  const fields = { ...(await leadFields(deps.db, enquiry)), applicantId }
  const idempotencyKey = `enquiry:${stored.id}`
  const answer = await runner
    .run('lead:new', 'create', { fields }, { idempotencyKey })
    .catch(async (error: unknown) => {
      // Routing changed between two tries: the first one's lead stands.
      const open = error instanceof DomainError && error.code === 'conflict'
      const leadId = open ? await openLeadFor(deps.db, stored, applicantId) : null
      if (!leadId) throw error
      return { document: `lead:${leadId}` }
    })
  return parseDocumentName(answer.document).key
}

async function leadFields(db: PaceDb, enquiry: Enquiry): Promise<Record<string, unknown>> {
  const { name, phone, email, source, intent, propertyType, bedrooms, moveDate } = enquiry
  const { budgetMin, budgetMax, budgetPeriod } = enquiry
  const listing = enquiry.listing ? await findListingByReference(db, enquiry.listing) : null
  const asked = matchAreas(enquiry.areas ?? [], await listAreas(db))
  const areas = asked.length > 0 || !listing?.area ? asked : [listing.area]
  const routed = routeLead({
    areas,
    teams: await listTeamAreas(db),
    namedAgent: enquiry.agentEmail ? await findActiveAgentByEmail(db, enquiry.agentEmail) : null,
    listing: listing && {
      teamId: listing.teamId,
      agent: listing.agentId ? await findActiveAgent(db, listing.agentId) : null,
    },
  })
  const meant = intent ?? intentOf(listing?.purpose)
  const given = { name, phone, email, source, intent: meant, propertyType, bedrooms, moveDate }
  const budget = { budgetMin, budgetMax, budgetPeriod }
  return {
    ...given,
    ...budget,
    areas,
    teamId: routed?.teamId,
    ownerId: routed?.ownerId ?? undefined,
  }
}

function intentOf(purpose: string | null | undefined): 'buy' | 'rent' | undefined {
  if (purpose === 'sale') return 'buy'
  return purpose === 'rent' ? 'rent' : undefined
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
