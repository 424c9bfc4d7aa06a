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
})

/** What the policy looks at, by property: who looks after it, and whoever has a listing of it. */
export async function findPropertyFacts(
  db: PaceDb,
  ids: readonly string[],
): Promise<Map<string, Facts>> {
  const asked = ids.filter(isUuid)
  if (asked.length === 0) return new Map()
  const rows = await readPrepared(
    db,
    sql`select id, agent_id as "ownerId", team_id as "teamId",
        array(select distinct listings.agent_id from listings
          where listings.property_id = properties.id and listings.agent_id is not null) as people,
        array(select distinct listings.team_id from listings
          where listings.property_id = properties.id and listings.team_id is not null) as teams
      from properties where id = any(${sql.param(asked)}::uuid[])`,
    RowSchema,
  )
  return new Map(
    rows.map(({ id, ownerId, teamId, people, teams }) => [
      id,
      { ownerId, teamId, collaboratorIds: people, teamIds: teams },
    ]),
  )
}
