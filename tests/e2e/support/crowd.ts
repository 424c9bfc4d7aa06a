import { randomUUID } from 'node:crypto'
import { sql } from 'drizzle-orm'
import { appendEvents } from '#db/pace/events/events.ts'
import { leads, teams } from '#db/pace/schema.ts'
import type { Workspace } from './workspace.ts'

/** A team of its own with so many leads in one stage, `Person 0` on top. */
export async function fillTeam({ database }: Workspace, count: number): Promise<string> {
  const teamId = randomUUID()
  await database.db.insert(teams).values({ id: teamId, name: `Crowd ${teamId}` })
  await database.db.execute(sql`
    insert into leads (id, reference, stage, stage_changed_at, team_id, name, intent, bedrooms, budget_max, budget_period)
    select gen_random_uuid(), ${`${teamId}-`}::text || n, 'new', now() - n * interval '1 minute', ${teamId}, 'Person ' || n,
      'rent', 2, 90000, 'year'
    from generate_series(0, ${count}::int - 1) as n`)
  return teamId
}

/** A lead that comes to the top of the team's first column, as the projection of one that was made. */
export async function addLead({ database }: Workspace, teamId: string, name: string) {
  const id = randomUUID()
  const stageChangedAt = new Date().toISOString()
  await database.db.transaction(async (tx) => {
    await tx
      .insert(leads)
      .values({ id, reference: `${teamId}-${name}`, stage: 'new', stageChangedAt, teamId, name })
    const made = { resource: 'lead', key: id, old: null, new: { name } } as const
    await appendEvents(tx, [{ ...made, actor: 'service:test', documentSeq: null }])
  })
}
