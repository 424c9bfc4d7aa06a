import { expect, test } from 'vitest'
import { Playhead } from './playhead.ts'

const LINES = [
  { id: 'a', beginMs: 10_000, endMs: 14_000 },
  { id: 'b', beginMs: 15_000, endMs: 19_000 },
]
const PLAYS = { isPlaying: true, rate: 1, isBegun: true }

function playing(beginsMs: number) {
  const head = new Playhead(beginsMs)
  head.setLines(LINES)
  let changes = 0
  head.subscribe(() => (changes += 1))
  return { head, count: () => changes }
}

test('a line stands where the recording has it, whenever that began', () => {
  expect(playing(0).head.placeOf('b')).toBe(15)
  expect(playing(9_000).head.placeOf('b')).toBe(6)
  expect(playing(-2_000).head.placeOf('b')).toBe(17)
  expect(playing(12_000).head.placeOf('a')).toBe(0)
  expect(playing(0).head.placeOf('gone')).toBe(0)
})

test('the line that is heard is lit by the call’s own time, and none before somebody listens', () => {
  const { head } = playing(9_000)
  head.moved(2, { ...PLAYS, isBegun: false })
  expect(head.get().lit).toBeNull()
  head.moved(2, PLAYS)
  expect(head.get().lit).toBe('a')
  head.moved(7, PLAYS)
  expect(head.get()).toMatchObject({ lit: 'b', ms: 7_000 })
})

test('whoever looks at it hears of a step, and not of each look of the browser', () => {
  const { head, count } = playing(0)
  head.moved(11, PLAYS)
  head.moved(11.05, PLAYS)
  head.moved(11.1, PLAYS)
  expect(count()).toBe(1)
  head.moved(11.3, PLAYS)
  head.moved(11.3, { ...PLAYS, isPlaying: false })
  expect(count()).toBe(3)
})

const WORDS = [
  { start: 0, end: 3, beginMs: 10_000, endMs: 10_400 },
  { start: 4, end: 8, beginMs: 11_000, endMs: 11_900 },
]

test('the word that is heard is lit, from its time on, and a guess is said to be one', () => {
  const { head, count } = playing(9_000)
  let asked = 0
  head.setLines(LINES, (id) => {
    asked += 1
    return { words: id === 'a' ? WORDS : [], isGuess: id === 'a' }
  })
  head.moved(1.02, PLAYS)
  expect(head.get()).toMatchObject({ lit: 'a', word: { start: 0, end: 3 }, isGuess: true })
  head.moved(1.05, PLAYS)
  expect([count(), asked]).toEqual([1, 1])
  head.moved(2.01, PLAYS)
  expect(head.get().word).toMatchObject({ start: 4, end: 8 })
  head.moved(6.5, PLAYS)
  expect(head.get()).toMatchObject({ lit: 'b', word: null, isGuess: false })
  expect(asked).toBe(2)
})

test('a mark is heard from a little before its word, else from where its line begins', () => {
  const { head } = playing(9_000)
  head.setLines(LINES, () => ({ words: WORDS, isGuess: false }))
  expect(head.placeOf('a', 4)).toBeCloseTo(1.8)
  expect(head.placeOf('a', 0)).toBe(1)
  expect(head.placeOf('a', 99)).toBe(1)
})
