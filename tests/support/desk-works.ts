import { eq, sql } from 'drizzle-orm'
import type { PaceDb } from '#db/pace/client.ts'
import { listDeskRows } from '#db/pace/desk/next-rows.ts'
import { people } from '#db/pace/schema.ts'

/** Amid what is there: some of it is still in time, some late, and of either there is more than anybody shows. */
const MOMENT = { now: '2026-01-01T20:00:00.000Z', endOfToday: '2026-01-01T23:59:00.000Z' }

/** What the desk of somebody who has everything asks for: its first page, and one further in. */
export function deskWorks(limit: number): Record<string, (db: PaceDb) => Promise<unknown>> {
  return {
    'a desk': async (db) => listDeskRows(db, await busiest(db), MOMENT, limit),
    'a desk far in': async (db) =>
      listDeskRows(
        db,
        await busiest(db),
        { ...MOMENT, places: { ownLate: FAR, tasks: FAR, replies: FAR, followUps: FAR } },
        limit,
      ),
  }
}

const FAR = { at: '2026-01-01T12:00:00.000Z', id: '00000000-0000-4000-8000-000000000007' }

async function busiest(db: PaceDb) {
  const [person] = await db.select().from(people).where(eq(people.email, 'sara@pace.demo'))
  const { id: personId, teamId } = person ?? { id: crypto.randomUUID(), teamId: null }
  return { personId, teamId, scope: { personId, teamId, wholeTeam: false } }
}

/** Leads that are worked and leads that nobody has, and a permit of each home. */
export async function fillDesk(
  db: PaceDb,
  { marina, agent, from, to }: { marina: string; agent: string; from: number; to: number },
): Promise<void> {
  const numbers = sql`generate_series(${from}::int, ${to}::int) as n`
  const at = sql`'2026-01-01'::timestamptz + n * interval '1 minute'`
  await db.execute(sql`insert into leads (id, reference, stage, team_id, owner_id, name, due_at, created_at, updated_at)
    select md5('worked ' || n)::uuid, 'W-' || n, 'contacted', ${marina}::uuid, ${agent}::uuid, 'Somebody', case when n % 2 = 0 then ${at} end, ${at}, ${at} from ${numbers}
    union all select md5('free ' || n)::uuid, 'F-' || n, 'new', ${marina}::uuid, null, 'Somebody', case when n % 3 > 0 then ${at} end, ${at}, ${at} from ${numbers}`)
  await db.execute(sql`insert into clocks (kind, listing_id, owner_id, basis, started_at, counts_from, spent, warn_at, due_at)
    select 'permit', md5('listing ' || n)::uuid, ${agent}, 'x', ${at}, ${at}, 0, ${at} - interval '9 days', ${at} from ${numbers}`)
  await db.execute(sql`insert into new_matches (lead_id, listing_id, owner_id, at)
    select md5('worked ' || n)::uuid, md5('listing ' || greatest(n - more, ${from}::int))::uuid, ${agent}::uuid, ${at} - more * interval '1 second'
    from ${numbers}, generate_series(0, 1) as more on conflict do nothing`)
}
