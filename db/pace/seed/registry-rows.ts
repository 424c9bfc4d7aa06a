import { sql } from 'drizzle-orm'
import type { PaceDb } from '../client.ts'

/** A stand-in for the list that the registry gives out: a few of the contacts are in it, and some whom nobody knows. */
export async function insertSeededRegistry(
  tx: PaceDb,
  { id, now }: { id: string; now: Date },
): Promise<void> {
  const at = now.toISOString()
  await tx.execute(sql`insert into registry_lists (id, name, as_of, numbers, started_at, whole_at)
    values (${id}, 'registry-demo.csv', ${at.slice(0, 10)}::date, 0, ${at}, ${at})`)
  await tx.execute(sql`insert into registry_numbers (list_id, phone)
    select ${id}::uuid, phone from (select distinct phone from (
      (select phone from contacts where phone is not null order by id limit 8)
      union all select '+97150999' || lpad(n::text, 4, '0') from generate_series(1, 200) as n) as known) as listed`)
  await tx.execute(
    sql`update registry_lists set numbers = (select count(*) from registry_numbers) where id = ${id}`,
  )
}
