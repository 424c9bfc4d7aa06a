import { z } from 'zod'
import { actorName, authorise } from '#domain/access/access.ts'
import { DomainError } from '#domain/errors.ts'
import { isBefore } from '#domain/lead/fields.ts'
import { leadFacts } from '#domain/lead/lead.ts'
import { findLeadRecord } from '#db/pace/leads/records.ts'
import { findListingRecord } from '#db/pace/listings/records.ts'
import { insertViewing } from '#db/pace/viewings/records.ts'
import { teamScope } from '../../api/caller/scopes.ts'
import { fromLocalInput } from '../../components/format/local-input.ts'
import { notFound } from '../../pages/context.server.ts'
import type { CallContext } from './call-context.ts'

const viewing = {
  /** The page's own: a form that is sent again books nothing again. */
  viewingId: z.uuid(),
  listingId: z.uuid(),
  startsAt: z.string().transform((text, context) => {
    const instant = fromLocalInput(text)
    if (instant !== null) return instant
    context.addIssue({ code: 'custom', message: 'say when, as day and time' })
    return z.NEVER
  }),
  /** Somebody was told what else is at that time, and means it all the same. */
  despiteTaken: z.enum(['yes']).optional(),
}
export const BookViewingSchema = z.object({ intent: z.literal('bookViewing'), ...viewing })
export const ProposeViewingSchema = z.object({ intent: z.literal('proposeViewing'), ...viewing })
type Wanted = Omit<z.output<typeof BookViewingSchema>, 'intent'>
type Booked = { viewingId: string; startsAt: string; leadId: string }

const HALF_HOUR_MS = 30 * 60_000

/**
 * Books what was agreed on the call: the viewing, the lead's stage, the call's end. Whatever is missing after a failure is done
 * by sending the same form again: each step has its effect once.
 */
export async function bookViewing(context: CallContext, wanted: Wanted): Promise<Booked> {
  const booked = await proposeViewing(context, wanted)
  await context.commands.run(`call:${context.call.id}`, 'wrapUp', { disposition: 'viewingBooked' })
  return booked
}

/** Puts a viewing on the list that waits for a yes, and moves the lead on; the call goes on. */
export async function proposeViewing(
  { db, actor, commands, call }: CallContext,
  { viewingId, listingId, startsAt, despiteTaken }: Wanted,
): Promise<Booked> {
  if (!call.leadId || actor.kind !== 'person') {
    throw new DomainError(
      'conflict',
      'A viewing is booked for a lead. Give the call a lead first.',
      [],
      { key: 'callNeedsLead' },
    )
  }
  const lead = (await findLeadRecord(db, 'all', call.leadId)) ?? notFound('lead')
  authorise(actor, 'write', 'lead', leadFacts(lead))
  authorise(actor, 'create', 'viewing')
  const scope = teamScope(actor, 'listings:read')
  if (!(await findListingRecord(db, scope, listingId))) notFound('listing')
  const endsAt = new Date(Date.parse(startsAt) + HALF_HOUR_MS).toISOString()
  const held = { leadId: lead.id, listingId, agentId: actor.id, teamId: actor.teamId }
  const viewing = { id: viewingId, ...held, startsAt, endsAt }
  await insertViewing(db, viewing, actorName(actor), { despiteTaken: despiteTaken === 'yes' })
  // A lead that is further than a viewing does not go back for one.
  if (isBefore(lead.stage, 'viewing')) {
    await commands.run(`lead:${lead.id}`, 'setStage', { stage: 'viewing' })
  }
  return { viewingId, startsAt, leadId: lead.id }
}
