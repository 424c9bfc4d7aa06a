import { z } from 'zod'
import { actorName, authorise } from '#domain/access/access.ts'
import { customerPhone } from '#domain/call/feed/feed-call.ts'
import { leadFacts } from '#domain/lead/lead.ts'
import { findLeadRecord } from '#db/pace/leads/records.ts'
import { insertTask } from '#db/pace/tasks/records.ts'
import { fromLocalInput } from '../../components/format/local-input.ts'
import { notFound } from '../../pages/context.server.ts'
import {
  bookViewing,
  BookViewingSchema,
  proposeViewing,
  ProposeViewingSchema,
} from './book-viewing.server.ts'
import type { CallContext } from './call-context.ts'

const jsonText = z
  .string()
  .max(4000)
  .transform((text, context) => {
    try {
      return z.json().parse(JSON.parse(text))
    } catch {
      context.addIssue({ code: 'custom', message: 'is not JSON' })
      return z.NEVER
    }
  })

export const CallActionSchema = z.discriminatedUnion('intent', [
  z.object({
    intent: z.literal('accept'),
    leadId: z.uuid(),
    annotationId: z.string().min(1).max(64),
    value: jsonText,
  }),
  z.object({ intent: z.literal('wrapUp'), disposition: z.string().trim().min(1).max(64) }),
  BookViewingSchema,
  ProposeViewingSchema,
  z.object({
    intent: z.literal('addReminder'),
    title: z.string().trim().min(1).max(200),
    dueAt: z.string().transform(fromLocalInput),
  }),
  z.object({ intent: z.literal('linkLead'), leadId: z.uuid() }),
  z.object({ intent: z.literal('createLead') }),
])
type CallAction = z.output<typeof CallActionSchema>

const AttachedSchema = z.object({ isNew: z.literal(false) })

/** What a person decides on a call that the server must do. The caller has checked the right to write the call. */
export async function runCallAction(context: CallContext, input: CallAction) {
  const { commands, call } = context
  switch (input.intent) {
    case 'accept': {
      const { intent: _intent, ...args } = input
      await commands.run(`call:${call.id}`, 'acceptProposal', args)
      return { accepted: input.annotationId }
    }
    case 'wrapUp':
      await commands.run(`call:${call.id}`, 'wrapUp', { disposition: input.disposition })
      return { wrappedUp: input.disposition }
    case 'bookViewing':
      return { booked: await bookViewing(context, input) }
    case 'proposeViewing':
      return { proposed: await proposeViewing(context, input) }
    case 'addReminder':
      return { reminded: await addReminder(context, input) }
    case 'linkLead':
      await requireWritableLead(context, input.leadId)
      await commands.run(`call:${call.id}`, 'linkLead', { leadId: input.leadId })
      return { linked: input.leadId }
    case 'createLead':
      return { linked: await createLead(context) }
  }
}

type Reminder = Extract<CallAction, { intent: 'addReminder' }>

/** The next thing to do for the lead, once the call is over. */
async function addReminder(
  { db, actor, call }: CallContext,
  { title, dueAt }: Reminder,
): Promise<string> {
  authorise(actor, 'create', 'task')
  if (actor.kind !== 'person' || !call.leadId) notFound('lead')
  await requireWritableLead({ db, actor }, call.leadId)
  const { id, teamId } = actor
  const of = { ownerId: id, teamId, leadId: call.leadId, createdBy: actorName(actor) }
  await insertTask(db, { title, dueAt, ...of })
  return title
}

async function requireWritableLead(
  { db, actor }: Pick<CallContext, 'db' | 'actor'>,
  leadId: string,
): Promise<void> {
  const lead = (await findLeadRecord(db, 'all', leadId)) ?? notFound('lead')
  authorise(actor, 'write', 'lead', leadFacts(lead))
}

/** The open lead of whoever is on the line, or a new one. */
async function createLead(context: CallContext): Promise<string> {
  const { actor, commands, call } = context
  authorise(actor, 'create', 'lead', { teamId: call.teamId })
  const { callerName, teamId } = call
  const phone = customerPhone(call)
  const fields = {
    source: 'call',
    teamId,
    ...(actor.kind === 'person' ? { ownerId: actor.id } : {}),
    ...(callerName ? { name: callerName } : {}),
    ...(phone ? { phone } : {}),
  }
  const once = { idempotencyKey: `leadOfCall:${call.id}` }
  const { document, result } = await commands.run('lead:new', 'receive', { fields }, once)
  const leadId = document.slice('lead:'.length)
  const isOpenAlready = AttachedSchema.safeParse(result).success
  if (isOpenAlready) await requireWritableLead(context, leadId)
  await commands.run(`call:${call.id}`, 'linkLead', { leadId })
  return leadId
}
