import { replaceCards, applyCardChanges } from '#domain/views/view-document.ts'
import { cardKey } from '#domain/views/cards.ts'
import type { LiveDocument, LiveState } from '#live/live-document.ts'
import { leadCard } from '#tests/support/lead-card.ts'
import { waitFor } from '#tests/support/wait-for.ts'
import { expect, test } from 'vitest'
import * as Y from 'yjs'
import { followCards } from './follow-cards.ts'

const [A, B] = ['0a', '0b'].map((end) => `00000000-0000-4000-8000-0000000000${end}`) as [
  string,
  string,
]
const info = { sequence: 1, at: '2026-03-01T00:00:00.000Z' }

/** A live document as far as a view's reader looks at it; `renew` is another generation of it. */
function fakeLive() {
  const listeners = new Set<() => void>()
  let doc = new Y.Doc()
  const live = {
    get doc() {
      return doc
    },
    state: () => ({ synced: true }) as LiveState,
    subscribe: (changed: () => void) => {
      listeners.add(changed)
      return () => listeners.delete(changed)
    },
  }
  const renew = () => {
    doc = new Y.Doc()
    for (const listener of listeners) listener()
  }
  return { live: live as unknown as LiveDocument, renew }
}

function listenTo(live: LiveDocument) {
  const heard: string[] = []
  const end = followCards(live, {
    whole: (cards) => heard.push(`whole ${[...cards.keys()].join()}`),
    changed: (changes) =>
      heard.push(...[...changes].map(([key, card]) => `${key} ${card !== null}`)),
  })
  return { heard, end }
}

test('nothing is told until the writer has filled the view; then all of it, then what changes', () => {
  const { live } = fakeLive()
  const { heard, end } = listenTo(live)
  expect(heard).toEqual([])
  replaceCards(live.doc, [leadCard(A)], info)
  const [a, b] = [cardKey(leadCard(A)), cardKey(leadCard(B))]
  applyCardChanges(
    live.doc,
    [
      { key: b, card: leadCard(B) },
      { key: a, card: null },
    ],
    info,
  )
  expect(heard).toEqual([`whole ${a}`, `${b} true`, `${a} false`])
  end()
  replaceCards(live.doc, [], info)
  expect(heard).toHaveLength(3)
})

test('another generation is told whole once it is filled, and the old one no more', () => {
  const { live, renew } = fakeLive()
  replaceCards(live.doc, [leadCard(A)], info)
  const { heard } = listenTo(live)
  const old = live.doc
  renew()
  replaceCards(old, [], info)
  expect(heard).toHaveLength(1)
  replaceCards(live.doc, [leadCard(B)], info)
  expect(heard.at(-1)).toBe(`whole ${cardKey(leadCard(B))}`)
})

test('what is no card is passed over', () => {
  const { live } = fakeLive()
  live.doc.getMap('cards').set('lead:x', { kind: 'lead', name: 7 })
  replaceCards(live.doc, [leadCard(A)], info)
  live.doc.getMap('cards').set('lead:y', 'nothing')
  expect(listenTo(live).heard).toEqual([`whole ${cardKey(leadCard(A))}`])
})

test('of many it reads a part at a time, and tells of all as they are when it has read the last', async () => {
  const { live } = fakeLive()
  const ids = Array.from({ length: 600 }, () => crypto.randomUUID())
  const cards = ids.map((id) => leadCard(id))
  replaceCards(live.doc, cards, info)
  const told: ReadonlyMap<string, unknown>[] = []
  const later: string[] = []
  followCards(live, {
    whole: (all) => told.push(all),
    changed: (changes) => later.push(...changes.keys()),
  })
  expect(told).toEqual([])
  const gone = cardKey(leadCard(ids[599] ?? ''))
  applyCardChanges(live.doc, [{ key: gone, card: null }], info)
  await waitFor(async () => told.length === 1)
  expect(told[0]?.size).toBe(599)
  expect(told[0]?.has(gone)).toBe(false)
  expect(later).toEqual([])
})
