import fc from 'fast-check'
import { expect, test } from 'vitest'
import { anyCondition, anyState } from '../testing/any-state.ts'
import { SOME_HOUSE } from '../testing/house.ts'
import { readConditions, readListState, saysState, writeListState } from './address.ts'
import { columnOf, RESERVED } from './definition.ts'
import { conditionName, filterSchema, operatorsOf } from './filter.ts'
import { LISTS } from './lists.ts'
import { defaultState, sortable, stateSchema } from './state.ts'

const ALL = Object.values(LISTS)

test.each(ALL)(
  'any state of the list of $noun can be written as an address and read again',
  (list) => {
    fc.assert(
      fc.property(anyState(list), (state) => {
        const address = String(writeListState(list, state))
        const read = readListState(list, new URLSearchParams(address), SOME_HOUSE)
        expect(read).toEqual(state)
        expect(saysState(new URLSearchParams(address))).toBe(address !== '')
      }),
      { numRuns: 300 },
    )
  },
)

test.each(ALL)(
  'any state of the list of $noun can be kept in a view and taken out of it',
  (list) => {
    fc.assert(
      fc.property(anyState(list), (state) => {
        const kept: unknown = JSON.parse(JSON.stringify(state))
        expect(stateSchema(list).parse(kept)).toEqual(state)
      }),
    )
  },
)

test.each(ALL)('what can be asked of the list of $noun can be asked by a program too', (list) => {
  fc.assert(
    fc.property(anyCondition(list), (condition) => {
      expect(filterSchema(list).parse([condition])).toEqual([condition])
      const params = writeListState(list, { ...defaultState(list), filter: [condition] })
      expect(readConditions(list, params, SOME_HOUSE)).toEqual([condition])
    }),
  )
})

test.each(ALL)(
  'no address makes anything but a state of the list of $noun or a refusal by name',
  (list) => {
    const names = fc.oneof(
      fc.constantFrom(...Object.keys(list.columns), ...RESERVED, '__proto__', 'toString', ''),
      fc
        .tuple(
          fc.constantFrom(...Object.keys(list.columns)),
          fc.constantFrom('between', 'isNot', 'empty', 'contains', 'before', 'odd', ''),
        )
        .map(([column, operator]) => `${column}.${operator}`),
      fc.string({ unit: 'binary', maxLength: 8 }),
    )
    const values = fc.oneof(
      fc.string({ unit: 'binary', maxLength: 20 }),
      fc.constantFrom('', 'new', '5', '1.2m', '-1', 'today-7', '\u0000', '\ud83d', 'true', 'NaN'),
    )
    fc.assert(
      fc.property(fc.array(fc.tuple(names, values), { maxLength: 6 }), (pairs) => {
        const params = new URLSearchParams(pairs)
        try {
          const state = readListState(list, params, SOME_HOUSE)
          expect(stateSchema(list).safeParse(state).success).toBe(true)
        } catch (error) {
          expect(error).toMatchObject({ code: 'invalid' })
          expect((error as { problems: unknown[] }).problems.length).toBeGreaterThan(0)
        }
      }),
      { numRuns: 400 },
    )
  },
)

test.each(ALL)('the definition of the list of $noun holds together', (list) => {
  expect(list.shown.every((name) => columnOf(list, name) !== null)).toBe(true)
  expect(new Set(list.shown).size).toBe(list.shown.length)
  for (const { column } of list.sort) expect(sortable(list)).toContain(column)
  for (const name of Object.keys(list.columns)) {
    expect(RESERVED as readonly string[], name).not.toContain(name)
    expect(name).toMatch(/^[a-zA-Z]+$/)
  }
  for (const [name, column] of Object.entries(list.columns)) {
    expect(column.kind === 'choice', name).toBe(column.choices !== undefined)
    expect(column.kind === 'reference', name).toBe(column.reference !== undefined)
    for (const operator of operatorsOf(column))
      expect(conditionName({ column: name, operator })).toMatch(
        operator === 'is' ? new RegExp(`^${name}$`) : new RegExp(`^${name}\\.${operator}$`),
      )
  }
  if (list.tabs) expect(columnOf(list, list.tabs)?.kind).toBe('choice')
})
