import { z } from 'zod'
import { actorName, authorise } from '#domain/access.ts'
import { keysOf } from '#domain/catalogue.ts'
import { documentName } from '#domain/documents.ts'
import { leadFacts } from '#domain/lead/lead.ts'
import { LEAD_STAGES } from '#domain/lead/fields.ts'
import { parse } from '#domain/parse.ts'
import type { LeadRecord } from '#db/pace/lead-records.ts'
import { insertTask } from '#db/pace/task-records.ts'
import { findTask, finishTask } from '#db/pace/tasks.ts'
import { fromLocalInput } from '../../components/local-input.ts'
import { notFound, type requirePerson } from '../../context.server.ts'

const FormSchema = z.discriminatedUnion('intent', [
  z.object({ intent: z.literal('claim') }),
  z.object({ intent: z.literal('assign'), ownerId: z.uuid().or(z.literal('')) }),
  z.object({ intent: z.literal('share'), collaboratorIds: z.string().max(1000) }),
  z.object({
    intent: z.literal('setStage'),
    stage: z.enum(keysOf(LEAD_STAGES)),
    lostReason: z.string().trim().max(200).optional(),
  }),
  z.object({
    intent: z.literal('addTask'),
    title: z.string().trim().min(1, 'say what is to be done').max(200),
    dueAt: z.string().transform(fromLocalInput),
  }),
  z.object({ intent: z.literal('finishTask'), taskId: z.uuid() }),
])
type Form = z.infer<typeof FormSchema>
type Who = ReturnType<typeof requirePerson>

/** What is done to a lead besides typing into it: each asks the policy, then runs as the person. */
export async function runLeadAction(who: Who, lead: LeadRecord, data: FormData): Promise<void> {
  const form = parse(FormSchema, Object.fromEntries(data), 'The form')
  if (form.intent === 'addTask') return addTask(who, lead, form)
  if (form.intent === 'finishTask') return tickOff(who, lead, form.taskId)
  const { command, args } = commandOf(form)
  authorise(who.actor, command, 'lead', leadFacts(lead))
  const runner = who.deps.commands.forPerson(who.session)
  await runner.run(documentName('lead', lead.id), command, args)
}

type Task = Extract<Form, { intent: 'addTask' }>

function commandOf(form: Exclude<Form, { intent: 'addTask' | 'finishTask' }>) {
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
    case 'setStage':
      return {
        command: 'setStage',
        args: { stage: form.stage, lostReason: form.lostReason || undefined },
      } as const
  }
}

async function addTask(
  { db, actor, person }: Who,
  lead: LeadRecord,
  { title, dueAt }: Task,
): Promise<void> {
  authorise(actor, 'read', 'lead', leadFacts(lead))
  authorise(actor, 'create', 'task')
  await insertTask(db, {
    title,
    dueAt,
    ownerId: person.id,
    teamId: person.teamId,
    leadId: lead.id,
    createdBy: actorName(actor),
  })
}

async function tickOff({ db, actor }: Who, lead: LeadRecord, taskId: string): Promise<void> {
  const task = await findTask(db, taskId)
  if (task?.leadId !== lead.id) notFound('task')
  authorise(actor, 'write', 'task', task)
  await finishTask(db, taskId, actorName(actor))
}
