import fc from 'fast-check'
import { expect, test } from 'vitest'
import type { ListDefinition, Sort } from './definition.ts'
import { LEAD_LIST } from './leads.ts'
import { LISTS } from './lists.ts'
import { comparePlaces, hasSteps, type Place, wholeSort } from './order.ts'
import { columnOf } from './definition.ts'
import { sortable } from './state.ts'

const by = (...names: string[]): Sort[] =>
  names.map((name) =>
    name.startsWith('-')
      ? { column: name.slice(1), direction: 'desc' }
      : { column: name, direction: 'asc' },
  )
const sorted = (sort: Sort[], places: Place[]) =>
  places.toSorted(comparePlaces(LEAD_LIST, sort)).map(({ id }) => id)

test.each([
  ['budget', [['90'], ['1000'], [null], ['200']], ['a', 'd', 'b', 'c']],
  ['-budget', [['90'], ['1000'], [null], ['200']], ['b', 'd', 'a', 'c']],
  ['name', [['Zoe'], ['ada'], ['Ádám'], [null]], ['b', 'c', 'a', 'd']],
  ['-name', [['Zoe'], ['ada'], [null], ['Bea']], ['a', 'd', 'b', 'c']],
  ['stage', [['won'], ['new'], ['viewing'], ['contacted']], ['b', 'd', 'c', 'a']],
  ['bedrooms', [['10'], ['9'], [null], ['0']], ['d', 'b', 'a', 'c']],
  [
    'updated',
    [['2026-11-23 08:00:00+00'], ['2026-11-22 09:00:00+00'], ['2026-11-23 08:00:00.5+00']],
    ['b', 'a', 'c'],
  ],
] as const)('by %s', (sort, keys, order) => {
  const ids = ['a', 'b', 'c', 'd']
  expect(
    sorted(
      by(sort),
      keys.map((key, at) => ({ key: [...key], id: ids[at] ?? '' })),
    ),
  ).toEqual(order)
})

test('behind a column of few values the list’s own order follows, and is the tie’s', () => {
  expect(wholeSort(LEAD_LIST, by('stage'))).toEqual([...by('stage'), ...LEAD_LIST.sort])
  expect(wholeSort(LEAD_LIST, by('stage', 'name'))).toEqual(by('stage', 'name'))
  const places = [
    { key: ['new', '2026-01-01'], id: '1' },
    { key: ['new', '2026-01-02'], id: '2' },
    { key: ['new', '2026-01-02'], id: '3' },
  ]
  expect(sorted(by('stage'), places)).toEqual(['3', '2', '1'])
})

test('records that agree in all stand by their ids, towards where the sort runs', () => {
  const places = ['b', 'a', 'c'].map((id) => ({ key: ['5'], id }))
  expect(sorted(by('budget'), places)).toEqual(['a', 'b', 'c'])
  expect(sorted(by('-budget'), places)).toEqual(['c', 'b', 'a'])
})

test('what few values a column has it has in steps', () => {
  expect(hasSteps(columnOf(LEAD_LIST, 'stage'))).toBe(true)
  expect(hasSteps(columnOf(LEAD_LIST, 'bedrooms'))).toBe(true)
  expect(hasSteps(columnOf(LEAD_LIST, 'budget'))).toBe(false)
  expect(hasSteps(null)).toBe(false)
})

/** Keys that agree often: where they do, the next column and the id decide. */
function anyPlace(list: ListDefinition, sort: readonly Sort[]): fc.Arbitrary<Place> {
  const keys = wholeSort(list, sort).map(({ column }) => {
    const { kind, choices = {} } = columnOf(list, column) ?? {}
    const values =
      kind === 'choice'
        ? Object.keys(choices)
        : kind === 'text'
          ? ['ada', 'Ada', 'زيد', 'Zoe', '']
          : kind === 'count' || kind === 'money' || kind === 'size'
            ? ['0', '9', '10', '-1']
            : ['2026-01-01 00:00:00+00', '2026-01-02 00:00:00+00']
    return fc.constantFrom(...values, null)
  })
  return fc.record({ key: fc.tuple(...keys), id: fc.constantFrom('a', 'b', 'c', 'd') })
}

const SORTS = Object.values(LISTS).flatMap((list) =>
  sortable(list).flatMap((name) => [
    { list, noun: list.noun, sort: by(name) },
    { list, noun: list.noun, sort: by(`-${name}`) },
  ]),
)

test.each(SORTS)('rows of the list of $noun stand in one order: $sort.0', ({ list, sort }) => {
  const compare = comparePlaces(list, sort)
  const place = anyPlace(list, sort)
  fc.assert(
    fc.property(place, place, place, (a, b, c) => {
      expect(Math.abs(Math.sign(compare(a, b)) + Math.sign(compare(b, a)))).toBe(0)
      if (compare(a, b) <= 0 && compare(b, c) <= 0) expect(compare(a, c)).toBeLessThanOrEqual(0)
      if (compare(a, b) === 0) expect(String(a.id)).toBe(String(b.id))
    }),
  )
})
