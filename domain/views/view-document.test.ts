import { expect, test } from 'vitest'
import * as Y from 'yjs'
import { applyCardChanges, readCards, readViewSequence, replaceCards } from './view-document.ts'
import type { CallCard } from './cards.ts'

function card(id: string, state: CallCard['state'] = 'live'): CallCard {
  const people = { agentId: null, leadId: null, callerName: null, callerPhone: null }
  return {
    kind: 'call',
    sight: 'whole',
    id,
    state,
    direction: null,
    ...people,
    startedAt: null,
    endedAt: null,
  }
}

const info = (sequence: number) => ({ sequence, at: '2026-03-02T08:00:00.000Z' })

test('a view is made to hold exactly its cards, and only what differs is written', () => {
  const doc = new Y.Doc()
  replaceCards(doc, [card('a'), card('b')], info(1))
  const touched: string[] = []
  doc.getMap('cards').observe((event) => touched.push(...event.keysChanged))
  replaceCards(doc, [card('b'), card('c')], info(2))
  expect(
    readCards(doc)
      .map(({ id }) => id)
      .sort(),
  ).toEqual(['b', 'c'])
  expect(touched.sort()).toEqual(['call:a', 'call:c'])
  expect(readViewSequence(doc)).toBe(2)
})

test('what shows already is not written, unless a new writer claims the view', () => {
  const doc = new Y.Doc()
  replaceCards(doc, [card('a')], info(1))
  let updates = 0
  doc.on('update', () => (updates += 1))
  replaceCards(doc, [card('a')], info(2))
  applyCardChanges(doc, [{ key: 'call:gone', card: null }], info(3))
  expect(updates).toBe(0)
  replaceCards(doc, [card('a')], { ...info(4), at: 'later', claim: true })
  expect(updates).toBe(1)
})

test('an empty view says how far it has read', () => {
  const doc = new Y.Doc()
  replaceCards(doc, [], info(7))
  expect(readViewSequence(doc)).toBe(7)
})

test('calls are counted by state', () => {
  const doc = new Y.Doc()
  replaceCards(doc, [card('a'), card('b', 'held')], info(1))
  applyCardChanges(doc, [{ key: 'call:a', card: card('a', 'held') }], info(2))
  expect(doc.getMap('info').get('counters')).toMatchObject({ live: 0, held: 2 })
})

test('a change looks at its own card and at no other', () => {
  const doc = new Y.Doc()
  replaceCards(doc, [card('a'), card('b', 'held')], info(1))
  const looked: string[] = []
  const cards = doc.getMap('cards')
  const { get } = cards
  cards.get = (key) => {
    looked.push(key)
    return get.call(cards, key)
  }
  cards.values =
    cards.entries =
    cards.forEach =
      () => {
        throw new Error('every card was looked at')
      }
  applyCardChanges(doc, [{ key: 'call:b', card: null }], info(2))
  expect(new Set(looked)).toEqual(new Set(['call:b']))
  expect(doc.getMap('info').get('counters')).toMatchObject({ live: 1, held: 0 })
})
