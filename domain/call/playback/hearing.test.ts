import fc from 'fast-check'
import { expect, test } from 'vitest'
import type { Actor } from '../../access/access.ts'
import { type HeardLine, hearingOf } from './hearing.ts'
import type { WavSound } from './wav.ts'

const FACTS = { ownerId: 'agent', teamId: 'team', collaboratorIds: ['shared'] }
const person = (id: string, role: 'agent' | 'manager' | 'admin', teamId: string): Actor => {
  return { kind: 'person', id, role, teamId }
}
const ADMIN = person('admin', 'admin', 'other')
const WAV: WavSound = {
  start: 44,
  end: 44 + 16_000 * 60,
  frameBytes: 2,
  bytesPerSecond: 16_000,
  silence: 0,
}
const line = (fromS: number, toS: number, isSecret = false): HeardLine => {
  return { beginMs: fromS * 1000, endMs: toS * 1000, length: 20, isSecret }
}
const LINES = [line(1, 4), line(5, 9, true), line(9.5, 14), line(20, 24)]

function told(over: object = {}) {
  return {
    state: 'ended',
    source: 'test',
    recorded: { beginsMs: 0, wav: WAV },
    lines: LINES,
    ...over,
  }
}

test('who may read what is hidden hears all; whoever else reads the call hears what stands readable', () => {
  for (const actor of [person('agent', 'agent', 'team'), person('m', 'manager', 'team')])
    expect(hearingOf(actor, FACTS, told())).toEqual({ kind: 'whole' })
  const service: Actor = { kind: 'service', id: 'warehouse', scopes: ['calls:read'] }
  for (const actor of [ADMIN, person('shared', 'agent', 'other'), service])
    expect(hearingOf(actor, FACTS, told())).toEqual({
      kind: 'cut',
      heard: [
        { fromMs: 750, toMs: 4_000 },
        { fromMs: 10_000, toMs: 14_250 },
        { fromMs: 19_750, toMs: 24_250 },
      ],
    })
})

test('a recording that begins later, or before, is silent at the same words', () => {
  const heardFrom = (beginsMs: number) => {
    const hearing = hearingOf(ADMIN, FACTS, told({ recorded: { beginsMs, wav: WAV } }))
    return hearing.kind === 'cut' ? hearing.heard[0] : hearing
  }
  expect(heardFrom(2_000)).toEqual({ fromMs: 0, toMs: 2_000 })
  expect(heardFrom(-3_000)).toEqual({ fromMs: 3_750, toMs: 7_000 })
})

test.each([
  ['goesOn', { state: 'live' }],
  ['noWords', { lines: [] }],
  ['noCut', { recorded: { beginsMs: 0, wav: null } }],
  ['noTimes', { recorded: { beginsMs: null, wav: WAV } }],
  ['noTimes', { source: 'urn:pace:door:twilio:main' }],
  [
    'noTimes',
    { lines: [...LINES, { beginMs: 30_000, endMs: 30_000, length: 60, isSecret: true }] },
  ],
])('nothing is heard where nobody can tell what to silence: %s', (why, over) => {
  expect(hearingOf(ADMIN, FACTS, told(over))).toEqual({ kind: 'nothing', why })
  expect(hearingOf(person('agent', 'agent', 'team'), FACTS, told(over))).toEqual({ kind: 'whole' })
})

test('vendors who tell when each word was spoken are believed', () => {
  const hearing = hearingOf(ADMIN, FACTS, told({ source: 'urn:pace:door:contactLens:main' }))
  expect(hearing.kind).toBe('cut')
})

test('no moment of a hidden line is ever heard, however lines lie over each other', () => {
  const any = fc.record({
    beginMs: fc.nat(60_000),
    lasts: fc.integer({ min: 500, max: 9_000 }),
    isSecret: fc.boolean(),
  })
  fc.assert(
    fc.property(
      fc.array(any, { minLength: 1, maxLength: 30 }),
      fc.integer({ min: -9_000, max: 9_000 }),
      (lines, beginsMs) => {
        const given = lines.map(({ beginMs, lasts, isSecret }) => {
          return { beginMs, endMs: beginMs + lasts, length: 0, isSecret }
        })
        const hearing = hearingOf(
          ADMIN,
          FACTS,
          told({ lines: given, recorded: { beginsMs, wav: WAV } }),
        )
        if (hearing.kind !== 'cut') throw new Error('not cut')
        let last = -1
        for (const { fromMs, toMs } of hearing.heard) {
          expect(fromMs).toBeGreaterThan(last)
          expect(toMs).toBeGreaterThan(fromMs)
          last = toMs
          for (const { beginMs, endMs, isSecret } of given) {
            const [from, to] = [beginMs - beginsMs, endMs - beginsMs]
            if (isSecret) expect(toMs <= from || fromMs >= to).toBe(true)
          }
          const isOfWords = given.some(
            (one) =>
              !one.isSecret &&
              one.beginMs - beginsMs - 250 <= toMs &&
              one.endMs - beginsMs + 250 >= fromMs,
          )
          expect(isOfWords).toBe(true)
        }
      },
    ),
  )
})
