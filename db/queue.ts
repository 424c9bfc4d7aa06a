import { runMigrations } from 'graphile-worker'
import postgres from 'postgres'
import type { DatabaseRole } from './roles.ts'

export const QUEUE_SCHEMA = 'graphile_worker'

/** Creates the job queue's own tables as the migrator and lets the worker's role use them. */
export async function installQueue(options: {
  migratorUrl: string
  worker: DatabaseRole
}): Promise<void> {
  await runMigrations({ connectionString: options.migratorUrl, schema: QUEUE_SCHEMA })
  const sql = postgres(options.migratorUrl, { max: 1, onnotice: () => {} })
  try {
    await sql.begin((tx) => grantQueue(tx, options.worker))
  } finally {
    await sql.end()
  }
}

async function grantQueue(sql: postgres.TransactionSql, worker: DatabaseRole): Promise<void> {
  const schema = sql(QUEUE_SCHEMA)
  const role = sql(worker)
  await sql`grant usage on schema ${schema} to ${role}`
  await sql`grant select, insert, update, delete on all tables in schema ${schema} to ${role}`
  await sql`grant usage, select on all sequences in schema ${schema} to ${role}`
  await sql`grant execute on all functions in schema ${schema} to ${role}`
  await openRowSecurity(sql, worker)
}

/** The queue switches row security on without a policy, which closes its tables to everybody but their owner. */
async function openRowSecurity(sql: postgres.TransactionSql, worker: DatabaseRole): Promise<void> {
  const tables = await sql<{ name: string }[]>`
    select relname as name from pg_class join pg_namespace n on n.oid = relnamespace
    where nspname = ${QUEUE_SCHEMA} and relrowsecurity`
  for (const { name } of tables) {
    const table = sql(`${QUEUE_SCHEMA}.${name}`)
    await sql`drop policy if exists worker on ${table}`
    await sql`create policy worker on ${table} to ${sql(worker)} using (true) with check (true)`
  }
}
