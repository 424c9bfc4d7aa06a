import { execFile } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { delimiter, join } from 'node:path'
import { promisify } from 'node:util'
import { expect, onTestFinished, test } from 'vitest'
import { withLibraries } from '../browser.ts'
import { findOnPath } from './find-on-path.ts'
import { bringRedis, environmentOf } from './redis-program.ts'

const run = promisify(execFile)
const hasApt = findOnPath(['apt-get'], process.env['PATH']) !== undefined

function makeFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'pace-programs-'))
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }))
  return folder
}

test.runIf(hasApt)('a machine without a Redis gets Debian’s, unpacked, and it runs', async () => {
  const unpacked = join(makeFolder(), 'redis')
  const program = await bringRedis({ path: '', unpacked })
  expect(program.file).toBe(join(unpacked, 'usr/bin/redis-server'))
  const { stdout } = await run(program.file, ['--version'], { env: environmentOf(program) })
  expect(stdout).toContain('Redis server')
  expect(await bringRedis({ path: '', unpacked })).toEqual(program)
})

test.runIf(hasApt)('two that bring it at once both have it', async () => {
  const unpacked = join(makeFolder(), 'redis')
  const [one, other] = await Promise.all([
    bringRedis({ path: '', unpacked }),
    bringRedis({ path: '', unpacked }),
  ])
  expect(one).toEqual(other)
})

test('an installed one comes first', async () => {
  const found = findOnPath(['node'], process.env['PATH'])
  expect(found).toBeDefined()
  expect(
    findOnPath(['no-such-program', 'node'], `/nowhere${delimiter}${process.env['PATH']}`),
  ).toBe(found)
})

test('the system’s libraries are taken before those that came along', () => {
  const { LD_LIBRARY_PATH = '' } = withLibraries('/came/along', { LD_LIBRARY_PATH: '/own' })
  const folders = LD_LIBRARY_PATH.split(delimiter)
  expect(folders[0]).toBe('/own')
  expect(folders.at(-1)).toBe('/came/along')
})
