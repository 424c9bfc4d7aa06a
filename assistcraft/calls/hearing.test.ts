import { expect, test } from 'vitest'
import type { Segment } from '#domain/call/fields.ts'
import { analyseSegment } from '../tasks/analyse-segment.ts'
import { hearAll } from '../testing/hear-all.ts'
import { CALL_START, segmentsOf } from '../testing/heard-call.ts'
import { DUBAI } from '../testing/dubai-places.ts'
import { readRecordedCall } from '../testing/recorded-call.ts'
import { Hearing } from './hearing.ts'

const SURROUNDINGS = { places: DUBAI, startedAt: CALL_START }

function open() {
  const read: string[] = []
  const hearing = new Hearing(async (said) => {
    read.push(said.text)
    return said.text.includes('endless') ? null : analyseSegment(said)
  })
  return {
    hearing,
    read,
    take: (segments: readonly Segment[]) =>
      hearing.take(new Map(segments.map((segment) => [segment.id, segment])), SURROUNDINGS),
  }
}

const CALL = segmentsOf(readRecordedCall('marina-two-bed').map(({ role, text }) => [role, text]))

test('a call is heard the same however its segments come', async () => {
  const whole = hearAll(CALL, SURROUNDINGS)
  const { hearing, take } = open()
  for (const segment of CALL.toReversed()) await take([segment])
  expect(hearing.heard()).toEqual(whole)
})

test('a further segment is all that is read', async () => {
  const { take, read } = open()
  await take(CALL.slice(0, -1))
  read.length = 0
  const { changed, isAppended } = await take(CALL.slice(-1))
  expect(isAppended).toBe(true)
  expect(read).toEqual([CALL.at(-1)?.text])
  expect(changed.map(({ segment }) => segment)).toEqual(CALL.slice(-1))
})

test('a correction costs what depends on it, and gives what the corrected call gives', async () => {
  const { hearing, take, read } = open()
  await take(CALL)
  read.length = 0
  const corrected = CALL.map((segment, index) =>
    index === 3 ? { ...segment, text: 'Three bedrooms, please.' } : segment,
  )
  await take(corrected.slice(3, 4))
  expect(hearing.heard()).toEqual(hearAll(corrected, SURROUNDINGS))
  expect(read.length).toBeLessThan(CALL.length / 2)
})

test('a segment that is gone is forgotten; what was known is read anew when the places are', async () => {
  const { hearing, take, read } = open()
  await take(CALL)
  await hearing.take(new Map([[CALL[2]?.id ?? '', null]]), SURROUNDINGS)
  const left = CALL.filter((_, index) => index !== 2)
  expect(hearing.heard()).toEqual(hearAll(left, SURROUNDINGS))
  hearing.forget()
  read.length = 0
  await take([])
  expect(read).toHaveLength(left.length)
})

test('a call with several segments that are too much is read no further', async () => {
  const { hearing, take, read } = open()
  const lines = ['one endless', 'two', 'three endless', 'four endless', 'five', 'six']
  const { aside, changed } = await take(segmentsOf(lines.map((text) => ['customer', text])))
  expect(read).toEqual(lines.slice(0, 4))
  expect(changed.map(({ segment }) => segment.text)).toEqual(['two'])
  expect(aside).toHaveLength(5)
  expect(hearing.aside).toBe(5)
})
