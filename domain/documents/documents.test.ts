import { expect, test } from 'vitest'
import { documentName, isGuarded, isView, parseDocumentName } from './documents.ts'

test('a name and its parts are each other’s inverse', () => {
  expect(parseDocumentName(documentName('lead', 'abc-1'))).toEqual({ kind: 'lead', key: 'abc-1' })
  expect(parseDocumentName('private:lead:abc')).toEqual({ kind: 'private', key: 'lead:abc' })
})

test.each([
  '',
  'lead',
  'lead:',
  ':x',
  'leads:1',
  'lead:../etc',
  'lead:a b',
  'private:abc',
  'private:call:1',
  'toString:1',
  `lead:${'x'.repeat(65)}`,
])('%j is refused, with what a name looks like', (name) => {
  expect(() => parseDocumentName(name)).toThrow(/is not a document name. Use <kind>:<id>/)
})

test('views are written by the server, guarded documents by rule', () => {
  expect([isView('board'), isView('lead')]).toEqual([true, false])
  expect([isGuarded('lead'), isGuarded('note')]).toEqual([true, false])
})
