import { run } from 'graphile-worker'
import postgres from 'postgres'
import { expect, inject, onTestFinished, test } from 'vitest'
import { createTestDatabases } from '#tests/support/databases.ts'
import { waitFor } from '#tests/support/wait-for.ts'
import { provision } from './provision.ts'
import { QUEUE_SCHEMA } from './queue.ts'

function connect(url: string): postgres.Sql {
  const sql = postgres(url, { max: 1, onnotice: () => {} })
  onTestFinished(() => sql.end())
  return sql
}

test('provisioning what is provisioned changes nothing', async () => {
  const { serverUrl, passwords } = inject('cluster')
  const shape = () => connect(serverUrl)`
    select rolname, rolsuper, rolcanlogin, rolconfig from pg_roles where rolname not like 'pg\\_%' order by 1`
  const before = [...(await shape())]
  await provision({ paceServerUrl: serverUrl, passwords })
  expect([...(await shape())]).toEqual(before)
})

test('no service’s role owns a table', async () => {
  const { pace } = await createTestDatabases()
  const owners = await connect(pace.adminUrl)`
    select distinct tableowner from pg_tables where schemaname in ('public', ${QUEUE_SCHEMA})`
  expect(owners.map((row) => row['tableowner'])).toEqual(['pace_migrator'])
})

test('no service’s role creates tables', async () => {
  const { pace } = await createTestDatabases()
  for (const role of [
    'pace_app',
    'pace_sync',
    'pace_auth',
    'pace_reporting',
    'pace_sql',
  ] as const) {
    await expect(connect(pace.urls[role])`create table mine (id int)`).rejects.toThrow(
      /permission denied|read-only/,
    )
  }
})

test('the reporting role cannot write, not even what it may read', async () => {
  const { pace } = await createTestDatabases()
  await expect(connect(pace.urls.pace_reporting)`delete from leads`).rejects.toThrow()
})

test('the app’s role runs jobs', async () => {
  const { pace } = await createTestDatabases()
  const done: unknown[] = []
  const runner = await run({
    connectionString: pace.urls.pace_app,
    schema: QUEUE_SCHEMA,
    noHandleSignals: true,
    pollInterval: 200,
    taskList: { greet: (payload) => void done.push(payload) },
  })
  onTestFinished(() => runner.stop())
  await runner.addJob('greet', { name: 'Aisha' })
  await waitFor(() => done.length > 0)
  expect(done).toEqual([{ name: 'Aisha' }])
})
