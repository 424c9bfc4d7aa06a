import { expect, test } from 'vitest'
import { groupHits, hitAddress } from './search-hit.ts'

const hit = { id: 'a1', title: '', detail: '' }

test('each kind is opened where it is worked on', () => {
  expect(hitAddress({ ...hit, kind: 'lead' })).toBe('/leads/a1')
  expect(hitAddress({ ...hit, kind: 'call', id: 'c 1' })).toBe('/calls/c%201')
  expect(hitAddress({ ...hit, kind: 'person' })).toBe('/leads?owner=a1')
  expect(hitAddress({ ...hit, kind: 'file', on: 'listing:b2' })).toBe('/listings/b2')
  expect(hitAddress({ ...hit, kind: 'task' })).toBe('/desk')
})

test('hits are grouped in the order of the best of each kind', () => {
  const kinds = ['person', 'lead', 'person'] as const
  const groups = groupHits(kinds.map((kind) => ({ ...hit, kind })))
  expect(groups.map(([kind, hits]) => [kind, hits.length])).toEqual([
    ['person', 2],
    ['lead', 1],
  ])
})
