import { z } from 'zod'
import { DomainError } from '#domain/errors.ts'
import { bookForLead, LocalInstantSchema } from '../../booking/book-for-lead.server.ts'
import type { CallContext } from './call-context.ts'

const viewing = {
  /** The page's own: a form that is sent again books nothing again. */
  viewingId: z.uuid(),
  listingId: z.uuid(),
  startsAt: LocalInstantSchema,
  /** Somebody was told what else is at that time, and means it all the same. */
  despiteTaken: z.enum(['yes']).optional(),
}
export const BookViewingSchema = z.object({ intent: z.literal('bookViewing'), ...viewing })
export const ProposeViewingSchema = z.object({ intent: z.literal('proposeViewing'), ...viewing })
type Wanted = Omit<z.output<typeof BookViewingSchema>, 'intent'>
type Booked = { viewingId: string; startsAt: string; leadId: string }

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
  const { leadId } = call
  const isMeant = despiteTaken === 'yes'
  return bookForLead({ db, actor, commands }, { viewingId, leadId, listingId, startsAt, isMeant })
}
