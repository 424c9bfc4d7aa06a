import { z } from 'zod'
import { authorise, can } from '#domain/access/access.ts'
import { InstantSchema } from '#domain/calendar.ts'
import { keysOf } from '#domain/catalogue.ts'
import { documentName } from '#domain/documents/documents.ts'
import { DomainError } from '#domain/errors.ts'
import { isBefore, isEnded } from '#domain/lead/fields.ts'
import { leadFacts } from '#domain/lead/lead.ts'
import { parse } from '#domain/parse.ts'
import { type NextStep, nextStepsOf } from '#domain/viewing/next-step.ts'
import { VIEWING_STATUSES } from '#domain/viewing/viewing.ts'
import { findLeadRecord } from '#db/pace/leads/records.ts'
import { findListingRecord } from '#db/pace/listings/records.ts'
import { listAnswers } from '#db/pace/viewings/answers.ts'
import { findViewing } from '#db/pace/viewings/page.ts'
import type { FoundNext } from './found-next.ts'
import { leadScope, teamScope } from '../api/caller/scopes.ts'
import { notFound, type requirePerson } from '../pages/context.server.ts'

const AskedSchema = z.object({ viewing: z.uuid(), status: z.enum(keysOf(VIEWING_STATUSES)) })
const FormSchema = z.discriminatedUnion('step', [
  z.object({ viewingId: z.uuid(), step: z.literal('offer') }),
  z.object({ viewingId: z.uuid(), step: z.literal('followUp'), at: InstantSchema }),
])

type Who = ReturnType<typeof requirePerson>

/** What could come next, as its outcome has just been said; nothing for whoever may not change the lead. */
export async function findNext({ db, actor }: Who, query: object): Promise<FoundNext> {
  const { viewing: id, status } = parse(AskedSchema, query, 'The viewing')
  const viewing = (await findViewing(db, id)) ?? notFound('viewing')
  authorise(actor, 'write', 'viewing', { ownerId: viewing.agentId, teamId: viewing.teamId })
  const { leadId, listingId } = viewing
  const [lead, listing, answers] = await Promise.all([
    leadId ? findLeadRecord(db, leadScope(actor), leadId) : null,
    listingId ? findListingRecord(db, teamScope(actor, 'listings:read'), listingId) : null,
    listAnswers(db, id),
  ])
  const none = { viewingId: id, status, steps: [], interest: null, lead: null, home: null }
  if (!lead || isEnded(lead.stage) || !can(actor, 'write', 'lead', leadFacts(lead))) return none
  const interest = answers.find(({ step }) => step === 'feedback')?.interest ?? null
  return {
    viewingId: id,
    status,
    // Who makes an offer already needs not be moved there.
    steps: nextStepsOf(status, interest).filter(
      (step) => step !== 'offer' || isBefore(lead.stage, 'offer'),
    ),
    interest,
    lead: { id: lead.id, label: lead.name ?? lead.reference },
    home: listing && { id: listing.id, label: listing.title ?? listing.reference },
  }
}

/** The steps that are done where one is; the others lead to where they are done. */
export async function takeStep(
  { db, actor, deps, session }: Who,
  data: FormData,
): Promise<{ done: NextStep }> {
  const form = parse(FormSchema, Object.fromEntries(data), 'The step')
  const viewing = (await findViewing(db, form.viewingId)) ?? notFound('viewing')
  authorise(actor, 'write', 'viewing', { ownerId: viewing.agentId, teamId: viewing.teamId })
  // Before it is kept what it came to, it leads to nothing.
  if (nextStepsOf(viewing.status, null).length === 0) throw isOutdated()
  const lead = viewing.leadId ? await findLeadRecord(db, leadScope(actor), viewing.leadId) : null
  if (!lead) notFound('lead')
  authorise(actor, 'write', 'lead', leadFacts(lead))
  const commands = deps.commands.forPerson(session)
  const name = documentName('lead', lead.id)
  if (form.step === 'followUp') {
    await commands.run(name, 'setFields', { fields: { nextFollowUpAt: form.at } })
  } else if (isBefore(lead.stage, 'offer')) {
    await commands.run(name, 'setStage', { stage: 'offer' })
  }
  return { done: form.step }
}

function isOutdated(): DomainError {
  return new DomainError('outdated', 'It was changed meanwhile; look where it is now.')
}
