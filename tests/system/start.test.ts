import { type ChildProcess, spawn } from 'node:child_process'
import { createServer } from 'node:net'
import { once } from 'node:events'
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, onTestFinished, test } from 'vitest'
import { findFreePort } from '#scripts/free-port.ts'
import { isAlive } from '#scripts/postgres/postmaster.ts'
import { waitFor } from '../support/wait-for.ts'

const ROOT = join(import.meta.dirname, '../..')
const PORTS = ['APP_PORT', 'SYNC_PORT', 'AUTH_PORT', 'ASSISTCRAFT_PORT'] as const

type Settings = Record<string, string>
type Start = { child: ChildProcess; output: () => string; ended: Promise<number | null> }

async function makeSettings(): Promise<Settings> {
  const home = mkdtempSync(join(tmpdir(), 'pace-start-'))
  onTestFinished(() => rmSync(home, { recursive: true, force: true }))
  const ports = new Set<number>()
  while (ports.size < 4) ports.add(await findFreePort())
  const named = PORTS.map((name, index) => [name, String([...ports][index])])
  return { PACE_HOME: home, PACE_DEMO_CALLS: 'off', ...Object.fromEntries(named) }
}

/** What the person types, without npm in between. */
function start(settings: Settings): Start {
  const child = spawn(process.execPath, [join(ROOT, 'scripts/pace.mjs'), 'start'], {
    cwd: ROOT,
    env: { ...process.env, NODE_ENV: 'development', VITEST: undefined, ...settings },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  let output = ''
  for (const stream of [child.stdout, child.stderr]) {
    stream.setEncoding('utf8').on('data', (text: string) => (output += text))
  }
  const ended = once(child, 'close').then(() => child.exitCode)
  onTestFinished(async () => {
    child.kill('SIGTERM')
    await ended
  })
  return { child, output: () => output, ended }
}

async function startUntilReady(settings: Settings): Promise<Start> {
  const run = start(settings)
  const ready = `PACE is ready at http://localhost:${settings['APP_PORT']}`
  await waitFor(() => run.output().includes(ready) || run.child.exitCode !== null, {
    timeoutMs: 90_000,
  })
  expect(run.output()).toContain(ready)
  return run
}

function postgresPid(settings: Settings): number {
  const log = readFileSync(join(settings['PACE_HOME'] ?? '', 'logs/postgres.log'), 'utf8')
  return Number([...log.matchAll(/\[(\d+)\] LOG: {2}database system is ready/g)].at(-1)?.[1])
}

function supervisorPid(settings: Settings): number {
  return Number(readFileSync(join(settings['PACE_HOME'] ?? '', 'supervisor.pid'), 'utf8'))
}

async function answers(port: string | undefined): Promise<boolean> {
  try {
    return (await fetch(`http://127.0.0.1:${port}/healthz`)).ok
  } catch {
    return false
  }
}

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
}, 180_000)

test('after kill -9 of all but the database, the services are gone and the next start takes the database over', async () => {
  const settings = await makeSettings()
  const first = await startUntilReady(settings)
  const database = postgresPid(settings)
  process.kill(supervisorPid(settings), 'SIGKILL')
  first.child.kill('SIGKILL')
  for (const port of PORTS) {
    await waitFor(async () => !(await answers(settings[port])), {
      timeoutMs: 20_000,
      what: `the end of ${port}`,
    })
  }
  const second = await startUntilReady(settings)
  expect(postgresPid(settings)).toBe(database)
  expect(isAlive(database)).toBe(true)
  second.child.kill('SIGTERM')
  await second.ended
  expect(isAlive(database)).toBe(false)
}, 180_000)

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
}, 120_000)

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
  const call = await waitFor(() => existsSync(note) && readFileSync(note, 'utf8'), {
    timeoutMs: 20_000,
  })
  expect(call).toMatch(/^marina-two-bed-\d+$/)
  run.child.kill('SIGTERM')
  expect(await run.ended).toBe(0)
  expect(run.output()).not.toContain('is started again')
}, 120_000)
