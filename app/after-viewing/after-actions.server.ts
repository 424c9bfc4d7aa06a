import { z } from 'zod'
import { actorName, authorise } from '#domain/access/access.ts'
import { InstantSchema } from '#domain/calendar.ts'
import { keysOf } from '#domain/catalogue.ts'
import { documentName } from '#domain/documents/documents.ts'
import { DomainError } from '#domain/errors.ts'
import { isBefore } from '#domain/lead/fields.ts'
import { leadFacts } from '#domain/lead/lead.ts'
import { parse } from '#domain/parse.ts'
import { shortText } from '#domain/text/characters.ts'
import { INTERESTS } from '#domain/viewing/customer.ts'
import { heldAs, OUTCOMES } from '#domain/viewing/outcome.ts'
import { VIEWING_STATUSES } from '#domain/viewing/viewing.ts'
import { findLeadRecord } from '#db/pace/leads/records.ts'
import { markUnsuited } from '#db/pace/shortlists/unsuited.ts'
import { insertTask, takeBackTask } from '#db/pace/tasks/records.ts'
import { findViewing } from '#db/pace/viewings/page.ts'
import { changeViewing, type ViewingRecord } from '#db/pace/viewings/records.ts'
import type { Undoable } from '../components/hooks/undo-stack.ts'
import { notFound, type requirePerson } from '../pages/context.server.ts'
import { undoableOf } from '../sync-client/undoable-of.ts'
import type { Held } from './found-after.ts'

const status = z.enum(keysOf(VIEWING_STATUSES))
const interest = z.union([z.literal('').transform(() => null), z.enum(INTERESTS)])
/** What the page showed: what somebody has said meanwhile is not said over. */
const seen = { wasStatus: status, wasInterest: interest }

const FormSchema = z.discriminatedUnion('intent', [
  z.object({
    intent: z.literal('say'),
    viewingId: z.uuid(),
    outcome: z.enum(OUTCOMES),
    ...seen,
  }),
  z.object({ intent: z.literal('takeBack'), viewingId: z.uuid(), status, interest, ...seen }),
  z.object({
    intent: z.literal('followUp'),
    viewingId: z.uuid(),
    /** The page's own: a form that is sent again plans nothing again. */
    taskId: z.uuid(),
    title: shortText(200).min(1, 'say what is to be done'),
    dueAt: InstantSchema,
  }),
  z.object({ intent: z.literal('unplan'), viewingId: z.uuid(), taskId: z.uuid() }),
  z.object({ intent: z.literal('noteOffer'), viewingId: z.uuid() }),
  z.object({
    intent: z.literal('remember'),
    viewingId: z.uuid(),
    isUnsuited: z.enum(['yes', 'no']),
  }),
])
type Form = z.output<typeof FormSchema>
type FormOf<Intent extends Form['intent']> = Extract<Form, { intent: Intent }>
type Who = ReturnType<typeof requirePerson>

export type AfterDone = {
  /** What was done, and the form of this action that takes it back; a stage that was set is taken back by the stack of commands. */
  done: { intent: Form['intent']; takeBack: Record<string, string> | null }
  undo?: Undoable | null
}

