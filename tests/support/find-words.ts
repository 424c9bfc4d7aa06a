import { type SQL, sql } from 'drizzle-orm'
import { z } from 'zod'

type Database = { execute: (query: SQL) => PromiseLike<Iterable<unknown>> }

const ColumnsSchema = z.array(
  z.object({ table_name: z.string(), column_name: z.string(), data_type: z.string() }),
)
const CountSchema = z.array(z.object({ rows: z.number() }))

/**
 * Every column of a database that holds these words, whatever its type: bytes are searched as they are stored. Rows
 * that name `allowed` are left out: it may hold them.
 */
export async function findWords(
  db: Database,
  words: string,
  allowed = 'nothing that anybody names',
): Promise<string[]> {
  const columns = await db.execute(sql`
    select table_name, column_name, data_type
    from information_schema.columns join information_schema.tables using (table_schema, table_name)
    where table_schema = 'public' and table_type = 'BASE TABLE'
      and data_type in ('bytea', 'text', 'character varying', 'json', 'jsonb', 'ARRAY')
    order by table_name, column_name`)
  const found: string[] = []
  for (const { table_name, column_name, data_type } of ColumnsSchema.parse([...columns])) {
    const place = sql.identifier(column_name)
    const holds =
      data_type === 'bytea'
        ? sql`position(convert_to(${words}::text, 'UTF8') in ${place}) > 0`
        : sql`position(${words}::text in ${place}::text) > 0`
    const counted = await db.execute(sql`
      select count(*)::int as rows from ${sql.identifier(table_name)} t
      where ${holds} and position(${allowed}::text in t::text) = 0`)
    const [count] = CountSchema.parse([...counted])
    if (count && count.rows > 0) found.push(`${table_name}.${column_name}`)
  }
  return found
}
