import { expect, test } from 'vitest'
import * as Y from 'yjs'
import {
  appendSegment,
  createCallUpdate,
  findSegment,
  putAnnotation,
  segmentText,
  setAnnotationStatus,
} from '#domain/call/call.ts'
import { createContactUpdate } from '#domain/contact/contact.ts'
import type { DocumentKind } from '#domain/documents/documents.ts'
import { createLeadUpdate } from '#domain/lead/lead.ts'
import { appendParagraphs } from '#domain/documents/append-paragraphs.ts'
import { createListingUpdate } from '#domain/listing/listing.ts'
import { ASSISTCRAFT, judge, mark, pair, SARA, segment } from '../testing/guarding.ts'
import { decodeUpdate } from '../updates/update.ts'
import type { Writer } from './write-rules.ts'

/** What the guard says of what `edit` does to the client's copy. */
function verdict(
  kind: DocumentKind,
  { server, client }: { server: Y.Doc; client: Y.Doc },
  { writer = SARA, edit }: { writer?: Writer; edit: (doc: Y.Doc) => void },
): string | null {
  const before = Y.encodeStateVector(client)
  client.transact(() => edit(client))
  const update = decodeUpdate(Y.encodeStateAsUpdate(client, before))
  return judge(kind, update, { writer, doc: server }).refused
}

const lead = () => pair(createLeadUpdate({ reference: 'L-1', stage: 'new', name: 'Hana' }))

function call() {
  const docs = pair(createCallUpdate({ source: 'pbx', state: 'live' }))
  appendSegment(docs.server, segment('s1', 'two bets'))
  putAnnotation(docs.server, mark('theirs', 'service:other'))
  putAnnotation(docs.server, mark('mine', 'service:assistcraft'))
  Y.applyUpdate(docs.client, Y.encodeStateAsUpdate(docs.server))
  return docs
}

test.each(['stage', 'ownerId', 'reference', 'teamId', 'nonsense'])(
  '[S31] a lead’s %s is not a client’s to write',
  (field) => {
    expect(
      verdict('lead', lead(), { edit: (doc) => doc.getMap('fields').set(field, 'x') }),
    ).not.toBeNull()
  },
)

test('[S31] nor is it a client’s to take away, or to write among permitted things', () => {
  expect(
    verdict('lead', lead(), { edit: (doc) => doc.getMap('fields').delete('stage') }),
  ).toContain('Stage')
  const among = (doc: Y.Doc) => {
    doc.getMap('fields').set('name', 'Hana K')
    doc.getMap('fields').set('stage', 'won')
    doc.getMap('fields').set('bedrooms', 3)
  }
  expect(verdict('lead', lead(), { edit: among })).toContain('Stage')
})

test('[S31] evidence, what portals said, and types that the kind does not have are refused', () => {
  const listing = () => pair(createListingUpdate({ reference: 'P-1', status: 'draft' }))
  expect(
    verdict('lead', lead(), { edit: (doc) => doc.getMap('evidence').set('name', {}) }),
  ).not.toBeNull()
  const contact = () => pair(createContactUpdate({ name: 'Hana' }))
  expect(
    verdict('contact', contact(), { edit: (doc) => doc.getMap('evidence').set('name', {}) }),
  ).not.toBeNull()
  expect(
    verdict('listing', listing(), { edit: (doc) => doc.getMap('portals').set('bayut', {}) }),
  ).not.toBeNull()
  expect(
    verdict('listing', listing(), { edit: (doc) => doc.getMap('fields').set('status', 'sold') }),
  ).not.toBeNull()
  expect(
    verdict('lead', lead(), { edit: (doc) => doc.getMap('__proto__').set('a', 1) }),
  ).not.toBeNull()
})

test('[S32] local fields, notes, description, media and private documents are their writers’', () => {
  const listing = pair(createListingUpdate({ reference: 'P-1', title: 'Old' }, ['text']))
  const edit = (doc: Y.Doc) => {
    doc.getMap('fields').set('title', 'New')
    doc.getMap('fields').set('title', 'Newer')
    doc.getArray('media').push([{ url: 'a' }])
    appendParagraphs(doc.getXmlFragment('description'), ['more'])
    doc.getXmlFragment('description').delete(0, 1)
    appendParagraphs(doc.getXmlFragment('notes'), ['note'])
  }
  expect(verdict('listing', listing, { edit })).toBeNull()
  expect(
    verdict('private', pair(), { edit: (doc) => doc.getMap('fields').set('commission', 2) }),
  ).toBeNull()
})

test('[S32] repeated edits of one field and of one text are judged through their neighbours', () => {
  const docs = lead()
  for (const name of ['A', 'B', 'C']) {
    const before = Y.encodeStateVector(docs.client)
    expect(
      verdict('lead', docs, { edit: (doc) => doc.getMap('fields').set('name', name) }),
    ).toBeNull()
    Y.applyUpdate(docs.server, Y.encodeStateAsUpdate(docs.client, before))
  }
  expect(
    verdict('lead', docs, { edit: (doc) => doc.getMap('fields').set('stage', 'lost') }),
  ).not.toBeNull()
})

