import { type Actor, authorise } from '#domain/access/access.ts'
import { addJob } from '#db/pace/jobs/queue.ts'
import { lockArrival, settleArrival } from '#db/pace/arrivals/arrivals.ts'
import { findArrivalOfTeam } from '#db/pace/arrivals/page.ts'
import { appendAudit } from '#db/pace/audit/audit.ts'
import type { PaceDb } from '#db/pace/client.ts'
import type { ChangedBy } from '#db/pace/rights/people-rights.ts'
import { DomainError } from '#domain/errors.ts'
import type { Decision } from './understand.ts'
import { UNDERSTAND_TASK } from './take-in.ts'

type Reading = {
  db: PaceDb
  actor: Actor
  person: { id: string; teamId: string | null }
}
type Deciding = Reading & {
  by: ChangedBy
  understand: (id: string, decision: Decision) => Promise<void>
}

/** An arrival that this person may see: those of the team's leads, and what is nobody's lead yet. */
export async function requireArrival(
  { db, actor, person }: Reading,
  id: string | undefined,
  action: 'read' | 'decide' = 'read',
) {
  const found = await findArrivalOfTeam(db, id ?? '')
  if (!found) throw new DomainError('notFound', 'This enquiry does not exist.')
  const teamId = found.arrival.leadId ? found.teamId : person.teamId
  authorise(actor, action, 'arrival', { teamId })
  return found
}

/** A person says that it is a lead, and how whoever it is from is reached; the rest goes as if it had been understood. */
export async function makeItALead(
  deciding: Deciding,
  id: string,
  given: Decision['given'],
): Promise<void> {
  await requireArrival(deciding, id, 'decide')
  const { db, person, by, understand } = deciding
  const key = `${UNDERSTAND_TASK}:${id}`
  await db.transaction(async (tx) => {
    await addJob(tx, { task: UNDERSTAND_TASK, payload: { id }, key, delaySeconds: 20 })
    const entry = { action: 'arrival.lead', target: `arrival:${id}`, outcome: 'allowed' } as const
    await appendAudit(tx, { ...by, ...entry, before: null, after: null })
  })
  await understand(id, { by: person.id, given })
}

/** A person says that it is none. It stays where it is, and can still be made a lead. */
export async function markAsSpam(deciding: Deciding, id: string): Promise<void> {
  await requireArrival(deciding, id, 'decide')
  const { db, person, by } = deciding
  await db.transaction(async (tx) => {
    const arrival = await lockArrival(tx, id)
    if (!arrival || !['held', 'other'].includes(arrival.state)) {
      throw new DomainError('conflict', 'Somebody has decided about this meanwhile.', [], {
        key: 'arrivalDecided',
      })
    }
    const entry = { action: 'arrival.spam', target: `arrival:${id}`, outcome: 'allowed' } as const
    await appendAudit(tx, { ...by, ...entry, before: null, after: null })
    const decided = { decidedBy: person.id, decidedAt: new Date().toISOString() }
    await settleArrival(tx, arrival, {
      fate: { state: 'spam', ...decided },
      actor: `person:${person.id}`,
    })
  })
}
