import * as Y from 'yjs'
import { expect, test } from 'vitest'
import { readCorrections } from './checklist.ts'

test('corrections are read as they are written now and as ticks were before; what is neither is left out', () => {
  const checklist = new Y.Doc().getMap('checklist')
  const at = '2026-11-23T08:00:00.000Z'
  checklist.set('fees', { result: 'na', by: 'person:2', at })
  checklist.set('greeted', 'person:1')
  checklist.set('timing', '')
  checklist.set('consent', { result: 'perhaps', by: 'person:1', at })
  checklist.set('financing', true)
  checklist.set('a key that no list has \u0000', 'person:1')
  expect(readCorrections(checklist)).toEqual({
    fees: { result: 'na', by: 'person:2', at },
    greeted: { result: 'met', by: 'person:1', at: null },
    timing: { result: 'notMet', by: '', at: null },
  })
})
