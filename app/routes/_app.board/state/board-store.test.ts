import { cardKey, type Card } from '#domain/views/cards.ts'
import { leadCard } from '#tests/support/lead-card.ts'
import { expect, test } from 'vitest'
import { BoardStore, type Topic } from './board-store.ts'
import { FIRST_ROWS, firstSight } from './first-sight.ts'

const NOW = Date.parse('2026-03-02T00:00:00.000Z')

/** A board that shows what came when the test says so, and what was told until then. */
function openBoard(served: readonly Card[] = [], own: readonly Card[] = []) {
  const frames: (() => void)[] = []
  const told: string[] = []
  const flown: string[] = []
  const clock = { now: NOW }
  const store = new BoardStore(firstSight(served, NOW), {
    own,
    now: () => clock.now,
    soon: (show) => frames.push(show),
    showMoves: (ids, change) => {
      flown.push(...ids)
      change()
    },
  })
  const hear = (...topics: Topic[]) => {
    for (const topic of topics) store.subscribe(topic, () => told.push(topic))
  }
  const show = () => {
    for (const frame of frames.splice(0)) frame()
    return told.splice(0)
  }
  return { store, hear, show, flown, frames, clock }
}

function byKey(...cards: Card[]): Map<string, Card> {
  return new Map(cards.map((card) => [cardKey(card), card]))
}

function crowd(count: number): Card[] {
  return Array.from({ length: count }, (_, at) => leadCard(`lead-${at}`, { budgetMax: 1 }))
}

test('a page is rendered with the top of each column and the sums over all of it', () => {
  const sight = firstSight(crowd(500), NOW)
  expect(sight.cards).toHaveLength(FIRST_ROWS)
  expect(sight.figures.new).toMatchObject({ count: 500, rent: 500 })
})

test('the sums that the server knew stand until the board has come whole', () => {
  const { store, hear, show } = openBoard(crowd(500))
  hear('figures new', 'totals')
  store.receive('own', byKey(leadCard('another')))
  show()
  expect(store.figures('new').count).toBe(500)
  store.receiveWhole('shared', byKey(...crowd(499)))
  expect(show()).toEqual(['figures new', 'totals'])
  expect([store.figures('new').count, store.totals().open]).toEqual([499, 499])
})

test('a change of one card of thousands is told to that card and its sums alone', () => {
  const { store, hear, show } = openBoard()
  store.receiveWhole('shared', byKey(...crowd(5_000)))
  show()
  hear('card lead-7', 'card lead-8', 'order new', 'order won', 'figures new', 'figures won')
  store.receive('shared', byKey(leadCard('lead-7', { name: 'Ada', budgetMax: 1 })))
  expect(show()).toEqual(['card lead-7', 'figures new'])
})

test('all that comes before a frame is one render', () => {
  const { store, hear, show, frames } = openBoard()
  store.receiveWhole('shared', byKey(leadCard('a')))
  show()
  hear('card a')
  for (const name of ['Ada', 'Grace', 'Edith'])
    store.receive('shared', byKey(leadCard('a', { name })))
  expect(frames).toHaveLength(1)
  expect(show()).toEqual(['card a'])
  expect(store.lead('a')?.name).toBe('Edith')
})

test('nothing moves while a card is in hand, and all of it afterwards', () => {
  const { store, show } = openBoard()
  store.receiveWhole('shared', byKey(leadCard('a'), leadCard('b')))
  show()
  store.hold()
  store.receive('shared', byKey(leadCard('a', { stage: 'won' })))
  show()
  expect(store.order('new').size).toBe(2)
  store.release()
  show()
  expect(store.order('new').size).toBe(1)
})

test('a lead that goes to another column flies; one that its reader moved does not', () => {
  const { store, show, flown, clock } = openBoard()
  store.receiveWhole('shared', byKey(leadCard('a'), leadCard('b')))
  show()
  clock.now += 2_000
  store.receive('shared', byKey(leadCard('a', { stage: 'won' })))
  show()
  clock.now += 2_000
  store.move('b', 'offer')
  expect(flown).toEqual(['a'])
  clock.now += 2_000
  store.move('b', null)
  expect(flown).toEqual(['a', 'b'])
})

test('on a busy board nothing glides and nothing flies', () => {
  const { store, show, flown, clock } = openBoard()
  store.receiveWhole('shared', byKey(leadCard('a'), leadCard('b')))
  show()
  clock.now += 100
  store.receive('shared', byKey(leadCard('a', { stage: 'won' })))
  show()
  expect(store.order('new').isCalm).toBe(false)
  expect(flown).toEqual([])
})

test('one’s own whole card stands in the place of the fair one, whichever comes first', () => {
  const fair = leadCard('a', { sight: 'fair', name: null })
  const whole = leadCard('a', { name: 'Ada' })
  const { store, show } = openBoard([whole], [whole])
  store.receiveWhole('shared', byKey(fair))
  show()
  expect(store.lead('a')?.name).toBe('Ada')
  store.receiveWhole('own', new Map())
  show()
  expect(store.lead('a')?.name).toBeNull()
  store.receive('own', byKey(whole))
  show()
  expect(store.lead('a')?.name).toBe('Ada')
})

test('a board whose documents began anew tells of what differs alone', () => {
  const { store, hear, show } = openBoard()
  store.receiveWhole('shared', byKey(...crowd(50)))
  show()
  hear('card lead-1', 'card lead-2', 'order new')
  store.receiveWhole('shared', byKey(...crowd(50).with(1, leadCard('lead-1', { name: 'Ada' }))))
  expect(show()).toEqual(['card lead-1'])
})
