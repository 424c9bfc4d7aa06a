import { expect, test } from 'vitest'
import type { LeadCard } from '#domain/views.ts'
import { boardColumns, type Moves, unsettledMoves, withMove, withoutMove } from './columns.ts'

function card(id: string, part: Partial<LeadCard> = {}): LeadCard {
  return {
    kind: 'lead',
    id,
    reference: `L-${id}`,
    name: id,
    stage: 'new',
    ownerId: null,
    intent: 'rent',
    areas: [],
    bedrooms: null,
    budgetMax: null,
    temperature: null,
    source: null,
    stageChangedAt: '2026-03-01T10:00:00.000Z',
    createdAt: '2026-03-01T09:00:00.000Z',
    firstContactedAt: null,
    nextFollowUpAt: null,
    ...part,
  }
}

const none: Moves = new Map()
const idsIn = (cards: LeadCard[], moves: Moves, stage: string) =>
  boardColumns(cards, moves)
    .find((column) => column.stage === stage)
    ?.cards.map(({ id }) => id)

test('every stage is a column in the order of the pipeline', () => {
  const stages = boardColumns([], none).map((column) => column.stage)
  expect(stages).toEqual(['new', 'contacted', 'qualified', 'viewing', 'offer', 'won', 'lost'])
})

test('the lead that came to its stage last is on top', () => {
  const cards = [card('a'), card('b', { stageChangedAt: '2026-03-01T11:00:00.000Z' })]
  expect(idsIn(cards, none, 'new')).toEqual(['b', 'a'])
})

test('a column adds up what its leads may spend', () => {
  const [column] = boardColumns([card('a', { budgetMax: 90 }), card('b', { budgetMax: 10 })], none)
  expect(column).toMatchObject({ stage: 'new', value: 100 })
})

test('a move shows at once, on top of the column it went to', () => {
  const cards = [
    card('a'),
    card('b', { stage: 'offer', stageChangedAt: '2026-03-02T10:00:00.000Z' }),
  ]
  const columns = boardColumns(cards, withMove(none, 'a', 'offer'))
  expect(columns.find((column) => column.stage === 'offer')?.cards.map(({ id }) => id)).toEqual([
    'a',
    'b',
  ])
  expect(columns[0]?.cards).toEqual([])
})

test('a move that is taken back leaves the card where the view has it', () => {
  const moves = withoutMove(withMove(none, 'a', 'offer'), 'a')
  expect(boardColumns([card('a')], moves)[0]?.cards).toHaveLength(1)
})

test('a move is settled when the view shows it or the card has left the board', () => {
  const moves = withMove(withMove(withMove(none, 'a', 'offer'), 'b', 'won'), 'gone', 'lost')
  const left = unsettledMoves([card('a', { stage: 'offer' }), card('b')], moves)
  expect([...left]).toEqual([['b', 'won']])
})

test('moves that are all still in flight stay the same object', () => {
  const moves = withMove(none, 'a', 'offer')
  expect(unsettledMoves([card('a')], moves)).toBe(moves)
})
