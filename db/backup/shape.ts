import type postgres from 'postgres'

type Table = { schema: string; name: string; columns: string[] }
type Sequence = { schema: string; name: string; value: string }

/** The tables that hold something of ours: not what the migrators note of themselves. Generated columns fill themselves. */
export async function listTables(sql: postgres.ISql): Promise<Table[]> {
  return sql<Table[]>`
    select table_schema as schema, table_name as name, array_agg(column_name::text order by ordinal_position) as columns
    from information_schema.columns join information_schema.tables using (table_schema, table_name)
    where table_schema in ('public', 'graphile_worker') and table_type = 'BASE TABLE'
      and table_name <> 'migrations' and is_generated = 'NEVER'
    group by 1, 2 order by 1, 2`
}

export async function listSequences(sql: postgres.ISql): Promise<Sequence[]> {
  return sql<Sequence[]>`
    select schemaname as schema, sequencename as name, last_value::text as value from pg_sequences
    where schemaname in ('public', 'graphile_worker') and last_value is not null order by 1, 2`
}

export async function findMigration(sql: postgres.ISql): Promise<string> {
  const [row] = await sql<{ hash: string }[]>`
    select hash from drizzle.__drizzle_migrations order by created_at desc, id desc limit 1`
  return row?.hash ?? 'none'
}
