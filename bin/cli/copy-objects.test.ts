import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync, existsSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, onTestFinished, test } from 'vitest'
import { copyObjects } from './copy-objects.ts'

function start() {
  const folder = mkdtempSync(join(tmpdir(), 'pace-objects-'))
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }))
  const pathOf = (place: string, name: string) => join(folder, place, 'files/objects/ab', name)
  const put = (place: string, name: string, text: string) => {
    mkdirSync(join(pathOf(place, name), '..'), { recursive: true })
    writeFileSync(pathOf(place, name), text)
  }
  return { folder, pathOf, put, copy: () => copyObjects(join(folder, 'home'), join(folder, 'to')) }
}

test('contents are copied, those that are there already are left, and nothing half is taken', async () => {
  const { put, copy, pathOf } = start()
  put('home', 'one', 'new')
  put('home', 'two', 'two')
  put('home', 'three.half', 'th')
  put('to', 'one', 'kept')
  expect(await copy()).toBe(true)
  expect(readFileSync(pathOf('to', 'one'), 'utf8')).toBe('kept')
  expect(readFileSync(pathOf('to', 'two'), 'utf8')).toBe('two')
  expect(existsSync(pathOf('to', 'three.half'))).toBe(false)
})

test('a home without files on disk has nothing to copy', async () => {
  expect(await start().copy()).toBe(false)
})
