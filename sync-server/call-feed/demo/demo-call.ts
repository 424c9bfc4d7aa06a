import { z } from 'zod'
import { findLeadRecord } from '#db/pace/leads/records.ts'
import { findPerson } from '#db/pace/people/people.ts'
import type { PaceDb } from '#db/pace/client.ts'
import { type Actor, authorise } from '#domain/access/access.ts'
import { DEMO_DIALOGUE_IDS, DEMO_DIALOGUES } from '#domain/call/replay/demo-dialogues.ts'
import { playDialogue } from '#domain/call/replay/dialogue.ts'
import type { Recording } from '#domain/call/replay/recording.ts'
import { DomainError } from '#domain/errors.ts'
import { leadFacts } from '#domain/lead/lead.ts'

export const DemoCallSchema = z.object({
  dialogue: z.enum(DEMO_DIALOGUE_IDS),
  agentId: z.uuid(),
  /** Who calls: somebody's lead, or null for somebody whom nobody knows. */
  leadId: z.uuid().nullable(),
})
export type AskedDemoCall = z.output<typeof DemoCallSchema>

/** The call as it will be played: to an agent whom the asker may give calls, from a lead that the asker sees. */
export async function castDemoCall(
  { db, actor }: { db: PaceDb; actor: Actor },
  { dialogue: id, agentId, leadId }: AskedDemoCall,
): Promise<Recording> {
  const agent = await findPerson(db, agentId)
  const { teamId = null } = agent ?? {}
  authorise(actor, 'rehearse', 'call', { ownerId: agentId, teamId })
  if (!agent?.role || agent.status !== 'active') {
    throw new DomainError('invalid', 'Nobody who works here has this id.', [
      { path: 'agentId', message: 'is nobody who works here' },
    ])
  }
  const dialogue = DEMO_DIALOGUES.find((one) => one.id === id)
  if (!dialogue) throw new DomainError('notFound', 'There is no such dialogue.')
  const { language, callerName } = dialogue
  const caller = leadId ? await callerOf({ db, actor }, leadId) : { from: newNumber(), callerName }
  return playDialogue(dialogue, { ...caller, language, agent: agent.email, recorded: true })
}

async function callerOf({ db, actor }: { db: PaceDb; actor: Actor }, leadId: string) {
  const lead = await findLeadRecord(db, 'all', leadId)
  if (!lead) throw new DomainError('notFound', 'This lead does not exist.')
  authorise(actor, 'read', 'lead', leadFacts(lead))
  if (!lead.phone) {
    throw new DomainError('invalid', 'This lead has no number to call from.', [
      { path: 'leadId', message: 'has no number' },
    ])
  }
  return { from: lead.phone, ...(lead.name ? { callerName: lead.name } : {}) }
}

/** A mobile number of the country's that most likely nobody has called from. */
function newNumber(): string {
  const [random = 0] = crypto.getRandomValues(new Uint32Array(1))
  return `+97156${String(random % 10_000_000).padStart(7, '0')}`
}
