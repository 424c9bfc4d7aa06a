import { mkdtempSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, onTestFinished, test } from 'vitest'
import { readUpEnv } from './env.ts'
import { claimHome } from './home.ts'
import { findNotedRun, noteRunning } from './running.ts'
import { loadSecrets } from './secrets.ts'

function makeHome(): string {
  const home = mkdtempSync(join(tmpdir(), 'pace-home-'))
  onTestFinished(() => rmSync(home, { recursive: true, force: true }))
  return home
}

test('a home that a running process holds is not taken twice', () => {
  const home = makeHome()
  // The parent of this process is vitest: alive, and known as a holder.
  writeFileSync(join(home, 'supervisor.pid'), String(process.ppid))
  expect(() => claimHome(home)).toThrow(/already runs on .*PACE_HOME to another folder/)
})

test('a home whose holder died, or whose number went to somebody else, is taken', () => {
  const home = makeHome()
  for (const pid of ['99999999', '1', 'x']) {
    writeFileSync(join(home, 'supervisor.pid'), pid)
    claimHome(home).release()
  }
})

test('a home that cannot be is told at once', () => {
  const file = join(makeHome(), 'file')
  writeFileSync(file, '')
  for (const home of ['/dev/null/home', join(file, 'home'), '/proc/nowhere']) {
    expect(() => claimHome(home), home).toThrow(`PACE_HOME ${home} cannot be used`)
  }
})

test('secrets are made once, for their owner only', () => {
  const home = makeHome()
  const secrets = loadSecrets(home)
  expect(loadSecrets(home)).toEqual(secrets)
  expect(statSync(join(home, 'secrets.json')).mode & 0o777).toBe(0o600)
  const all = [...Object.values(secrets.roles), ...Object.values(secrets.clients), secrets.session]
  expect(new Set(all).size).toBe(all.length)
})

test('damaged secrets stop the start and stay as they are', () => {
  const home = makeHome()
  writeFileSync(join(home, 'secrets.json'), '{"session":')
  expect(() => loadSecrets(home)).toThrow(/secrets\.json is damaged/)
})

test('where a run is can be found until it ends', () => {
  const home = makeHome()
  const running = {
    pid: 1,
    addresses: {
      APP_URL: 'http://localhost:1',
      SYNC_URL: 'http://localhost:2',
      AUTH_URL: 'http://localhost:3',
      ASSISTCRAFT_URL: 'http://localhost:4',
    },
    servers: {
      pace: 'postgres://127.0.0.1:5/postgres',
      assistcraft: 'postgres://127.0.0.1:5/postgres',
    },
  }
  const note = noteRunning(home, running)
  expect(findNotedRun(home)).toEqual(running)
  note.remove()
  expect(findNotedRun(home)).toBeNull()
})

test('a setting that is wrong is told by name, with an example', () => {
  expect(() => readUpEnv({ APP_PORT: 'http' }, '/srv')).toThrow(
    /APP_PORT: .*Example: APP_PORT=3000/,
  )
  expect(() => readUpEnv({ SESSION_SECRET: 'short' }, '/srv')).toThrow(/SESSION_SECRET: must have/)
})

test('PACE_HOME is counted from the clone, not from where the command was typed', () => {
  expect(readUpEnv({}, '/srv/pace').PACE_HOME).toBe('/srv/pace/.pace')
  expect(readUpEnv({ PACE_HOME: '/data' }, '/srv/pace').PACE_HOME).toBe('/data')
})
