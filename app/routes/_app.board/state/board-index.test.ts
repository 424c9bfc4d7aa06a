import type { LeadStage } from '#domain/lead/fields.ts'
import type { LeadCard } from '#domain/views/cards.ts'
import { leadCard as card } from '#tests/support/lead-card.ts'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { BoardIndex } from './board-index.ts'
import { STAGES } from './columns.ts'
import { budgetWords, countIn, NO_FIGURES } from './figures.ts'

function indexOf(...cards: LeadCard[]): BoardIndex {
  const index = new BoardIndex()
  for (const each of cards) index.see(each.id, each)
  index.takeTouched()
  return index
}

function idsIn(index: BoardIndex, stage: LeadStage): string[] {
  return Array.from({ length: index.size(stage) }, (_, row) => index.idAt(stage, row) ?? '')
}

test('every stage is a column in the order of the pipeline', () => {
  expect(STAGES).toEqual(['new', 'contacted', 'qualified', 'viewing', 'offer', 'won', 'lost'])
})

test('the lead that came to its stage last is on top', () => {
  const index = indexOf(card('a'), card('b', { stageChangedAt: '2026-03-01T11:00:00.000Z' }))
  expect(idsIn(index, 'new')).toEqual(['b', 'a'])
  expect(index.rowOf('a')).toBe(1)
})

test('a move shows at once, on top of the column it went to', () => {
  const late = card('b', { stage: 'offer', stageChangedAt: '2026-03-02T10:00:00.000Z' })
  const index = indexOf(card('a'), late)
  index.move('a', 'offer')
  expect(idsIn(index, 'offer')).toEqual(['a', 'b'])
  expect(idsIn(index, 'new')).toEqual([])
  expect(index.get('a')?.stage).toBe('offer')
})

test('a move that is taken back leaves the card where the view has it', () => {
  const index = indexOf(card('a'))
  index.move('a', 'offer')
  index.move('a', null)
  expect(idsIn(index, 'new')).toEqual(['a'])
})

test('a move is over when the view shows it: what the view says next counts', () => {
  const index = indexOf(card('a'))
  index.move('a', 'offer')
  index.see('a', card('a', { stage: 'offer' }))
  index.see('a', card('a', { stage: 'won' }))
  expect(index.get('a')?.stage).toBe('won')
})

test('a card that leaves the board while it is moved is gone', () => {
  const index = indexOf(card('a'))
  index.move('a', 'offer')
  index.see('a', null)
  index.move('a', 'won')
  expect(STAGES.flatMap((stage) => idsIn(index, stage))).toEqual([])
})

test('a change that moves nobody touches its card and sums, and no order', () => {
  const index = indexOf(card('a'), card('b'))
  index.see('a', card('a', { name: 'Another' }))
  const { cards, order, moved } = index.takeTouched()
  expect([...cards]).toEqual(['a'])
  expect([order.size, moved.size]).toEqual([0, 0])
  expect(index.get('a')?.name).toBe('Another')
})

test('prices and rents are summed apart, rents by the year, each with its currency', () => {
  const index = indexOf(
    card('a', { intent: 'buy', budgetMax: 2_000_000 }),
    card('b', { intent: 'rent', budgetMax: 10_000, budgetPeriod: 'month' }),
    card('c', { intent: 'let', budgetMax: 80_000, budgetPeriod: 'year' }),
    card('d', { intent: null, budgetMax: 5_000, budgetPeriod: 'week' }),
  )
  expect(index.figures('new')).toMatchObject({ price: 2_000_000, rent: 460_000 })
  expect(budgetWords(index.figures('new'))).toBe('AED 2M + AED 460k/yr')
})

test('a column in which one card hides its budget says no sum', () => {
  const hidden = countIn(NO_FIGURES, card('a', { sight: 'fair' }), 1)
  expect(budgetWords(countIn(hidden, card('b', { budgetMax: 1000 }), 1))).toBeNull()
})

test('open, unowned and won leads are counted, and what is due by the clock', () => {
  const due = { nextFollowUpAt: '2026-03-01T12:00:00.000Z' }
  const index = indexOf(
    card('a', due),
    card('b', { ...due, ownerId: 'someone' }),
    card('c', { ...due, stage: 'won' }),
  )
  expect(index.totals).toEqual({ open: 2, hidden: 0, unowned: 1, won: 1 })
  const at = Date.parse(due.nextFollowUpAt)
  expect([index.due(at - 1), index.due(at)]).toEqual([0, 2])
  index.see('a', card('a'))
  expect(index.due(at)).toBe(1)
})

const anyCard = fc.record({
  id: fc.constantFrom('a', 'b', 'c', 'd', 'e'),
  stage: fc.constantFrom(...STAGES),
  budgetMax: fc.option(fc.integer({ min: 0, max: 9 })),
  stageChangedAt: fc.constantFrom('2026-03-01', '2026-03-02', '2026-03-03', null),
  nextFollowUpAt: fc.constantFrom('2026-03-01', '2026-03-02', null),
  gone: fc.boolean(),
})

test('whatever comes and goes in whatever order, the board is that of the cards that stand', () => {
  fc.assert(
    fc.property(fc.array(anyCard), (steps) => {
      const standing = new Map<string, LeadCard>()
      const index = new BoardIndex()
      for (const { gone, id, ...part } of steps) {
        const now = gone ? null : card(id, part)
        index.see(id, now)
        if (now) standing.set(id, now)
        else standing.delete(id)
      }
      const anew = indexOf(...standing.values())
      for (const stage of STAGES) {
        expect(idsIn(index, stage)).toEqual(idsIn(anew, stage))
        expect(index.figures(stage)).toEqual(anew.figures(stage))
        for (const [row, id] of idsIn(index, stage).entries()) expect(index.rowOf(id)).toBe(row)
      }
      expect(index.totals).toEqual(anew.totals)
      const at = Date.parse('2026-03-01')
      expect(index.due(at)).toBe(anew.due(at))
    }),
  )
})