test('[S33] people correct words, decide on marks, keep notes and the checklist', () => {
  const edit = (doc: Y.Doc) => {
    const segment = findSegment(doc, 's1')
    const text = segment && segmentText(segment)
    text?.delete(4, 4)
    text?.insert(4, 'beds')
    setAnnotationStatus(doc, 'theirs', 'accepted')
    doc.getMap('checklist').set('greeted', true)
    appendParagraphs(doc.getXmlFragment('notes'), ['note'])
  }
  expect(verdict('call', call(), { edit })).toBeNull()
})

test.each<[string, (doc: Y.Doc) => void]>([
  ['a segment', (doc) => appendSegment(doc, segment('s2', 'x'))],
  ['who spoke', (doc) => findSegment(doc, 's1')?.set('role', 'agent')],
  [
    'another text in place of the text',
    (doc) => findSegment(doc, 's1')?.set('text', new Y.Text('x')),
  ],
  ['the end of a segment', (doc) => doc.getArray('segments').delete(0, 1)],
  ['a mark', (doc) => putAnnotation(doc, mark('new', 'person:sara'))],
  [
    'a mark’s value',
    (doc) => doc.getMap<Y.Map<unknown>>('annotations').get('mine')?.set('value', 9),
  ],
  [
    'anything but a decision as a mark’s status',
    (doc) => doc.getMap<Y.Map<unknown>>('annotations').get('mine')?.set('status', 'gone'),
  ],
  [
    'a type in place of a mark’s status',
    (doc) => doc.getMap<Y.Map<unknown>>('annotations').get('mine')?.set('status', new Y.Map()),
  ],
  ['a mark’s end', (doc) => doc.getMap('annotations').delete('mine')],
  ['the state of the call', (doc) => doc.getMap('meta').set('state', 'ended')],
  ['the summary', (doc) => appendParagraphs(doc.getXmlFragment('summary'), ['x'])],
])('[S33] people do not write %s', (_, edit) => {
  expect(verdict('call', call(), { edit })).not.toBeNull()
})

test('[S34] the assistant writes its own marks, signed, and the summary', () => {
  const edit = (doc: Y.Doc) => {
    putAnnotation(doc, mark('new', 'service:assistcraft'))
    putAnnotation(doc, { ...mark('mine', 'service:assistcraft'), value: 2 })
    setAnnotationStatus(doc, 'mine', 'expired')
    appendParagraphs(doc.getXmlFragment('summary'), ['Wants two beds.'])
  }
  expect(verdict('call', call(), { writer: ASSISTCRAFT, edit })).toBeNull()
})

test.each<[string, (doc: Y.Doc) => void]>([
  ['a mark in somebody else’s name', (doc) => putAnnotation(doc, mark('new', 'person:sara'))],
  ['a mark that is no map', (doc) => doc.getMap('annotations').set('new', { by: 'person:sara' })],
  [
    'another’s mark',
    (doc) => doc.getMap<Y.Map<unknown>>('annotations').get('theirs')?.set('value', 9),
  ],
  [
    'its own in place of another’s mark',
    (doc) => doc.getMap('annotations').set('theirs', new Y.Map([['by', 'service:assistcraft']])),
  ],
  ['what was said', (doc) => segmentText(findSegment(doc, 's1') ?? new Y.Map())?.insert(0, 'x')],
  ['the notes', (doc) => appendParagraphs(doc.getXmlFragment('notes'), ['x'])],
])('[S34] the assistant does not write %s', (_, edit) => {
  expect(verdict('call', call(), { writer: ASSISTCRAFT, edit })).not.toBeNull()
})

test('[S34] who acts for a person on a call is held to what the assistant may', () => {
  const delegate: Writer = {
    actor: {
      kind: 'person',
      id: 'sara',
      role: 'agent',
      teamId: 't',
      via: 'assistcraft',
      call: 'c',
    },
    actorName: 'service:assistcraft',
  }
  const check = (doc: Y.Doc) => doc.getMap('checklist').set('greeted', true)
  expect(verdict('call', call(), { writer: delegate, edit: check })).not.toBeNull()
  const own = (doc: Y.Doc) => putAnnotation(doc, mark('new', 'service:assistcraft'))
  expect(verdict('call', call(), { writer: delegate, edit: own })).toBeNull()
})

test('[S35] a client that repeats deletions which others were allowed to make is not refused', () => {
  const docs = lead()
  docs.server.getMap('fields').set('stage', 'won')
  Y.applyUpdate(docs.client, Y.encodeStateAsUpdate(docs.server))
  docs.client.getMap('fields').set('bedrooms', 2)
  const whole = decodeUpdate(Y.encodeStateAsUpdate(docs.client, Y.encodeStateVector(docs.server)))
  expect(whole.deletions.length).toBeGreaterThan(0)
  expect(judge('lead', whole, { doc: docs.server }).refused).toBeNull()
})

test('[S35] what an update builds on may come in the same batch', () => {
  const docs = lead()
  const updates: Uint8Array[] = []
  docs.client.on('update', (update: Uint8Array) => updates.push(update))
  docs.client.getMap('fields').set('name', 'A')
  docs.client.getMap('fields').set('name', 'B')
  docs.client.getMap('fields').delete('name')
  const [first, ...rest] = updates.map(decodeUpdate)
  const earlier = first ? [first] : []
  for (const update of rest) {
    expect(judge('lead', update, { earlier, doc: docs.server }).refused).toBeNull()
    earlier.push(update)
  }
})
