import { randomUUID } from 'node:crypto'
import type { BenchStack } from '../stack/stack.ts'

/** Sara answers for so many of them, as a busy agent does; the rest are her team's. */
const OWN = 400

/** The demo's house with so many more leads in Sara's team, each with a contact, a name, a phone and an e-mail of its own. */
export async function fillHouse({ query }: BenchStack, leads: number): Promise<void> {
  const [sara] =
    await query`select id, team_id from people where email = 'sara.haddad@pace.demo' limit 1`
  const [other] = await query`select id from people
    where team_id = ${sara?.['team_id']} and id <> ${sara?.['id']} order by email limit 1`
  const house = randomUUID().slice(0, 4)
  const [already] = await query`select count(*)::int as count from leads where reference like 'B-%'`
  const from = Number(already?.['count'] ?? 0) + 1
  await query.begin(async (sql) => {
    await sql`create temp table made on commit drop as
      select n, gen_random_uuid() as contact, gen_random_uuid() as lead,
        (array['Noura','Ahmed','José','Olga','Priya','Wei','Fatima','Elena','Raj','Zoë'])[1 + n % 10] || ' ' ||
        (array['Al Hashimi','O’Brien','Petrova','Sharma','Costa','Haddad','Salem','Kim'])[1 + (n / 10) % 8] || ' ' || n as name,
        '+97150' || (2000000 + n) as phone, 'client' || n || '-' || ${house} || '@example.com' as email
      from generate_series(${from}::int, ${leads}::int) as n`
    await sql`insert into contacts (id, name, phone, email) select contact, name, phone, email from made`
    await sql`insert into contact_identities (contact_id, kind, value, normal, is_preferred)
      select contact, known.kind, known.value, lower(known.value), true
      from made, lateral (values ('name', name), ('phone', phone), ('email', email)) as known (kind, value)
      on conflict do nothing`
    await sql`insert into leads (id, reference, stage, stage_changed_at, team_id, owner_id, contact_id, source, name, phone, email,
        intent, areas, bedrooms, budget_max, budget_period, next_follow_up_at, created_at)
      select lead, 'B-' || n, (array['contacted','qualified','viewing','offer','won','lost'])[1 + n % 6], now() - n * interval '1 minute',
        ${sara?.['team_id']}, case when n <= ${OWN} then ${sara?.['id']}::uuid else ${other?.['id']}::uuid end, contact, 'website', name,
        phone, email, case when n % 3 = 0 then 'buy' else 'rent' end, array['dubai-marina'], n % 5, 80000 + n * 10,
        case when n % 3 = 0 then null else 'year' end, now() + (n % 40) * interval '1 day', now() - n * interval '2 minutes'
      from made`
  })
  await query`analyze leads, contacts, contact_identities`
}
