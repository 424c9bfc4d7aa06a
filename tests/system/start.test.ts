import { createServer } from 'node:net'
import { once } from 'node:events'
import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, onTestFinished, test } from 'vitest'
import { isAlive } from '#scripts/postgres/postmaster.ts'
import { waitFor } from '../support/wait-for.ts'
import {
  answers,
  isReady,
  makeSettings,
  PORTS,
  postgresPid,
  type Settings,
  start,
  startUntilReady,
  supervisorPid,
} from './support/start-command.ts'

test('one command brings all up, one signal takes all down, a second start finds everything there', async () => {
  const settings = await makeSettings()
  const first = await startUntilReady(settings)
  for (const port of PORTS) expect(await answers(settings[port]), port).toBe(true)
  expect(first.output()).toContain('Laying down demo data')
  const database = postgresPid(settings)
  first.child.kill('SIGINT')
  await first.ended
  for (const port of PORTS) expect(await answers(settings[port]), port).toBe(false)
  expect(isAlive(database)).toBe(false)

  const second = await startUntilReady(settings)
  expect(second.output()).not.toContain('Laying down demo data')
  expect(second.output()).not.toContain('Migrating')
})

test('after kill -9 of all but the database, the services are gone and the next start takes the database over', async () => {
  const settings = await makeSettings()
  const first = await startUntilReady(settings)
  const database = postgresPid(settings)
  process.kill(supervisorPid(settings), 'SIGKILL')
  first.child.kill('SIGKILL')
  for (const port of PORTS) {
    await waitFor(async () => !(await answers(settings[port])), { what: `the end of ${port}` })
  }
  const second = await startUntilReady(settings)
  expect(postgresPid(settings)).toBe(database)
  expect(isAlive(database)).toBe(true)
  second.child.kill('SIGTERM')
  await second.ended
  expect(isAlive(database)).toBe(false)
})

test('a Postgres that is killed comes back by itself, and the services that stood on it answer again', async () => {
  const settings = await makeSettings()
  const run = await startUntilReady(settings)
  for (const signal of ['SIGQUIT', 'SIGKILL'] as const) {
    const database = postgresPid(settings)
    process.kill(database, signal)
    await waitFor(() => postgresPid(settings) !== database, { what: 'another Postgres' })
    for (const port of PORTS)
      await waitFor(() => isReady(settings[port]), { what: `${port} ready` })
  }
  expect(run.output()).toMatch(/Postgres ended and is started again[^]*Postgres is back after/)
  process.kill(postgresPid(settings), 'SIGKILL')
  run.child.kill('SIGINT')
  expect(await run.ended).toBe(0)
  expect(isAlive(postgresPid(settings))).toBe(false)
})

test('a second PACE on the same home is refused, and the first goes on', async () => {
  const settings = await makeSettings()
  await startUntilReady(settings)
  const second = start({
    ...settings,
    ...(await makeSettings()),
    PACE_HOME: settings['PACE_HOME'] ?? '',
  })
  expect(await second.ended).toBe(1)
  expect(second.output()).toMatch(/✗ PACE already runs on .*PACE_HOME to another folder/)
  expect(await answers(settings['APP_PORT'])).toBe(true)
})

test('a taken port is told with its variable, before anything is started', async () => {
  const settings = await makeSettings()
  const other = createServer().listen(Number(settings['SYNC_PORT']), '127.0.0.1')
  await once(other, 'listening')
  onTestFinished(() => void other.close())
  const run = start(settings)
  expect(await run.ended).toBe(1)
  expect(run.output()).toMatch(/✗ Port \d+ is taken by another program.*SYNC_PORT=\d+ npm start/)
  expect(run.output()).not.toContain('Starting Postgres')
})

test('a wrong setting stops the start with its name and an example', async () => {
  const run = start({ ...(await makeSettings()), APP_PORT: 'three thousand' })
  expect(await run.ended).toBe(1)
  expect(run.output()).toMatch(/APP_PORT: .*Example: APP_PORT=3000/)
})

test('where demo people sign in, a recorded call comes in by itself, and its player ends with the rest', async () => {
  const settings: Settings = { ...(await makeSettings()), PACE_DEMO_CALLS: 'on' }
  const run = await startUntilReady(settings)
  const note = join(settings['PACE_HOME'] ?? '', 'demo-call')
  const call = await waitFor(() => existsSync(note) && readFileSync(note, 'utf8'))
  expect(call).toMatch(/^marina-two-bed-\d+$/)
  run.child.kill('SIGTERM')
  expect(await run.ended).toBe(0)
  expect(run.output()).not.toContain('is started again')
})
