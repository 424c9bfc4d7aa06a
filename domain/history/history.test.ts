import fc from 'fast-check'
import { expect, test } from 'vitest'
import * as Y from 'yjs'
import { readState } from './document-state.ts'
import { restoreState } from './restore-state.ts'

function copy(doc: Y.Doc): Y.Doc {
  const other = new Y.Doc()
  Y.applyUpdate(other, Y.encodeStateAsUpdate(doc))
  return other
}

function paragraph(text: string, marks: object = {}): Y.XmlElement {
  const element = new Y.XmlElement('paragraph')
  const words = new Y.XmlText()
  words.insert(0, text, marks)
  element.insert(0, [words])
  return element
}

function leadWith(fields: object, ...notes: string[]): Y.Doc {
  const doc = new Y.Doc()
  for (const [name, value] of Object.entries(fields)) doc.getMap('fields').set(name, value)
  doc.getXmlFragment('notes').insert(
    0,
    notes.map((note) => paragraph(note)),
  )
  return doc
}

test('a lead says again what it said: its own fields and notes; what commands decide stays', () => {
  const doc = leadWith({ stage: 'new', name: 'Ivan', bedrooms: 2 }, 'one', 'two', 'three')
  const past = copy(doc)
  doc.getMap('fields').set('stage', 'won')
  doc.getMap('fields').set('bedrooms', 3)
  doc.getMap('fields').set('pets', true)
  doc.getMap('fields').delete('name')
  doc.getXmlFragment('notes').delete(1, 1)
  restoreState('lead', doc, past)
  expect(doc.getMap('fields').toJSON()).toEqual({ stage: 'won', name: 'Ivan', bedrooms: 2 })
  expect(doc.getXmlFragment('notes').toString()).toBe(past.getXmlFragment('notes').toString())
})

test('what is as it was is not touched, so that those who type there keep their place', () => {
  const doc = leadWith({ name: 'Ivan' }, 'one', 'two', 'three')
  const past = copy(doc)
  const [first] = doc.getXmlFragment('notes').toArray()
  doc.getXmlFragment('notes').insert(1, [paragraph('between')])
  const updates: Uint8Array[] = []
  restoreState('lead', doc, past)
  expect(doc.getXmlFragment('notes').get(0)).toBe(first)
  doc.on('update', (update: Uint8Array) => updates.push(update))
  restoreState('lead', doc, past)
  expect(updates).toEqual([])
})

test('formatting is part of what a text said', () => {
  const doc = new Y.Doc()
  doc.getXmlFragment('body').insert(0, [paragraph('loud', { bold: true })])
  const past = copy(doc)
  doc.getXmlFragment('body').delete(0, 1)
  doc.getXmlFragment('body').insert(0, [paragraph('loud')])
  restoreState('note', doc, past)
  expect(doc.getXmlFragment('body').toString()).toContain('<bold>')
})

test('whatever was typed since, a note can be brought back, by an edit that merges', () => {
  fc.assert(
    fc.property(
      fc.string(),
      fc.string(),
      fc.array(fc.string(), { maxLength: 4 }),
      (then, now, notes) => {
        const doc = new Y.Doc()
        doc.getText('title').insert(0, then)
        const past = copy(doc)
        doc.getText('title').delete(0, doc.getText('title').length)
        doc.getText('title').insert(0, now)
        doc.getXmlFragment('body').insert(
          0,
          notes.map((note) => paragraph(note)),
        )
        const other = copy(doc)
        restoreState('note', doc, past)
        Y.applyUpdate(other, Y.encodeStateAsUpdate(doc, Y.encodeStateVector(other)))
        expect(other.getText('title').toString()).toBe(then)
        expect(other.getXmlFragment('body').length).toBe(0)
      },
    ),
  )
})

test('a board follows from leads: it cannot be restored', () => {
  expect(() => restoreState('board', new Y.Doc(), new Y.Doc())).toThrow(/restore those/)
})

test('a state is read as people know it: labels and plain text, nothing that is empty', () => {
  const doc = leadWith({ name: 'Ivan', nextFollowUpAt: null }, 'one', 'two')
  doc.getMap('evidence').set('name', { callId: 'c' })
  expect(readState('lead', doc)).toEqual([
    { name: 'name', label: 'Name', value: 'Ivan' },
    { name: 'notes', label: 'Notes', value: 'one\ntwo' },
  ])
})
