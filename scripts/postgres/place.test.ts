import { chmodSync, mkdtempSync, rmSync, statSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, onTestFinished, test } from 'vitest'
import { databaseIdentity } from './identity.ts'
import { findPlace } from './place.ts'

const isRoot = process.getuid?.() === 0

function makeFolder(mode: number): string {
  const folder = mkdtempSync(join(tmpdir(), 'pace-place-'))
  chmodSync(folder, mode)
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }))
  return folder
}

test('a folder that the database can reach is its place', () => {
  const wanted = join(makeFolder(0o755), 'postgres')
  expect(findPlace(databaseIdentity(), wanted, [makeFolder(0o755)])).toBe(wanted)
})

test('in a closed home root’s cluster goes elsewhere, to the same folder each time, while others stay', () => {
  const wanted = join(makeFolder(0o700), 'postgres')
  const elsewhere = makeFolder(0o755)
  const place = findPlace(databaseIdentity(), wanted, [elsewhere])
  expect(place.startsWith(isRoot ? elsewhere : wanted)).toBe(true)
  expect(findPlace(databaseIdentity(), wanted, [makeFolder(0o755)])).toBe(place)
  expect(statSync(place).uid).toBe(databaseIdentity().uid ?? process.getuid?.())
})

test('two homes never share a place', () => {
  const elsewhere = makeFolder(0o755)
  const places = [1, 2].map(() =>
    findPlace(databaseIdentity(), join(makeFolder(0o700), 'postgres'), [elsewhere]),
  )
  expect(new Set(places).size).toBe(2)
})
