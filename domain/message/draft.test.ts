import fc from 'fast-check'
import { expect, test } from 'vitest'
import * as Y from 'yjs'
import { bodyIn, subjectIn } from '../documents/shared-types.ts'
import { attachToDraft, endDraft, nameDraft, readDraft } from './draft.ts'

const ID = '00000000-0000-4000-8000-000000000001'
const OTHER = '00000000-0000-4000-8000-000000000002'

function draftOf(body: string, { id = ID, subject = 'Viewing' } = {}): Y.Doc {
  const doc = new Y.Doc()
  nameDraft(doc, id)
  subjectIn(doc).insert(0, subject)
  bodyIn(doc).insert(0, body)
  return doc
}

function exchange(one: Y.Doc, other: Y.Doc): void {
  const [a, b] = [Y.encodeStateAsUpdate(one), Y.encodeStateAsUpdate(other)]
  Y.applyUpdate(one, b)
  Y.applyUpdate(other, a)
}

test('a draft that was sent is empty, and the next one has another name', () => {
  const doc = draftOf('  نعم، الجمعة 🙂\n')
  endDraft(doc, { id: ID, body: 'نعم، الجمعة 🙂', isCut: false, attached: [] })
  expect(readDraft(doc)).toEqual({ id: null, subject: '', body: '', files: [] })
  nameDraft(doc, OTHER)
  nameDraft(doc, ID)
  expect(readDraft(doc).id).toBe(OTHER)
})

test('another message ends no draft', () => {
  const doc = draftOf('Friday?')
  endDraft(doc, { id: OTHER, body: 'Friday?', isCut: false, attached: [] })
  expect(readDraft(doc)).toEqual({ id: ID, subject: 'Viewing', body: 'Friday?', files: [] })
})

test('what was written on meanwhile stays, and so does what nobody has sent', () => {
  const below = draftOf('\nFriday?\n\nAnd the keys')
  endDraft(below, { id: ID, body: 'Friday?', isCut: false, attached: [] })
  expect(readDraft(below)).toEqual({ id: null, subject: '', body: '\n\nAnd the keys', files: [] })
  const within = draftOf('Friday at five?')
  endDraft(within, { id: ID, body: 'Friday?', isCut: false, attached: [] })
  expect(readDraft(within)).toEqual({
    id: null,
    subject: 'Viewing',
    body: 'Friday at five?',
    files: [],
  })
  const long = draftOf('x'.repeat(30_000))
  endDraft(long, { id: ID, body: 'x'.repeat(20_000), isCut: true, attached: [] })
  expect(readDraft(long).body).toBe('')
})

test('two pages that end it at once end it once, and lose nothing of what either writes on', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme' }), fc.string({ unit: 'grapheme' }), (said, more) => {
      const sent = said.trim()
      fc.pre(sent !== '')
      const one = draftOf(said)
      const other = new Y.Doc()
      exchange(one, other)
      endDraft(one, { id: ID, body: sent, isCut: false, attached: [] })
      endDraft(other, { id: ID, body: sent, isCut: false, attached: [] })
      bodyIn(other).insert(bodyIn(other).length, more)
      exchange(one, other)
      expect(readDraft(one)).toEqual({ id: null, subject: '', body: more, files: [] })
      expect(readDraft(other)).toEqual(readDraft(one))
    }),
  )
})

test('what went along is gone with it, and what was attached meanwhile goes along with the next', () => {
  const doc = draftOf('Here is the plan.')
  attachToDraft(doc, { id: OTHER, name: 'plan.pdf', bytes: 12 })
  attachToDraft(doc, { id: ID, name: 'view.jpg', bytes: 7 })
  doc.getMap('files').set('no id', { name: 'x', bytes: 1 })
  expect(readDraft(doc).files.map(({ name }) => name)).toEqual(['plan.pdf', 'view.jpg'])
  const attached = [{ name: 'plan.pdf', bytes: 12, fileId: OTHER }]
  endDraft(doc, { id: ID, body: 'Here is the plan.', isCut: false, attached })
  expect(readDraft(doc)).toMatchObject({
    body: '',
    files: [{ id: ID, name: 'view.jpg', bytes: 7 }],
  })
})
