import type { Segment } from '#domain/call/fields.ts'
import { expect, test } from 'vitest'
import { findLines } from './find-words.ts'
import { transcriptLines } from './line/turns.ts'

function linesOf(...texts: string[]) {
  const segments = texts.map((text, at): Segment => {
    const times = { beginMs: at * 1000, endMs: at * 1000 + 900 }
    const speaker = { party: 'customer', role: 'customer', language: 'en' } as const
    return { id: `s${at}`, ...speaker, ...times, text, confidence: 1, revision: 0 }
  })
  return transcriptLines(segments, [])
}

test('words are found however they are spelled', () => {
  const lines = linesOf('José will call', 'مُحَمَّد أحمد', 'Mr O’Brien', 'hundred ٥٠', 'nothing')
  expect(findLines(lines, 'jose')).toEqual([0])
  expect(findLines(lines, 'محمد احمد')).toEqual([1])
  expect(findLines(lines, "o'brien")).toEqual([2])
  expect(findLines(lines, '50')).toEqual([3])
})

test('nothing is looked for before there are words', () => {
  expect(findLines(linesOf('a', 'b'), '  ')).toEqual([])
})
