import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { join } from 'node:path'
import { expect, onTestFinished, test } from 'vitest'
import { findFreePort } from '#scripts/free-port.ts'
import { createSecret } from '#service/identity/secret.ts'
import { addStaff, RULES, startTestDirectory } from '#tests/support/directory.ts'
import { waitFor } from '#tests/support/wait-for.ts'
import { startSchedule } from './schedule.ts'

type Directory = Awaited<ReturnType<typeof startTestDirectory>>

async function startProcess({ google, settings, urls }: Directory) {
  const port = await findFreePort()
  const child = spawn(process.execPath, [join(import.meta.dirname, '../main.ts')], {
    env: {
      NODE_ENV: 'test',
      AUTH_PORT: String(port),
      PACE_DATABASE_URL: urls.pace_auth,
      SESSION_SECRET: createSecret(),
      PACE_CLIENTS: JSON.stringify([{ id: 'pace-app', secret: createSecret() }]),
      GOOGLE_DIRECTORY_CREDENTIALS: JSON.stringify(google.account),
      GOOGLE_DIRECTORY_ADMIN: settings.admin,
      GOOGLE_DIRECTORY_RULES: JSON.stringify(RULES),
      GOOGLE_DIRECTORY_TOKEN_URL: settings.tokenUrl,
      GOOGLE_DIRECTORY_API_URL: settings.apiUrl,
    },
  })
  onTestFinished(() => {
    child.kill('SIGKILL')
  })
  const said = { out: '' }
  child.stdout.on('data', (chunk: Buffer) => (said.out += chunk.toString()))
  return { child, said, url: `http://localhost:${port}`, ended: once(child, 'exit') }
}

test('[D13] [D15] the process syncs when it starts and says why there is no push', async () => {
  const directory = await startTestDirectory()
  addStaff(directory.google)
  const { child, said, url, ended } = await startProcess(directory)
  await waitFor(async () => (await directory.people()).length === 10)
  await waitFor(() => said.out.includes('"message":"ready"') || said.out.includes('"msg":"ready"'))
  expect(said.out).toContain('AUTH_URL is no public https address')
  expect(said.out).not.toContain('PRIVATE KEY')
  const notified = await fetch(`${url}/directory/notifications`, { method: 'POST' })
  expect([notified.status, await notified.text()]).toEqual([400, 'not a notification'])
  child.kill('SIGTERM')
  expect(await ended).toEqual([0, null])
})

test('[D13] a process that is told to stop ends its run, and the run says so', async () => {
  const directory = await startTestDirectory()
  addStaff(directory.google)
  directory.google.faults.add('users', { kind: 'silence' })
  const { child, ended } = await startProcess(directory)
  await waitFor(() => directory.google.seen.includes('GET /admin/directory/v1/users'))
  child.kill('SIGTERM')
  expect(await ended).toEqual([0, null])
  expect(await directory.runs()).toMatchObject([
    { outcome: 'failed', problem: expect.stringContaining('process was stopped') },
  ])
})

test('[D13] of two processes with a schedule one syncs, and again when it is due', async () => {
  const directory = await startTestDirectory()
  addStaff(directory.google)
  const { context, clock, runs, google } = directory
  const options = { everyMs: 600_000, authUrl: 'http://localhost:1', tickMs: 3_600_000 }
  const schedules = [startSchedule(context, options), startSchedule(context, options)]
  onTestFinished(async () => {
    await Promise.all(schedules.map(({ stop }) => stop()))
  })
  const tick = () => Promise.all(schedules.map((schedule) => schedule.tick()))
  await tick()
  await tick()
  expect(await runs()).toMatchObject([{ trigger: 'schedule', outcome: 'done', changes: 10 }])
  google.change('2', { suspended: true })
  clock.aheadMs = 601_000
  await tick()
  expect(await runs()).toMatchObject([{ changes: 1 }, { changes: 10 }])
})
