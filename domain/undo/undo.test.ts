import { expect, test } from 'vitest'
import * as Y from 'yjs'
import { type Effect, hearEffect, inverted, valueAt } from './effect.ts'
import { putBack, whatGoesBack } from './put-back.ts'

function leadWith(fields: Record<string, unknown>): Y.Doc {
  const doc = new Y.Doc()
  change(doc, (map) => Object.entries(fields).forEach(([name, value]) => map.set(name, value)))
  return doc
}

function change(doc: Y.Doc, write: (fields: Y.Map<unknown>) => void): Effect {
  let effect: Effect = []
  doc.transact(() => {
    effect = hearEffect('lead', doc)
    write(doc.getMap('fields'))
  })
  return effect
}

test('an effect is what stood before and after, of what differs', () => {
  const doc = leadWith({ stage: 'new', name: 'Olga' })
  const effect = change(doc, (fields) => {
    fields.set('stage', 'won')
    fields.set('name', 'Olga')
    fields.set('tags', ['a'])
    fields.delete('nothing')
  })
  expect(effect).toEqual([
    { root: 'fields', path: ['stage'], before: 'new', after: 'won' },
    { root: 'fields', path: ['tags'], before: null, after: ['a'] },
  ])
})

test('what comes after the transaction is heard no more', () => {
  const doc = leadWith({})
  const effect = change(doc, (fields) => void fields.set('stage', 'won'))
  doc.getMap('fields').set('stage', 'lost')
  expect(effect).toHaveLength(1)
})

test('putting back and again gives both states, also of what was not there', () => {
  const doc = leadWith({ stage: 'new' })
  const effect = change(doc, (fields) => {
    fields.set('stage', 'won')
    fields.set('pets', true)
  })
  putBack(doc, effect)
  expect(doc.getMap('fields').toJSON()).toEqual({ stage: 'new' })
  putBack(doc, inverted(effect))
  expect(doc.getMap('fields').toJSON()).toEqual({ stage: 'won', pets: true })
})

test('what was changed since stays: alone where values stand apart, with all where they say one thing', () => {
  const doc = leadWith({ stage: 'new' })
  const effect = change(doc, (fields) => {
    fields.set('stage', 'won')
    fields.set('pets', true)
  })
  change(doc, (fields) => void fields.set('pets', false))
  const [stage, pets] = effect
  expect(whatGoesBack(doc, effect, 'apart')).toEqual({ goes: [stage], stays: [pets] })
  expect(whatGoesBack(doc, effect, 'together')).toEqual({ goes: [], stays: [pets] })
  // What came back by itself to what the command had left is as it was left.
  change(doc, (fields) => void fields.set('pets', true))
  expect(whatGoesBack(doc, effect, 'together').stays).toEqual([])
})

test('values within values are found by their path, and compared whatever the order of their keys', () => {
  const doc = new Y.Doc()
  const marks = doc.getMap<Y.Map<unknown>>('annotations')
  marks.set('a1', new Y.Map<unknown>([['status', 'open']]))
  let effect: Effect = []
  doc.transact(() => {
    effect = hearEffect('call', doc)
    marks.get('a1')?.set('status', { b: 1, a: 2 })
  })
  expect(effect).toMatchObject([{ path: ['a1', 'status'], before: 'open' }])
  const stored: Effect = [{ ...effect[0]!, after: { a: 2, b: 1 } }]
  expect(whatGoesBack(doc, stored, 'together').goes).toHaveLength(1)
  putBack(doc, stored)
  expect(valueAt(doc, { root: 'annotations', path: ['a1', 'status'] })).toBe('open')
  marks.delete('a1')
  expect(whatGoesBack(doc, stored, 'together').stays).toHaveLength(1)
})
