import { z } from 'zod'
import { shortText } from '#domain/text/characters.ts'
import { authorise } from '#domain/access/access.ts'
import { keysOf } from '#domain/catalogue.ts'
import { documentName } from '#domain/documents/documents.ts'
import { leadFacts } from '#domain/lead/lead.ts'
import { LEAD_STAGES } from '#domain/lead/fields.ts'
import { parse } from '#domain/parse.ts'
import type { LeadRecord } from '#db/pace/leads/records.ts'
import { seeMatches } from '#db/pace/matching/new-matches.ts'
import { endDraft } from '#db/pace/programs/drafts.ts'
import { DRAFT_ENDS } from '#domain/program/draft.ts'
import { fromLocalInput } from '../../components/format/local-input.ts'
import { undoableOf } from '../../sync-client/undoable-of.ts'
import type { Undoable } from '../../components/hooks/undo-stack.ts'
import { notFound, type requirePerson } from '../../pages/context.server.ts'

const FormSchema = z.discriminatedUnion('intent', [
  z.object({ intent: z.literal('claim') }),
  z.object({ intent: z.literal('assign'), ownerId: z.uuid().or(z.literal('')) }),
  z.object({ intent: z.literal('share'), collaboratorIds: z.string().max(1000) }),
  z.object({
    intent: z.literal('setStage'),
    stage: z.enum(keysOf(LEAD_STAGES)),
    lostReason: shortText(200).optional(),
  }),
  z.object({ intent: z.literal('endDraft'), draftId: z.uuid(), ended: z.enum(DRAFT_ENDS) }),
  z.object({
    intent: z.literal('pause'),
    until: z.string().transform(fromLocalInput).pipe(z.string()),
    because: shortText(200).min(1),
  }),
  z.object({ intent: z.literal('resume') }),
  z.object({ intent: z.literal('undoMerge'), mergeId: z.uuid() }),
  z.object({ intent: z.literal('seeMatches'), until: z.iso.datetime({ offset: true }) }),
])
type Form = z.infer<typeof FormSchema>
type Who = ReturnType<typeof requirePerson>

/** What is done to a lead besides typing into it: each asks the policy, then runs as the person. */
export async function runLeadAction(
  who: Who,
  lead: LeadRecord,
  data: FormData,
): Promise<Undoable | null> {
  const form = parse(FormSchema, Object.fromEntries(data), 'The form')
  if (form.intent === 'endDraft') await finishDraft(who, lead, form)
  else if (form.intent === 'seeMatches') await see(who, lead, form.until)
  else return runCommand(who, lead, form)
  return null
}

async function runCommand(who: Who, lead: LeadRecord, form: Command): Promise<Undoable | null> {
  const { command, args } = commandOf(form)
  authorise(who.actor, actionOf(command), 'lead', leadFacts(lead))
  const runner = who.deps.commands.forPerson(who.session)
  return undoableOf(await runner.run(documentName('lead', lead.id), command, args), command)
}

type Command = Exclude<Form, { intent: 'endDraft' | 'seeMatches' }>
type Draft = Extract<Form, { intent: 'endDraft' }>

function commandOf(form: Command) {
  switch (form.intent) {
    case 'claim':
      return { command: 'claim', args: {} } as const
    case 'assign':
      return { command: 'assign', args: { ownerId: form.ownerId || null } } as const
    case 'share':
      return {
        command: 'share',
        args: { collaboratorIds: form.collaboratorIds.split(' ').filter(Boolean) },
      } as const
    case 'pause':
      return { command: 'pause', args: { until: form.until, because: form.because } } as const
    case 'resume':
      return { command: 'resume', args: {} } as const
    case 'undoMerge':
      return { command: 'undoMerge', args: { mergeId: form.mergeId } } as const
    case 'setStage':
      return {
        command: 'setStage',
        args: { stage: form.stage, lostReason: form.lostReason || undefined },
      } as const
  }
}

/** What the policy is asked for, where a command is called otherwise. */
function actionOf(command: ReturnType<typeof commandOf>['command']) {
  if (command === 'undoMerge') return 'merge'
  return command === 'pause' || command === 'resume' ? 'write' : command
}

async function see({ db, actor, person }: Who, lead: LeadRecord, until: string): Promise<void> {
  authorise(actor, 'read', 'lead', leadFacts(lead))
  await seeMatches(db, { leadId: lead.id, personId: person.id, until })
}

async function finishDraft(
  { db, actor, person }: Who,
  lead: LeadRecord,
  { draftId, ended }: Draft,
): Promise<void> {
  authorise(actor, 'end', 'draft', { ownerId: person.id })
  const now = new Date()
  const about = { id: draftId, personId: person.id, leadId: lead.id }
  if (!(await endDraft(db, { ...about, ended, now }))) notFound('draft')
}
