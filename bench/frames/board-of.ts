import { randomUUID } from 'node:crypto'
import { setTimeout as delay } from 'node:timers/promises'
import type { BenchStack } from '../stack/stack.ts'

/** A team of its own with so many leads, spread over the stages as a house's are. */
export async function fillBoard({ query }: BenchStack, leads: number): Promise<string> {
  const teamId = randomUUID()
  await query`insert into teams (id, name) values (${teamId}, ${`Team of ${leads}`})`
  await query`
    insert into leads (id, reference, stage, stage_changed_at, team_id, owner_id, source, name, intent, areas, bedrooms,
      budget_max, budget_period, next_follow_up_at, created_at)
    select gen_random_uuid(), 'B-' || ${leads} || '-' || n,
      (array['new','contacted','qualified','viewing','offer','won','lost'])[1 + n % 7], now() - n * interval '1 minute',
      ${teamId}, (select id from people where email = 'sara.haddad@pace.demo'), 'website', 'Person ' || n,
      case when n % 3 = 0 then 'buy' else 'rent' end, array['dubai-marina'], n % 5, 80000 + n * 100,
      case when n % 3 = 0 then null else 'year' end, now() + (n % 9 - 4) * interval '1 hour', now() - n * interval '2 minutes'
    from generate_series(1, ${leads}) as n`
  return teamId
}

type Load = { teamId: string; perSecond: number; seconds: number }

/**
 * Moves leads to the top of other columns, each with a name of its own, as the projection of an edit does. Returns when each
 * was committed: name → epoch milliseconds.
 */
export async function moveLeads(
  { query }: BenchStack,
  { teamId, perSecond, seconds }: Load,
): Promise<Map<string, number>> {
  const rows = await query`select id from leads where team_id = ${teamId} order by reference`
  const begun = new Map<string, number>()
  const start = Date.now()
  for (let move = 0; move < perSecond * seconds; move += 1) {
    await delay(Math.max(0, start + (move * 1000) / perSecond - Date.now()))
    const name = `<${perSecond}.${move}>`
    const id = String(rows[(move * 37) % rows.length]?.['id'])
    const stage = ['new', 'contacted', 'qualified', 'viewing', 'offer'][move % 5] ?? 'new'
    await query.begin(async (sql) => {
      await sql`update leads set stage = ${stage}, stage_changed_at = now(), name = ${name} where id = ${id}`
      await sql`
        insert into entity_events (resource, key, actor, old, new)
        values ('lead', ${id}, 'service:bench', '{}', ${sql.json({ stage, name })})`
      await sql`select pg_notify('entity_events', '')`
    })
    begun.set(name, Date.now())
  }
  return begun
}
