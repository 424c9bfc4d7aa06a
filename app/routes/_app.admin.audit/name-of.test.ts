import { expect, test } from 'vitest'
import { nameOf, pageOf } from './name-of.ts'

const person = (id: string) => (id === 'sara' ? 'Sara Haddad' : undefined)

test('people are called by their names, programs by their ids, records by kind and the beginning of an id', () => {
  expect(nameOf('person:sara', person)).toBe('Sara Haddad')
  expect(nameOf('person:gone', person)).toBe('A former colleague')
  expect(nameOf('service:website', person)).toBe('website')
  expect(nameOf('lead:12345678-aaaa', person)).toContain('Lead')
  expect(nameOf('anonymous', person)).toBe('anonymous')
})

test('an entry leads to what it is about, where that has a page', () => {
  expect(pageOf('lead:1')).toBe('/leads/1')
  expect(pageOf('call:a/b')).toBe('/calls/a%2Fb')
  expect(pageOf('person:1')).toBe('/admin/people/1')
  for (const none of [null, 'list:lead', 'lead:', 'constructor:1']) expect(pageOf(none)).toBeNull()
})
