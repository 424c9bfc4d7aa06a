import postgres from 'postgres'
import { expect, onTestFinished, test } from 'vitest'
import { createTestDatabases } from './databases.ts'
import { emptyDatabase } from './recycle.ts'

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

test('a pair is emptied before the next test gets it', async () => {
  const { pace, drop } = await createTestDatabases({ keep: true })
  await connect(
    pace.urls.pace_migrator,
  )`insert into areas (key, name, city) values ('x', 'X', 'Dubai')`
  await emptyDatabase(pace.adminUrl)
  expect(await connect(pace.adminUrl)`select * from areas`).toHaveLength(0)
  await drop()
})

test('a table that a test has made is gone before the next test', async () => {
  const { pace, drop } = await createTestDatabases({ keep: true })
  await connect(pace.adminUrl)`create table mine as select * from areas`
  await emptyDatabase(pace.adminUrl)
  const tables = await connect(pace.adminUrl)`
    select tablename from pg_tables where schemaname = 'public' and tablename in ('mine', 'areas')`
  expect(tables.map((row) => row['tablename'])).toEqual(['areas'])
  await drop()
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
