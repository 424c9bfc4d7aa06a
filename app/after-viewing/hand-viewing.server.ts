import { z } from 'zod'
import { actorName, authorise, can } from '#domain/access/access.ts'
import { documentName } from '#domain/documents/documents.ts'
import { DomainError } from '#domain/errors.ts'
import { leadFacts } from '#domain/lead/lead.ts'
import { parse } from '#domain/parse.ts'
import { findLeadRecord } from '#db/pace/leads/records.ts'
import { type ActivePerson, findActivePerson } from '#db/pace/people/people.ts'
import { findViewing } from '#db/pace/viewings/page.ts'
import { changeViewing } from '#db/pace/viewings/records.ts'
import { notFound, type requirePerson } from '../pages/context.server.ts'

const HandedSchema = z.object({
  viewingId: z.uuid(),
  agentId: z.uuid(),
  /** Who shows it as the page saw it: what somebody else has given away meanwhile is not given from here. */
  wasAgentId: z.uuid(),
  despiteTaken: z.enum(['yes']).optional(),
})
type Who = ReturnType<typeof requirePerson>

/** Gives a viewing to a colleague, whose own time is asked about as in every booking; where they could not see its lead it is shared with them. */
export async function handViewing(who: Who, data: FormData): Promise<{ handed: string }> {
  const { actor, db } = who
  const form = parse(HandedSchema, Object.fromEntries(data), 'The viewing')
  const { viewingId, agentId, wasAgentId, despiteTaken } = form
  const viewing = (await findViewing(db, viewingId)) ?? notFound('viewing')
  authorise(actor, 'write', 'viewing', { ownerId: viewing.agentId, teamId: viewing.teamId })
  const agent = (await findActivePerson(db, agentId)) ?? notFound('person')
  const share = await needsSharing(who, viewing.leadId, agent)
  // First: sent again it is the same, and nobody is to show a home to somebody whom they do not see.
  if (share && viewing.agentId === wasAgentId) await share()
  const patch = { agentId, teamId: agent.teamId }
  const isAsRead = viewing.agentId === wasAgentId
  const handed =
    isAsRead &&
    (await changeViewing(db, viewing, {
      patch,
      onlyAsRead: true,
      actor: actorName(actor),
      despiteTaken: despiteTaken === 'yes',
    }))
  if (!handed) throw new DomainError('outdated', 'It was changed meanwhile; look where it is now.')
  return { handed: viewingId }
}

/** How the lead is shared with whoever is to show the home; null where they see it already. */
async function needsSharing(
  { db, actor, deps, session }: Who,
  leadId: string | null,
  { id, role, teamId, seesTeam }: ActivePerson,
): Promise<(() => Promise<unknown>) | null> {
  const lead = leadId ? await findLeadRecord(db, 'all', leadId) : null
  if (!lead) return null
  const facts = leadFacts(lead)
  if (can({ kind: 'person', id, role, teamId, seesTeam }, 'write', 'lead', facts)) return null
  authorise(actor, 'share', 'lead', facts)
  const commands = deps.commands.forPerson(session)
  return () => commands.run(documentName('lead', lead.id), 'share', { addIds: [id] })
}
