import { expect, test } from 'vitest'
import * as Y from 'yjs'
import { DomainError } from '../errors.ts'
import { LEAD_FIELDS } from '../lead/fields.ts'
import { fieldNames, readFields, unreadableFields, writeFields } from './fields.ts'

test('a field that is missing or does not parse reads as null and harms no other', () => {
  const map = new Y.Doc().getMap('fields')
  map.set('bedrooms', 'many')
  map.set('name', 'Daniel Weber')
  const fields = readFields(LEAD_FIELDS, map)
  expect(fields.bedrooms).toBeNull()
  expect(fields.name).toBe('Daniel Weber')
})

test('what no field takes is told as it stands, and is mended by a write', () => {
  const map = new Y.Doc().getMap('fields')
  map.set('name', 7)
  map.set('phone', new Y.Map([['number', '1']]))
  map.set('email', 'a@b.example')
  map.set('intent', '😀'.repeat(10_000))
  const told = unreadableFields(LEAD_FIELDS, map)
  expect(told).toEqual({ name: '7', phone: '{"number":"1"}', intent: '😀'.repeat(120) })
  writeFields(LEAD_FIELDS, map, { name: 'Olga', phone: null, intent: 'buy' })
  expect(unreadableFields(LEAD_FIELDS, map)).toEqual({})
  expect(map.toJSON()).toEqual({ name: 'Olga', email: 'a@b.example', intent: 'buy' })
})

test('a bad value is refused by name and nothing of the patch is written', () => {
  const map = new Y.Doc().getMap('fields')
  expect(() => writeFields(LEAD_FIELDS, map, { name: 'Daniel', bedrooms: -1 })).toThrow(
    /Bedrooms is not valid/,
  )
  expect(map.size).toBe(0)
})

test('an unknown field is refused with the names that exist', () => {
  const map = new Y.Doc().getMap('fields')
  expect(() => writeFields(LEAD_FIELDS, map, { bedroom: 1 })).toThrow(
    /no field 'bedroom'.*bedrooms/,
  )
  expect(() => writeFields(LEAD_FIELDS, map, { constructor: 1 })).toThrow(DomainError)
})

test('null clears a field, undefined leaves it, an equal value writes nothing', () => {
  const doc = new Y.Doc()
  const map = doc.getMap('fields')
  writeFields(LEAD_FIELDS, map, { name: 'Daniel', areas: ['jbr'] })
  let updates = 0
  doc.on('update', () => (updates += 1))
  writeFields(LEAD_FIELDS, map, { name: undefined, areas: ['jbr'] })
  expect(updates).toBe(0)
  writeFields(LEAD_FIELDS, map, { name: null })
  expect(map.has('name')).toBe(false)
})

test('stage, owner and team are the server’s, what the contact wants is anybody’s', () => {
  expect(fieldNames(LEAD_FIELDS, 'server')).toContain('stage')
  expect(fieldNames(LEAD_FIELDS, 'local')).toEqual(
    expect.arrayContaining(['name', 'budgetMax', 'moveDate']),
  )
})
