import { authorise, can } from '#domain/access/access.ts'
import { dayOf, daysAfter, instantOf } from '#domain/zone-time.ts'
import { listLastNotes, listOpenLeads } from '#db/pace/taken-along/taken-along.ts'
import { listViewingsOfAgent } from '#db/pace/viewings/of-agent.ts'
import { leadScope } from '../../api/caller/scopes.ts'
import type { requirePerson } from '../../pages/context.server.ts'

/** From this morning, or whatever is left of the day, until tomorrow's night: who starts at dawn took it along yesterday. */
const DAYS = 2
const MOST_VIEWINGS = 60

/** What somebody has with them where there is no network: one answer, by which no document is opened. */
export async function loadTaken({ db, actor, person, deps }: ReturnType<typeof requirePerson>) {
  authorise(actor, 'read', 'desk', { ownerId: person.id })
  const { zone } = deps.settings.current().house
  const now = Date.now()
  const today = dayOf(now, zone)
  const midnight = (days: number) =>
    new Date(instantOf(daysAfter(today, days), 0, zone)).toISOString()
  const of = { agentId: person.id, readable: leadScope(actor) }
  const days = { from: midnight(0), until: midnight(DAYS), limit: MOST_VIEWINGS }
  const [own, viewings] = await Promise.all([
    listOpenLeads(db, person.id),
    listViewingsOfAgent(db, of, days),
  ])
  const facts = { ownerId: person.id }
  const leads = can(actor, 'read', 'lead', facts) ? own : []
  const notes = await listLastNotes(
    db,
    leads.map(({ id }) => id),
  )
  return {
    at: new Date(now).toISOString(),
    leads,
    notes,
    viewings: viewings.filter(({ status }) => status !== 'cancelled'),
  }
}
