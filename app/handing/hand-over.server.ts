import { z } from 'zod'
import { type Actor, actorName, authorise, can } from '#domain/access/access.ts'
import { DomainError } from '#domain/errors.ts'
import { leadFacts } from '#domain/lead/lead.ts'
import { parse } from '#domain/parse.ts'
import { standingOf } from '#domain/viewing/customer.ts'
import { type ActivePerson, findActivePerson } from '#db/pace/people/people.ts'
import { findLeadRecord, type LeadRecord } from '#db/pace/leads/records.ts'
import { findHandedBy } from '#db/pace/viewings/colleagues.ts'
import { findViewing } from '#db/pace/viewings/page.ts'
import { changeViewing, type ViewingRecord } from '#db/pace/viewings/records.ts'
import { shareLead } from '../notes/share-lead.server.ts'
import { notFound, type requirePerson } from '../pages/context.server.ts'

const FormSchema = z.object({
  intent: z.enum(['hand', 'takeBack']),
  viewingId: z.uuid(),
  /** Who is to show it. */
  agentId: z.uuid(),
  /** Whose the page saw it to be: what somebody has handed on meanwhile is not taken from whom it was given to. */
  wasAgentId: z.uuid(),
  /** The lead was shared for it, and is no more when it is taken back. */
  unshare: z.enum(['yes']).optional(),
  despiteTaken: z.enum(['yes']).optional(),
})
type Form = z.output<typeof FormSchema>
type Who = ReturnType<typeof requirePerson>

export type Handed = {
  handed: {
    viewingId: string
    intent: Form['intent']
    to: string
    /** The form that takes it back. */
    takeBack: Record<string, string> | null
    /** Whether whoever shows it now sees the lead; null where there is none. */
    seesLead: boolean | null
  }
}

/** Gives a viewing to a colleague of its team, with a look at the lead, or takes that back. */
export async function handOver(
  who: Who,
  data: FormData,
  now: number = Date.now(),
): Promise<Handed> {
  const { db } = who
  const form = parse(FormSchema, Object.fromEntries(data), 'The viewing')
  const viewing = (await findViewing(db, form.viewingId)) ?? notFound('viewing')
  await authoriseHanding(who, viewing, form)
  if (form.intent === 'hand' && standingOf(viewing, now) !== 'coming')
    throw new DomainError('outdated', 'What has begun, or is off, is handed to nobody.')
  const to = await requireTaker(db, viewing, form)
  const { intent, viewingId } = form
  const lead = viewing.leadId ? await findLeadRecord(db, 'all', viewing.leadId) : null
  if (intent === 'takeBack') {
    await changeAgent(who, viewing, form)
    if (lead && form.unshare) await share(who, lead, { removeIds: [form.wasAgentId] })
    return { handed: { viewingId, intent, to: to.name, takeBack: null, seesLead: null } }
  }
  // Before the viewing: whoever is told of that reads at once whom it is with.
  const isShared = lead !== null && (await share(who, lead, { addIds: [to.id] }, to))
  try {
    await changeAgent(who, viewing, form)
  } catch (error) {
    const standing = await findViewing(db, viewing.id)
    // Somebody else may have handed it to the same colleague: then it is for that that they see the lead.
    if (lead && isShared && standing?.agentId !== to.id)
      await share(who, lead, { removeIds: [to.id] }).catch(() => false)
    throw error
  }
  const takeBack = {
    intent: 'takeBack',
    viewingId,
    agentId: viewing.agentId,
    wasAgentId: to.id,
    despiteTaken: 'yes',
    ...(isShared ? { unshare: 'yes' } : {}),
  }
  const seesLead = lead && (isShared || can(actorOf(to), 'read', 'lead', leadFacts(lead)))
  return { handed: { viewingId, intent, to: to.name, takeBack, seesLead } }
}

async function changeAgent(
  { db, actor }: Who,
  viewing: ViewingRecord,
  { agentId, wasAgentId, despiteTaken }: Form,
): Promise<void> {
  const change = { patch: { agentId }, onlyAsRead: true, actor: actorName(actor) }
  const isMeant = { despiteTaken: despiteTaken === 'yes' }
  const isAsSeen = viewing.agentId === wasAgentId
  if (isAsSeen && (await changeViewing(db, viewing, { ...change, ...isMeant }))) return
  throw changedMeanwhile()
}

function changedMeanwhile(): DomainError {
  return new DomainError('outdated', 'It was changed meanwhile; look who shows it now.')
}

/** One's own, or one's team's. Taken back is what one has handed over oneself, as the last that happened to it, and to whom it was before. */
async function authoriseHanding(
  { db, actor }: Who,
  viewing: ViewingRecord,
  { intent, agentId }: Form,
): Promise<void> {
  const isTakenBack = intent === 'takeBack'
  if (isTakenBack && (await findHandedBy(db, viewing.id, actorName(actor))) === agentId) return
  authorise(actor, 'write', 'viewing', { ownerId: viewing.agentId, teamId: viewing.teamId })
  if (isTakenBack) throw changedMeanwhile()
}

/** A colleague of its team; it comes back to whoever had it, wherever they are by now. */
async function requireTaker(
  db: Who['db'],
  { teamId }: ViewingRecord,
  { intent, agentId }: Form,
): Promise<ActivePerson> {
  const person = await findActivePerson(db, agentId)
  if (intent === 'takeBack') return person ?? notFound('person')
  const mayShow = person?.role === 'agent' || person?.role === 'manager'
  if (person && mayShow && teamId !== null && person.teamId === teamId) return person
  const problems = [{ path: 'agentId', message: 'is not active in the team of this viewing' }]
  throw new DomainError('invalid', 'A viewing goes to a colleague of its team.', problems, {
    key: 'handedOutside',
  })
}

type Change = { addIds: string[] } | { removeIds: string[] }

/** Lets a colleague work on the lead, or no longer, as far as whoever hands may decide that. Whether it changed anything. */
async function share(
  who: Who,
  lead: LeadRecord,
  change: Change,
  to?: ActivePerson,
): Promise<boolean> {
  const facts = leadFacts(lead)
  if (to && can(actorOf(to), 'write', 'lead', facts)) return false
  return (await shareLead(who, { id: lead.id, facts }, change)) ?? false
}

function actorOf({ id, role, teamId }: ActivePerson): Actor {
  return { kind: 'person', id, role, teamId }
}
