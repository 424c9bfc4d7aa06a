import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, onTestFinished, test } from 'vitest'
import { waitFor } from '#tests/support/wait-for.ts'
import { isAlive } from '../../postgres/postmaster.ts'
import { type ServiceHandle, supervise } from './supervise.ts'

function startProgram(source: string): { service: ServiceHandle; root: string; crashes: string[] } {
  const root = mkdtempSync(join(tmpdir(), 'pace-supervise-'))
  mkdirSync(join(root, 'app'))
  writeFileSync(join(root, 'app/main.ts'), source)
  const crashes: string[] = []
  const env = { PATH: process.env['PATH'], NODE_ENV: 'test' as const }
  const service = supervise(
    { name: 'app', env },
    { root, logFolder: root, onCrash: (_name, detail) => crashes.push(detail) },
  )
  onTestFinished(async () => {
    await service.stop()
    rmSync(root, { recursive: true, force: true })
  })
  return { service, root, crashes }
}

const RUNS = `process.on('disconnect', () => process.exit(0)); console.log('up', process.pid); setInterval(() => {}, 1000)`

test('what it prints goes to its log', async () => {
  const { service, root } = startProgram(RUNS)
  await waitFor(() => service.lastLines().includes('up'))
  await waitFor(() => readFileSync(join(root, 'app.log'), 'utf8').includes('up'))
})

test('a service that is killed comes back as another process', async () => {
  const { service, crashes } = startProgram(RUNS)
  const first = service.pid
  await waitFor(() => service.lastLines().includes('up'))
  service.kill()
  await waitFor(() => service.pid !== undefined && service.pid !== first)
  expect(crashes).toEqual(['SIGKILL'])
})

test('a service that is killed until something has happened stays away so long', async () => {
  const { service } = startProgram(RUNS)
  const other = startProgram(RUNS).service
  await waitFor(() => service.lastLines().includes('up') && other.lastLines().includes('up'))
  const { promise: held, resolve: goOn } = Promise.withResolvers<void>()
  service.kill(held)
  await waitFor(() => service.pid === undefined)
  // Whoever waits for nothing is back meanwhile.
  const before = other.pid
  other.kill()
  await waitFor(() => other.pid !== undefined && other.pid !== before)
  expect(service.pid).toBeUndefined()
  goOn()
  await waitFor(() => service.pid)
})

test('a service that keeps dying is started ever more slowly', async () => {
  const { crashes } = startProgram(`process.exit(3)`)
  const began = performance.now()
  await waitFor(() => crashes.length >= 3)
  expect(performance.now() - began).toBeGreaterThan(250 + 500)
  expect(crashes[0]).toBe('exit code 3')
})

test('settings that a service refused are told as it told them, without the stack', async () => {
  const { service } = startProgram(
    `throw new Error('The settings are not valid.\\n  LOG_LEVEL: is odd. Example: info\\n  B: is missing')`,
  )
  expect(await waitFor(() => service.refusedSettings())).toBe(
    'The settings are not valid.\n  LOG_LEVEL: is odd. Example: info\n  B: is missing',
  )
})

test('a stopped service stays down', async () => {
  const { service, crashes } = startProgram(RUNS)
  await waitFor(() => service.lastLines().includes('up'))
  const pid = service.pid ?? 0
  await service.stop()
  expect(isAlive(pid)).toBe(false)
  expect(crashes).toEqual([])
})
