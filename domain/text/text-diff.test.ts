import fc from 'fast-check'
import { expect, test } from 'vitest'
import { diffWords, type Hunk, hunksMeet, rebaseHunks } from './text-diff.ts'

function patch(text: string, hunks: Hunk[]): string {
  return hunks.reduceRight(
    (done, hunk) => done.slice(0, hunk.start) + hunk.text + done.slice(hunk.end),
    text,
  )
}

const words = fc
  .array(fc.constantFrom('two', 'bed', 'marina', ' ', ',', '120k', 'é', '😀'), { maxLength: 14 })
  .map((list) => list.join(' '))

test('the hunks turn the old text into the new one', () => {
  fc.assert(
    fc.property(words, words, (before, after) => {
      expect(patch(before, diffWords(before, after))).toBe(after)
    }),
  )
})

test('equal texts have no hunks', () => {
  expect(diffWords('two beds', 'two beds')).toEqual([])
})

test('only the words that differ are touched', () => {
  expect(diffWords('two beds in the arena, please', 'two beds in the Marina, please')).toEqual([
    { start: 16, end: 21, text: 'Marina' },
  ])
  expect(diffWords('to bed at Marina now', 'two bed at the Marina now')).toEqual([
    { start: 0, end: 2, text: 'two' },
    { start: 10, end: 10, text: 'the ' },
  ])
})

test('a text in which too much differs is replaced in its middle', () => {
  const many = (word: string) => Array.from({ length: 600 }, (_, i) => `${word}${i}`).join(' ')
  const [before, after] = [`start ${many('a')} end`, `start ${many('b')} end`]
  const hunks = diffWords(before, after)
  expect(hunks).toMatchObject([{ start: 'start a'.length - 1, end: before.length - ' end'.length }])
  expect(patch(before, hunks)).toBe(after)
})

test('hunks meet where they overlap or touch', () => {
  const at = (start: number, end: number) => [{ start, end, text: 'x' }]
  expect(hunksMeet(at(0, 3), at(2, 5))).toBe(true)
  expect(hunksMeet(at(0, 3), at(3, 5))).toBe(true)
  expect(hunksMeet(at(0, 3), at(4, 5))).toBe(false)
})

test('two changes that do not meet can both be made', () => {
  const base = 'to beds in the arena'
  const mine = diffWords(base, 'two beds in the arena')
  const theirs = diffWords(base, 'to beds in the Marina')
  expect(patch(patch(base, mine), rebaseHunks(theirs, mine))).toBe('two beds in the Marina')
})
