import { and, asc, gt, sql } from 'drizzle-orm'
import { type EntityEvent, EntityEventSchema } from '#domain/record/event.ts'
import type { PaceDb } from '../client.ts'
import {
  calls,
  enquiries,
  entityEvents,
  leads,
  listings,
  properties,
  tasks,
  viewings,
} from '../schema.ts'
import { asUuid } from '../query/uuid.ts'

/** Events of the records that belong to a team now, after `sequence`, in order. */
export async function listTeamEvents(
  db: PaceDb,
  teamId: string,
  after: number,
  limit: number,
): Promise<EntityEvent[]> {
  const key = entityEvents.key
  const id = asUuid(key)
  const ofTeam = sql`case ${entityEvents.resource}
    when 'lead' then exists (select 1 from ${leads} where ${leads.id} = ${id} and ${leads.teamId} = ${teamId})
    when 'listing' then exists (select 1 from ${listings} where ${listings.id} = ${id} and ${listings.teamId} = ${teamId})
    when 'property' then exists (select 1 from ${properties} where ${properties.id} = ${id} and ${properties.teamId} = ${teamId})
    when 'call' then exists (select 1 from ${calls} where ${calls.id} = ${key} and ${calls.teamId} = ${teamId})
    when 'task' then exists (select 1 from ${tasks} where ${tasks.id} = ${id} and ${tasks.teamId} = ${teamId})
    when 'viewing' then exists (select 1 from ${viewings} where ${viewings.id} = ${id} and ${viewings.teamId} = ${teamId})
    when 'enquiry' then exists (select 1 from ${enquiries} join ${leads} on ${leads.id} = ${enquiries.leadId}
      where ${enquiries.id} = ${id} and ${leads.teamId} = ${teamId})
    else false end`
  const rows = await db
    .select()
    .from(entityEvents)
    .where(and(gt(entityEvents.sequence, after), ofTeam))
    .orderBy(asc(entityEvents.sequence))
    .limit(limit)
  return rows.map((row) => EntityEventSchema.parse(row))
}
