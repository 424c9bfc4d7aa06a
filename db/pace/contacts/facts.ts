import { sql } from 'drizzle-orm'
import { z } from 'zod'
import type { Facts } from '#domain/access/access.ts'
import { isUuid } from '#domain/uuid.ts'
import type { PaceDb } from '../client.ts'
import { readPrepared } from '../query/prepared.ts'

const IdsSchema = z.array(z.uuid())
const RowSchema = z.object({
  id: z.uuid(),
  ownerId: z.uuid().nullable(),
  teamId: z.uuid().nullable(),
  people: IdsSchema,
  teams: IdsSchema,
  leadTeams: IdsSchema,
  open: IdsSchema,
})

/**
 * What the policy looks at, by contact: who keeps it, and everybody who has a lead, a viewing or a listing with it. Contacts of
 * leads that nobody has are open to the team.
 */
export async function findContactFacts(
  db: PaceDb,
  ids: readonly string[],
): Promise<Map<string, Facts>> {
  const asked = sql.param(ids.filter(isUuid))
  if (ids.length === 0) return new Map()
  const rows = await readPrepared(
    db,
    sql`with held as (
        select contact_id, array_remove(array_append(collaborator_ids, owner_id), null) as people, team_id,
          owner_id is null as is_open, true as is_lead
        from leads where contact_id = any(${asked}::uuid[])
        union all select contact_id, array[agent_id], team_id, false, false from viewings where contact_id = any(${asked}::uuid[])
        union all select contact_id, array_remove(array[listings.agent_id], null), listings.team_id, false, false
        from property_owners join listings on listings.property_id = property_owners.property_id
        where contact_id = any(${asked}::uuid[])
      )
      select id, owner_id as "ownerId", team_id as "teamId",
        array(select distinct unnest(people) from held where contact_id = contacts.id) as people,
        array(select distinct team_id from held where contact_id = contacts.id and team_id is not null) as teams,
        array(select distinct team_id from held where contact_id = contacts.id and team_id is not null and is_lead) as "leadTeams",
        array(select distinct team_id from held where contact_id = contacts.id and team_id is not null and is_open) as open
      from contacts where id = any(${asked}::uuid[])`,
    RowSchema,
  )
  return new Map(
    rows.map(({ id, ownerId, teamId, people, teams, leadTeams, open }) => [
      id,
      {
        ownerId,
        teamId,
        collaboratorIds: people,
        teamIds: teams,
        leadTeamIds: leadTeams,
        openTeamIds: open,
      },
    ]),
  )
}
