import postgres from 'postgres'
import { expect, onTestFinished, test } from 'vitest'
import { createTestDatabases } from './databases.ts'

function connect(url: string): postgres.Sql {
  const sql = postgres(url, { max: 1, onnotice: () => {} })
  onTestFinished(() => sql.end())
  return sql
}

test('each test has databases of its own, one address per role', async () => {
  const databases = await createTestDatabases()
  const sql = connect(databases.pace.urls.pace_app)
  const [row] = await sql`select current_user as role, current_database() as name`
  expect(row).toEqual({ role: 'pace_app', name: databases.pace.name })
})

test('a pair that comes back is empty and starts its sequences anew', async () => {
  const first = await createTestDatabases({ keep: true })
  const sql = connect(first.pace.urls.pace_migrator)
  await sql`insert into areas (key, name, city) values ('x', 'X', 'Dubai')`
  await first.drop()
  const second = await createTestDatabases()
  expect(second.pace.name).toBe(first.pace.name)
  expect(await connect(second.pace.adminUrl)`select * from areas`).toHaveLength(0)
})

test('Assistcraft cannot connect to the Pace database', async () => {
  const { pace, assistcraft } = await createTestDatabases()
  const url = new URL(assistcraft.urls.assistcraft_app)
  url.pathname = `/${pace.name}`
  await expect(connect(url.href)`select 1`).rejects.toThrow(/permission denied for database/)
})

test('no login role is a superuser or may create roles and databases', async () => {
  const { pace } = await createTestDatabases()
  const rows = await connect(pace.adminUrl)`
    select rolname from pg_roles where (rolname like 'pace\\_%' or rolname like 'assistcraft\\_%')
    and (rolsuper or rolcreaterole or rolcreatedb or rolbypassrls)`
  expect(rows).toEqual([])
})
