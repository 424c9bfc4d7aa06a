import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, onTestFinished } from 'vitest'
import { findFreePort } from '#scripts/free-port.ts'
import { waitFor } from '#tests/support/wait-for.ts'

const ROOT = join(import.meta.dirname, '../../..')
export const PORTS = ['APP_PORT', 'SYNC_PORT', 'AUTH_PORT', 'ASSISTCRAFT_PORT'] as const

export type Settings = Record<string, string>
/** A Postgres, migrations, demo data and four services: the first start of all takes longest. */
const START_MS = 200_000

type Start = { child: ChildProcess; output: () => string; ended: Promise<number | null> }

export async function makeSettings(): Promise<Settings> {
  const home = mkdtempSync(join(tmpdir(), 'pace-start-'))
  onTestFinished(() => rmSync(home, { recursive: true, force: true }))
  const ports = new Set<number>()
  while (ports.size < 4) ports.add(await findFreePort())
  const named = PORTS.map((name, index) => [name, String([...ports][index])])
  return { PACE_HOME: home, PACE_DEMO_CALLS: 'off', ...Object.fromEntries(named) }
}

/** What the person types, without npm in between. */
export function start(settings: Settings, root = ROOT): Start {
  const child = spawn(process.execPath, [join(root, 'scripts/pace.mjs'), 'start'], {
    cwd: root,
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

export async function startUntilReady(settings: Settings, root = ROOT): Promise<Start> {
  const run = start(settings, root)
  const ready = `PACE is ready at http://localhost:${settings['APP_PORT']}`
  await waitFor(() => run.output().includes(ready) || run.child.exitCode !== null, {
    timeoutMs: START_MS,
    what: 'PACE ready',
  })
  expect(run.output()).toContain(ready)
  return run
}

export function postgresPid(settings: Settings): number {
  const log = readFileSync(join(settings['PACE_HOME'] ?? '', 'logs/postgres.log'), 'utf8')
  return Number([...log.matchAll(/\[(\d+)\] LOG: {2}database system is ready/g)].at(-1)?.[1])
}

export function supervisorPid(settings: Settings): number {
  return Number(readFileSync(join(settings['PACE_HOME'] ?? '', 'supervisor.pid'), 'utf8'))
}

export async function answers(port: string | undefined): Promise<boolean> {
  try {
    return (await fetch(`http://127.0.0.1:${port}/healthz`)).ok
  } catch {
    return false
  }
}

export async function isReady(port: string | undefined): Promise<boolean> {
  return (await fetch(`http://127.0.0.1:${port}/readyz`)).ok
}
