import postgres from 'postgres'
import { expect, onTestFinished, test } from 'vitest'
import { startPace } from '../support/start-pace.ts'
import { waitFor } from '../support/wait-for.ts'

test('each service comes back after kill -9, and the others stay ready meanwhile', async () => {
  const pace = await startPace()
  const { app, sync, auth, assistcraft } = {
    app: `${pace.urls.APP_URL}/readyz`,
    sync: `${pace.urls.SYNC_URL}/readyz`,
    auth: `${pace.urls.AUTH_URL}/readyz`,
    assistcraft: `${pace.urls.ASSISTCRAFT_URL}/readyz`,
  }
  await pace.crash('sync-server')
  for (const url of [app, auth, assistcraft]) expect((await fetch(url)).status, url).toBe(200)
  await pace.crash('auth-server')
  for (const url of [app, sync, assistcraft]) expect((await fetch(url)).status, url).toBe(200)
  const isReadyTwice = () => pace.readLog('sync-server').match(/"msg":"ready"/g)?.length === 2
  await waitFor(isReadyTwice, { what: 'both in the log' })
})

test('every service logs JSON only, and no secret', async () => {
  const pace = await startPace({ seeded: false })
  await fetch(`${pace.urls.APP_URL}/sign-in?token=SECRET-IN-QUERY`)
  const secrets = [pace.secrets.session, ...Object.values(pace.secrets.clients)]
  for (const service of ['app', 'sync-server', 'auth-server', 'assistcraft'] as const) {
    const lines = pace.readLog(service).split('\n').filter(Boolean)
    expect(lines.length, service).toBeGreaterThan(0)
    for (const line of lines) expect(() => JSON.parse(line), `${service}: ${line}`).not.toThrow()
    for (const secret of [...secrets, 'SECRET-IN-QUERY'])
      expect(lines.join('\n')).not.toContain(secret)
  }
})

test('the demo people are there, and each service works under its own role', async () => {
  const pace = await startPace()
  const sql = postgres(pace.databases.pace.adminUrl, { max: 1 })
  onTestFinished(() => sql.end())
  // A connection is opened when there is something to ask.
  const names = await waitFor(async () => {
    const roles =
      await sql`select distinct usename from pg_stat_activity where datname = ${pace.databases.pace.name}`
    const seen = roles.map((row) => row['usename'])
    expect(seen).toEqual(expect.arrayContaining(['pace_app', 'pace_auth', 'pace_sync']))
    return seen
  })
  expect(names).not.toContain('assistcraft_app')
  const [people] = await sql`select count(*)::int as count from people`
  expect(people?.['count']).toBeGreaterThan(3)
})
