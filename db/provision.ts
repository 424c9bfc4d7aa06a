import { join } from 'node:path'
import { drizzle } from 'drizzle-orm/postgres-js'
import { migrate } from 'drizzle-orm/postgres-js/migrator'
import postgres from 'postgres'
import { installQueue } from './queue.ts'
import {
  ASSISTCRAFT_ROLES,
  type DatabaseRole,
  PACE_ROLES,
  type RolePasswords,
  roleUrl,
} from './roles.ts'

type Plan = {
  database: string
  migrator: DatabaseRole
  roles: readonly DatabaseRole[]
  migrations: string
}

const PACE: Plan = {
  database: 'pace',
  migrator: 'pace_migrator',
  roles: PACE_ROLES,
  migrations: join(import.meta.dirname, 'pace/migrations'),
}
const ASSISTCRAFT: Plan = {
  database: 'assistcraft',
  migrator: 'assistcraft_migrator',
  roles: ASSISTCRAFT_ROLES,
  migrations: join(import.meta.dirname, 'assistcraft/migrations'),
}

/**
 * Brings both servers (or the one that serves both) from nothing, or from any earlier state, to what this version needs: roles,
 * databases, rights, tables. Repeating it changes nothing.
 */
export async function provision(options: {
  paceServerUrl: string
  assistcraftServerUrl?: string
  passwords: RolePasswords
}): Promise<void> {
  const { paceServerUrl, assistcraftServerUrl = paceServerUrl, passwords } = options
  await Promise.all([
    provisionPace({ serverUrl: paceServerUrl, passwords }),
    provisionServer(assistcraftServerUrl, ASSISTCRAFT, passwords),
  ])
}

/** Pace's own part, in a database of any name: a server may hold several of them. */
export async function provisionPace(options: {
  serverUrl: string
  database?: string
  passwords: RolePasswords
}): Promise<void> {
  const { serverUrl, database = PACE.database, passwords } = options
  const plan = { ...PACE, database }
  await provisionServer(serverUrl, plan, passwords)
  await installQueue({
    migratorUrl: urlFor(serverUrl, plan, 'pace_migrator', passwords),
    worker: 'pace_app',
  })
}

const PROVISION_LOCK = 7_235_003

async function provisionServer(
  serverUrl: string,
  plan: Plan,
  passwords: RolePasswords,
): Promise<void> {
  const sql = postgres(serverUrl, { max: 1, onnotice: () => {} })
  try {
    // Roles are the server's: two who change them at once would be in each other's way. It is let go with the session.
    await sql`select pg_advisory_lock(${PROVISION_LOCK})`
    for (const role of plan.roles) await createRole(sql, role, passwords[role])
    await createDatabase(sql, plan)
    await grantConnect(sql, plan.database, plan.roles)
  } finally {
    await sql.end()
  }
  await migrateDatabase(urlFor(serverUrl, plan, plan.migrator, passwords), plan.migrations)
}

function urlFor(
  serverUrl: string,
  plan: Plan,
  role: DatabaseRole,
  passwords: RolePasswords,
): string {
  return roleUrl(serverUrl, { role, password: passwords[role], database: plan.database })
}

async function createRole(sql: postgres.Sql, role: DatabaseRole, password: string): Promise<void> {
  const [found] = await sql`select 1 from pg_roles where rolname = ${role}`
  if (!found) await sql`create role ${sql(role)}`
  // Utility statements take no parameters; format() quotes the literal on the server.
  const [line] = await sql<{ statement: string }[]>`
    select format('alter role %I login nosuperuser nocreatedb nocreaterole noreplication nobypassrls password %L',
      ${role}::text, ${password}::text) as statement`
  if (line) await sql.unsafe(line.statement)
  if (role === 'pace_reporting')
    await sql`alter role pace_reporting set default_transaction_read_only = on`
  if (role === 'pace_sql') await boundSqlOfPeople(sql)
  await setHabits(sql, role)
}

/** What people write themselves may cost so much and no more; it can neither wait for others nor leave anything behind. */
const BOUNDS_OF_PEOPLE = {
  default_transaction_read_only: 'on',
  search_path: 'public',
  transaction_timeout: '10s',
  idle_in_transaction_session_timeout: '5s',
  lock_timeout: '1s',
  client_connection_check_interval: '1s',
  work_mem: '16MB',
  max_parallel_workers_per_gather: '0',
}
const NOT_ALLOWED = '42501'

async function boundSqlOfPeople(sql: postgres.Sql): Promise<void> {
  await sql.unsafe('alter role pace_sql connection limit 20')
  for (const [name, value] of Object.entries(BOUNDS_OF_PEOPLE))
    await sql.unsafe(`alter role pace_sql set ${name} = '${value}'`)
  // A server of somebody else's may keep this one to its own superuser; the time that a statement may take bounds its files there.
  await sql.unsafe(`alter role pace_sql set temp_file_limit = '512MB'`).catch((error: unknown) => {
    if (!(error instanceof postgres.PostgresError) || error.code !== NOT_ALLOWED) throw error
  })
}

/** How long a statement of each role may take; a migrator's may take as long as its table is large. */
const STATEMENT_TIMEOUTS: Partial<Record<DatabaseRole, string>> = {
  pace_app: '15s',
  pace_auth: '10s',
  pace_sync: '60s',
  pace_reporting: '10s',
  pace_sql: '5s',
  assistcraft_app: '15s',
}

/** Tables lie on solid-state disks or in memory: there an index is worth while for far more rows than on a disk that turns. */
async function setHabits(sql: postgres.Sql, role: DatabaseRole): Promise<void> {
  const timeout = STATEMENT_TIMEOUTS[role]
  if (!timeout) return
  await sql.unsafe(`alter role ${role} set statement_timeout = '${timeout}'`)
  await sql.unsafe(`alter role ${role} set random_page_cost = 1.1`)
}

async function createDatabase(sql: postgres.Sql, { database, migrator }: Plan): Promise<void> {
  const [found] = await sql`select 1 from pg_database where datname = ${database}`
  if (!found) await sql`create database ${sql(database)} owner ${sql(migrator)}`
}

/** Nobody connects but the database's own roles: Assistcraft cannot even open a session on Pace's. */
export async function grantConnect(
  sql: postgres.Sql,
  database: string,
  roles: readonly DatabaseRole[],
): Promise<void> {
  await sql`revoke all on database ${sql(database)} from public`
  await sql`grant connect on database ${sql(database)} to ${sql(roles)}`
}

async function migrateDatabase(url: string, migrationsFolder: string): Promise<void> {
  const client = postgres(url, { max: 1, onnotice: () => {} })
  try {
    await migrate(drizzle(client), { migrationsFolder })
  } finally {
    await client.end()
  }
}
