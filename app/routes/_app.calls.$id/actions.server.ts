import { z } from 'zod'
import { type Actor, authorise } from '#domain/access.ts'
import { DomainError } from '#domain/errors.ts'
import { leadFacts } from '#domain/lead/lead.ts'
import type { PaceDb } from '#db/pace/client.ts'
import { findLeadRecord } from '#db/pace/lead-records.ts'
import type { CommandRunner } from '../../commands.server.ts'
import { notFound } from '../../context.server.ts'

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
    field: z.string().min(1).max(64),
    value: jsonText,
    annotationId: z.string().min(1).max(64),
  }),
  z.object({ intent: z.literal('wrapUp'), disposition: z.string().trim().min(1).max(64) }),
  z.object({ intent: z.literal('linkLead'), leadId: z.uuid() }),
  z.object({ intent: z.literal('createLead') }),
])
type CallAction = z.output<typeof CallActionSchema>

type Call = {
  id: string
  leadId: string | null
  teamId: string | null
  callerName: string | null
  callerPhone: string | null
}
type Context = { db: PaceDb; actor: Actor; commands: CommandRunner; call: Call }

/** What a person decides on a call that the server must do. The caller has checked the right to write the call. */
export async function runCallAction(context: Context, input: CallAction) {
  const { commands, call } = context
  switch (input.intent) {
    case 'accept':
      await acceptProposal(context, input)
      return { accepted: input.annotationId }
    case 'wrapUp':
      await commands.run(`call:${call.id}`, 'wrapUp', { disposition: input.disposition })
      return { wrappedUp: input.disposition }
    case 'linkLead':
      await requireWritableLead(context, input.leadId)
      await commands.run(`call:${call.id}`, 'linkLead', { leadId: input.leadId })
      return { linked: input.leadId }
    case 'createLead':
      return { linked: await createLead(context) }
  }
}

/** Repeating an acceptance has no second effect: the annotation is its key. */
async function acceptProposal(
  context: Context,
  { leadId, field, value, annotationId }: Extract<CallAction, { intent: 'accept' }>,
): Promise<void> {
  const { commands, call } = context
  if (call.leadId !== leadId) {
    throw new DomainError(
      'conflict',
      'The call now belongs to another lead. Look at it, then accept again.',
    )
  }
  await requireWritableLead(context, leadId)
  await commands.run(`lead:${leadId}`, 'acceptProposal', {
    field,
    value,
    callId: call.id,
    annotationId,
  })
}

async function requireWritableLead({ db, actor }: Context, leadId: string): Promise<void> {
  const lead = (await findLeadRecord(db, 'all', leadId)) ?? notFound('lead')
  authorise(actor, 'write', 'lead', leadFacts(lead))
}

async function createLead({ actor, commands, call }: Context): Promise<string> {
  authorise(actor, 'create', 'lead', { teamId: call.teamId })
  const { callerName, callerPhone, teamId } = call
  const fields = {
    source: 'call',
    teamId,
    ...(actor.kind === 'person' ? { ownerId: actor.id } : {}),
    ...(callerName ? { name: callerName } : {}),
    ...(callerPhone ? { phone: callerPhone } : {}),
  }
  const once = { idempotencyKey: `lead of call ${call.id}` }
  const { document } = await commands.run('lead:new', 'create', { fields }, once)
  const leadId = document.slice('lead:'.length)
  await commands.run(`call:${call.id}`, 'linkLead', { leadId })
  return leadId
}
