import { authorise, can } from '#domain/access.ts'
import { leadFacts } from '#domain/lead/lead.ts'
import { findLeadRecord, type LeadRecord } from '#db/pace/lead-records.ts'
import { listMatchingListings } from '#db/pace/matching-listings.ts'
import { listLeadTasks } from '#db/pace/tasks.ts'
import { listLeadTimeline } from '#db/pace/timeline.ts'
import { teamScope } from '../../api/scopes.ts'
import { notFound, type requirePerson } from '../../context.server.ts'
import { leadOfRow } from '../../live/use-lead.ts'

const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/
type Who = ReturnType<typeof requirePerson>

/** The lead of this address, for somebody who may read it. */
export async function requireLead({ db, actor }: Who, id: string | undefined): Promise<LeadRecord> {
  const lead = id && UUID.test(id) ? await findLeadRecord(db, 'all', id) : null
  if (!lead) notFound('lead')
  authorise(actor, 'read', 'lead', leadFacts(lead))
  return lead
}

/** Everything that the page shows before it is live. */
export async function loadLead(who: Who, row: LeadRecord) {
  const { db, actor } = who
  const facts = leadFacts(row)
  const [timeline, tasks, matches] = await Promise.all([
    listLeadTimeline(db, row.id, 120),
    listLeadTasks(db, row.id, 40),
    listMatchingListings(db, teamScope(actor, 'listings:read'), row, 20),
  ])
  const may = {
    write: can(actor, 'write', 'lead', facts),
    claim: !row.ownerId && can(actor, 'claim', 'lead', facts),
    assign: can(actor, 'assign', 'lead', facts),
    share: can(actor, 'share', 'lead', facts),
    setStage: can(actor, 'setStage', 'lead', facts),
  }
  return {
    id: row.id,
    lead: leadOfRow(row),
    timeline,
    tasks,
    matches,
    may,
    at: new Date().toISOString(),
  }
}
