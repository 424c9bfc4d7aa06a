import { expect, test } from 'vitest'
import { createSeals } from './address.server.ts'

const ID = '0b9d1a5e-6a52-4d0e-9d5b-3f3c7b1f2a10'
const OTHER = '1b9d1a5e-6a52-4d0e-9d5b-3f3c7b1f2a10'

function start(secret = 'a secret of the house') {
  const clock = { now: new Date('2026-11-29T10:00:01.000Z') }
  const seals = createSeals(secret, () => clock.now)
  const later = (minutes: number) => (clock.now = new Date(clock.now.getTime() + minutes * 60_000))
  return { seals, later }
}

function queryOf(text: string) {
  return Object.fromEntries(new URLSearchParams(text))
}

test('a seal opens its own file, and for ten minutes at the least', () => {
  const { seals, later } = start()
  const query = queryOf(seals.seal(ID))
  expect(seals.holds(ID, query)).toBe(true)
  expect(seals.holds(OTHER, query)).toBe(false)
  later(10)
  expect(seals.holds(ID, query)).toBe(true)
  later(10)
  expect(seals.holds(ID, query)).toBe(false)
})

test('an address stays the same within its span, so that a browser has the picture already', () => {
  const { seals, later } = start()
  const first = seals.seal(ID)
  later(5)
  expect(seals.seal(ID)).toBe(first)
})

test('nobody prolongs a seal, makes one up or brings one from another house', () => {
  const { seals } = start()
  const query = queryOf(seals.seal(ID))
  const longer = String(Number(query['until']) + 600)
  expect(seals.holds(ID, { ...query, until: longer })).toBe(false)
  expect(seals.holds(ID, queryOf(start('another').seals.seal(ID)))).toBe(false)
  for (const made of [
    {},
    { until: '9999999999' },
    { ...query, seal: '' },
    { ...query, seal: '\u0000' },
  ])
    expect(seals.holds(ID, made)).toBe(false)
  expect(seals.holds(ID, { ...query, until: '1e11' })).toBe(false)
})
