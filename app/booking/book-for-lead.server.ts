import { z } from 'zod'
import { type Actor, actorName, authorise } from '#domain/access/access.ts'
import { DomainError } from '#domain/errors.ts'
import { isBefore } from '#domain/lead/fields.ts'
import { leadFacts } from '#domain/lead/lead.ts'
import { USUAL_MINUTES } from '#domain/viewing/bookable-minutes.ts'
import type { PaceDb } from '#db/pace/client.ts'
import { findLeadRecord } from '#db/pace/leads/records.ts'
import { findListingRecord } from '#db/pace/listings/records.ts'
import { insertViewing } from '#db/pace/viewings/records.ts'
import { teamScope } from '../api/caller/scopes.ts'
import { fromLocalInput } from '../components/format/local-input.ts'
import { notFound } from '../pages/context.server.ts'
import type { Commands } from '../sync-client/commands.server.ts'

const MINUTE_MS = 60_000

export const LocalInstantSchema = z.string().transform((text, context) => {
  const instant = fromLocalInput(text)
  if (instant !== null) return instant
  context.addIssue({ code: 'custom', message: 'say when, as day and time' })
  return z.NEVER
})

export type WantedViewing = {
  /** The page's own: a form that is sent again books nothing again. */
  viewingId: string
  leadId: string
  listingId: string
  startsAt: string
  minutes?: number | undefined
  /** Somebody was told what else is at that time, and means it all the same. */
  isMeant: boolean
}

type Who = {
  db: PaceDb
  actor: Actor
  commands: ReturnType<Commands['forPerson']>
}

/** Books a viewing that this person shows, and moves the lead on. Whatever is missing after a failure is done by asking again: each step has its effect once. */
export async function bookForLead(
  { db, actor, commands }: Who,
  { viewingId, leadId, listingId, startsAt, minutes = USUAL_MINUTES, isMeant }: WantedViewing,
): Promise<{ viewingId: string; startsAt: string; leadId: string }> {
  const lead = (await findLeadRecord(db, 'all', leadId)) ?? notFound('lead')
  authorise(actor, 'write', 'lead', leadFacts(lead))
  authorise(actor, 'create', 'viewing')
  if (actor.kind !== 'person')
    throw new DomainError('forbidden', 'Somebody shows a home: a person books it.')
  const scope = teamScope(actor, 'listings:read')
  if (!(await findListingRecord(db, scope, listingId))) notFound('listing')
  const endsAt = new Date(Date.parse(startsAt) + minutes * MINUTE_MS).toISOString()
  const held = { leadId: lead.id, listingId, agentId: actor.id, teamId: actor.teamId }
  const viewing = { id: viewingId, ...held, startsAt, endsAt }
  await insertViewing(db, viewing, actorName(actor), { despiteTaken: isMeant })
  // A lead that is further than a viewing does not go back for one.
  if (isBefore(lead.stage, 'viewing')) {
    await commands.run(`lead:${lead.id}`, 'setStage', { stage: 'viewing' })
  }
  return { viewingId, startsAt, leadId: lead.id }
}
