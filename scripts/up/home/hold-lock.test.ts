import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, onTestFinished, test } from 'vitest'
import { holdLock } from './hold-lock.ts'

function makeFile(): string {
  const folder = mkdtempSync(join(tmpdir(), 'pace-lock-'))
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }))
  return join(folder, 'deep/build.pid')
}

test('two do not work at once', async () => {
  const file = makeFile()
  let working = 0
  let most = 0
  const work = async () => {
    working += 1
    most = Math.max(most, working)
    await Promise.resolve()
    working -= 1
  }
  await Promise.all([holdLock(file, work), holdLock(file, work), holdLock(file, work)])
  expect(most).toBe(1)
  expect(existsSync(file)).toBe(false)
})

test('a holder that died does not keep others waiting', async () => {
  const file = makeFile()
  await holdLock(file, async () => {})
  writeFileSync(file, '99999999')
  expect(await holdLock(file, async () => 'done')).toBe('done')
})

test('work that fails gives the lock back', async () => {
  const file = makeFile()
  await expect(holdLock(file, () => Promise.reject(new Error('no')))).rejects.toThrow('no')
  expect(existsSync(file)).toBe(false)
})