/** What follows from a viewing: each is asked of the policy of what it changes. */
export async function runAfterAction(
  who: Who,
  data: FormData,
  now: number = Date.now(),
): Promise<AfterDone> {
  const form = parse(FormSchema, Object.fromEntries(data), 'The viewing')
  const viewing = (await findViewing(who.db, form.viewingId)) ?? notFound('viewing')
  const { intent, viewingId } = form
  const done = (takeBack: Record<string, string> | null) => ({ done: { intent, takeBack } })
  switch (form.intent) {
    case 'say':
      return done({ intent: 'takeBack', viewingId, ...(await hold(who, viewing, form, now)) })
    case 'takeBack':
      await hold(who, viewing, form, now)
      return done(null)
    case 'followUp':
      await plan(who, viewing, form)
      return done({ intent: 'unplan', viewingId, taskId: form.taskId })
    case 'unplan':
      authorise(who.actor, 'write', 'task', { ownerId: who.person.id })
      await takeBackTask(who.db, {
        id: form.taskId,
        ownerId: who.person.id,
        createdBy: actorName(who.actor),
        leadId: viewing.leadId,
        listingId: viewing.listingId,
      })
      return done(null)
    case 'noteOffer':
      return { ...done(null), undo: await noteOffer(who, viewing) }
    case 'remember': {
      const isUnsuited = form.isUnsuited === 'yes'
      await remember(who, viewing, isUnsuited)
      return done(isUnsuited ? { intent, viewingId, isUnsuited: 'no' } : null)
    }
  }
}

/** Says how it went, or takes that back; gives what was said before, and what is said now. */
async function hold(
  { db, actor }: Who,
  viewing: ViewingRecord,
  form: FormOf<'say'> | FormOf<'takeBack'>,
  now: number,
): Promise<Record<string, string>> {
  authorise(actor, 'write', 'viewing', { ownerId: viewing.agentId, teamId: viewing.teamId })
  if (Date.parse(viewing.startsAt) > now)
    throw new DomainError('conflict', 'What has not begun has no outcome.', [], { key: 'notBegun' })
  const isAsSeen = viewing.status === form.wasStatus && viewing.interest === form.wasInterest
  const patch = form.intent === 'say' ? heldAs(form.outcome) : pickHeld(form)
  const change = { patch, onlyAsRead: true, actor: actorName(actor) }
  // What has begun takes no time that anybody could still have: nothing can be in its way.
  const changed = isAsSeen && (await changeViewing(db, viewing, { ...change, despiteTaken: true }))
  if (!changed)
    throw new DomainError('outdated', 'It was changed meanwhile; look what became of it.')
  const { status: wasStatus, interest: wasInterest } = changed
  return {
    status: viewing.status,
    interest: viewing.interest ?? '',
    wasStatus,
    wasInterest: wasInterest ?? '',
  }
}

function pickHeld({ status: to, interest: of }: Held): Held {
  return { status: to, interest: of }
}

async function plan(
  who: Who,
  viewing: ViewingRecord,
  { taskId, title, dueAt }: FormOf<'followUp'>,
): Promise<void> {
  const { db, actor, person } = who
  const lead = await requireLead(who, viewing)
  authorise(actor, 'create', 'task')
  const { id: ownerId, teamId } = person
  const about = { leadId: lead.id, listingId: viewing.listingId }
  const task = { id: taskId, title, dueAt, ownerId, teamId, ...about, createdBy: actorName(actor) }
  await insertTask(db, task)
}

async function noteOffer(who: Who, viewing: ViewingRecord): Promise<Undoable | null> {
  const lead = await requireLead(who, viewing)
  authorise(who.actor, 'setStage', 'lead', leadFacts(lead))
  if (!isBefore(lead.stage, 'offer')) return null
  const runner = who.deps.commands.forPerson(who.session)
  const run = await runner.run(documentName('lead', lead.id), 'setStage', { stage: 'offer' })
  return undoableOf(run, 'setStage')
}

async function remember(who: Who, viewing: ViewingRecord, isUnsuited: boolean): Promise<void> {
  const { listingId } = viewing
  const { id: leadId } = await requireLead(who, viewing)
  if (!listingId) notFound('listing')
  const said = { leadId, listingId, saidBy: actorName(who.actor), now: new Date() }
  await markUnsuited(who.db, said, isUnsuited)
}

/** The lead of a viewing, for who may change it. */
async function requireLead({ db, actor }: Who, { leadId }: ViewingRecord) {
  const lead = (leadId && (await findLeadRecord(db, 'all', leadId))) || notFound('lead')
  authorise(actor, 'write', 'lead', leadFacts(lead))
  return lead
}
