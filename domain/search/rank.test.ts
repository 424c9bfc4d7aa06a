import { expect, test } from 'vitest'
import { type Candidate, rankHits } from './rank.ts'

const now = new Date('2026-11-29T12:00:00.000Z')
const ask = { form: 'sara', limit: 5, now }

function candidate(title: string, more: Partial<Candidate> = {}): Candidate {
  const form = title.toLowerCase()
  const base = { kind: 'lead', id: title, title, detail: '', form } as const
  return { ...base, at: '2026-01-01T00:00:00.000Z', isOwn: false, isSpelled: true, ...more }
}

const titles = (...candidates: Candidate[]) => rankHits(candidates, ask).map(({ title }) => title)

test('what is called so comes before what begins so, has such a word, sounds so, or holds it elsewhere', () => {
  expect(
    titles(
      candidate('Zarah', { isSpelled: false }),
      candidate('Olga'),
      candidate('Lady Sarah'),
      candidate('Sara Khan'),
      candidate('Sara'),
    ),
  ).toEqual(['Sara', 'Sara Khan', 'Lady Sarah', 'Olga', 'Zarah'])
})

test('of two that match alike one’s own comes first, then the newer', () => {
  const recent = '2026-11-28T00:00:00.000Z'
  expect(
    titles(
      candidate('Sara Old'),
      candidate('Sara New', { at: recent }),
      candidate('Sara Mine', { isOwn: true }),
    ),
  ).toEqual(['Sara Mine', 'Sara New', 'Sara Old'])
})

test('kinds stay together, the one with the best hit first, each with its limit', () => {
  const leads = ['Sara A', 'Sara B', 'Sara C'].map((title) => candidate(title))
  const hits = rankHits([...leads, candidate('Sara', { kind: 'person' })], { ...ask, limit: 2 })
  expect(hits.map(({ kind, title }) => `${kind} ${title}`)).toEqual([
    'person Sara',
    'lead Sara A',
    'lead Sara B',
  ])
})

test('an instant from the future, or none, is no reason to come first', () => {
  expect(
    titles(
      candidate('Sara A', { at: null }),
      candidate('Sara B', { at: '2030-01-01T00:00:00.000Z' }),
    ),
  ).toEqual(['Sara B', 'Sara A'])
})
