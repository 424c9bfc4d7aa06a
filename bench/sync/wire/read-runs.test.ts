import { expect, test } from 'vitest'
import * as Y from 'yjs'
import { Author } from '../load/author.ts'
import { readRuns } from './read-runs.ts'

function clocksOf(update: Uint8Array): string[] {
  const clocks = new Set<string>()
  readRuns(update, 0, (client, clock, length) => {
    for (let at = clock; at < clock + length; at += 1) clocks.add(`${client}:${at}`)
  })
  return [...clocks]
}

test.each([{ rich: false }, { rich: true }])(
  'every typed character is told, single or merged: %j',
  ({ rich }) => {
    const author = new Author(1000, { name: rich ? 'body' : 'title', rich })
    const { from, updates } = author.type(200)
    const typed = updates.map((_, index) => `1000:${from + index}`)
    expect(updates.flatMap(clocksOf)).toEqual(typed)
    expect(clocksOf(Y.mergeUpdates(updates))).toEqual(typed)
    expect(clocksOf(author.state()).slice(-200)).toEqual(typed)
  },
)

test('a hole is not taken for characters', () => {
  const { updates } = new Author(1000, { name: 'title', rich: false }).type(3)
  const [first, , third] = updates
  const merged = Y.mergeUpdates([first, third].filter((update) => update !== undefined))
  expect(clocksOf(merged)).toEqual(['1000:1', '1000:3'])
})

test('several authors in one update are kept apart', () => {
  const [first, second] = [1000, 1001].map(
    (client) => new Author(client, { name: 'title', rich: false }),
  )
  const merged = Y.mergeUpdates([first, second].flatMap((author) => author?.type(2).updates ?? []))
  expect(clocksOf(merged).toSorted()).toEqual(['1000:1', '1000:2', '1001:1', '1001:2'])
})
