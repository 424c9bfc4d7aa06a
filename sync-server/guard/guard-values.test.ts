import { expect, test } from 'vitest'
import * as Y from 'yjs'
import { appendSegment, createCallUpdate, findSegment, segmentText } from '#domain/call/call.ts'
import type { DocumentKind } from '#domain/documents/documents.ts'
import { createLeadUpdate } from '#domain/lead/lead.ts'
import { createListingUpdate } from '#domain/listing/listing.ts'
import { ASSISTCRAFT, judge, mark, pair, SARA, segment, updateOf } from '../testing/guarding.ts'
import { SOME_REFERENCE } from '#domain/testing/reference.ts'

type Docs = { server: Y.Doc; client: Y.Doc }
type Edit = (doc: Y.Doc) => unknown

const lead = () =>
  pair(createLeadUpdate({ reference: 'L-1', stage: 'new', name: 'Hana', phone: '+971501234567' }))

function call(): Docs {
  const docs = pair(createCallUpdate({ source: 'pbx', state: 'live' }))
  appendSegment(docs.server, segment('s1', 'two beds'))
  Y.applyUpdate(docs.client, Y.encodeStateAsUpdate(docs.server))
  return docs
}

/** Judges what `edit` does and commits what is left of it; gives the reason, or null. */
function commit(docs: Docs, kind: DocumentKind, edit: Edit, writer = SARA): string | null {
  const sent = updateOf(docs.client, edit)
  const { agreed, refused } = judge(kind, sent, { writer, doc: docs.server })
  Y.applyUpdate(docs.server, agreed.bytes)
  expect(docs.server.store.pendingStructs).toBeNull()
  return refused
}

function set(field: string, value: unknown): Edit {
  return (doc) => doc.getMap('fields').set(field, value)
}

/** An element with whatever is put into it, at the top of the notes. */
function note(name: string, fill: (element: Y.XmlElement) => void = () => {}): Edit {
  return (doc) => {
    const element = new Y.XmlElement(name)
    doc.getXmlFragment('notes').insert(0, [element])
    fill(element)
  }
}

const BAD_VALUES: [string, unknown][] = [
  ['phone', new Y.Map([['number', '+971501234567']])],
  ['phone', new Y.Array()],
  ['phone', new Y.Text('+971501234567')],
  ['phone', new Y.XmlElement('script')],
  ['phone', new Y.Doc()],
  ['phone', Uint8Array.of(1)],
  ['phone', '<script>alert(1)</script>'],
  ['phone', '٠٥٠١٢٣٤٥٦٧'],
  ['phone', { number: '+971501234567' }],
  ['phone', null],
  ['name', 7],
  ['name', ''],
  ['name', 'Ola\u0000'],
  ['name', 'x'.repeat(10_000)],
  ['bedrooms', '3'],
  ['bedrooms', 2.5],
  ['areas', ['dubai-marina', 7]],
  ['areas', ['nul\u0000']],
  ['moveDate', '2026-02-30'],
]

test.each(BAD_VALUES)(
  '[S170] %s is not set to what its field does not take (%#)',
  (field, value) => {
    const docs = lead()
    const before = docs.server.getMap('fields').toJSON()
    expect(commit(docs, 'lead', set(field, value))).toMatch(
      /is not valid|plain value|cannot be kept/,
    )
    expect(docs.server.getMap('fields').toJSON()).toEqual(before)
  },
)

test('[S170] names of all scripts, and empty fields, are taken', () => {
  const docs = lead()
  for (const name of ['عمر الفاروق', 'O’Brien', 'Олена 👩‍👩‍👧', '\u200fعمر']) {
    expect(commit(docs, 'lead', set('name', name))).toBeNull()
    expect(docs.server.getMap('fields').get('name')).toBe(name)
  }
  expect(commit(docs, 'lead', (doc) => doc.getMap('fields').delete('phone'))).toBeNull()
  expect(docs.server.getMap('fields').has('phone')).toBe(false)
})

test('[S170] what stood before a refused value stays, and a good one beside it is taken', () => {
  const docs = lead()
  const refused = commit(docs, 'lead', (doc) => {
    set('name', 7)(doc)
    set('email', 'hana@pace.demo')(doc)
  })
  expect(refused).toContain('Name')
  expect(docs.server.getMap('fields').toJSON()).toMatchObject({
    name: 'Hana',
    email: 'hana@pace.demo',
  })
  const fresh = pair(Y.encodeStateAsUpdate(docs.server))
  const both = (doc: Y.Doc) => ['Omar', 7].forEach((name) => set('name', name)(doc))
  expect(commit(fresh, 'lead', both)).toContain('Name')
  expect(fresh.server.getMap('fields').get('name')).toBe('Hana')
  const later = pair(Y.encodeStateAsUpdate(docs.server))
  for (const name of ['Omar', 7]) commit(later, 'lead', set('name', name))
  expect(later.server.getMap('fields').get('name')).toBe('Omar')
})

test('[S170] nothing is put into a map that stands in a field already; setting the field mends it', () => {
  const docs = lead()
  docs.server.getMap('fields').set('phone', new Y.Map([['number', '1']]))
  Y.applyUpdate(docs.client, Y.encodeStateAsUpdate(docs.server))
  const deeper = (doc: Y.Doc) =>
    doc.getMap<Y.Map<unknown>>('fields').get('phone')?.set('number', 'hidden')
  expect(commit(docs, 'lead', deeper)).toContain('one plain value')
  expect(commit(docs, 'lead', set('phone', '+971501234567'))).toBeNull()
  expect(docs.server.getMap('fields').get('phone')).toBe('+971501234567')
})

const FOREIGN: [string, Edit][] = [
  ['a script', note('script')],
  ['an event handler', note('paragraph', (element) => element.setAttribute('onclick', 'x()'))],
  [
    'a huge attribute',
    note('heading', (element) => element.setAttribute('level', 'x'.repeat(9_999))),
  ],
  [
    'an attribute that is a map',
    note('heading', (element) => element.setAttribute('level', new Y.Map() as never)),
  ],
  ['a map', (doc) => doc.getXmlFragment('notes').insert(0, [new Y.Map() as never])],
  ['a hook', (doc) => doc.getXmlFragment('notes').insert(0, [new Y.XmlHook('x') as never])],
  ['a plain text', (doc) => doc.getXmlFragment('notes').insert(0, [new Y.Text('x') as never])],
  ['a plain value', (doc) => doc.getArray('notes').insert(0, ['x'])],
  ['words outside of a text', (doc) => doc.getText('notes').insert(0, 'x')],
  ['a document', (doc) => doc.getArray('notes').insert(0, [new Y.Doc()])],
]

test.each(FOREIGN)('[S171] %s has no place in rich text', (_what, edit) => {
  const docs = lead()
  expect(commit(docs, 'lead', edit)).toContain('what its editor can write')
})

test('[S171] what is foreign within a text is taken out of it, and the words stay', () => {
  const docs = lead()
  const text = new Y.XmlText()
  commit(
    docs,
    'lead',
    note('paragraph', (element) => element.insert(0, [text])),
  )
  const refused = commit(docs, 'lead', () => {
    text.insert(0, 'Wants a pool')
    text.format(0, 5, { bold: {} })
    text.format(6, 6, { link: { href: 'javascript:steal()' } })
    text.insertEmbed(12, { image: 'x' })
    text.insertEmbed(12, new Y.Doc())
  })
  expect(refused).toContain('what its editor can write')
  const kept = docs.server.getXmlFragment('notes').toJSON()
  expect(kept).toBe('<paragraph><bold>Wants</bold> a pool</paragraph>')
})

test('[S171] all that the editor writes is taken', () => {
  const docs = pair(createListingUpdate({ reference: 'P-1', title: 'Two beds' }))
  const write = (doc: Y.Doc) => {
    const text = new Y.XmlText()
    const [item, inner, heading] = ['listItem', 'paragraph', 'heading'].map(
      (name) => new Y.XmlElement(name),
    )
    const list = new Y.XmlElement('orderedList')
    if (!item || !inner || !heading) return
    doc.getXmlFragment('description').insert(0, [heading, list])
    heading.setAttribute('level', 2 as never)
    list.setAttribute('start', 3 as never)
    list.insert(0, [item])
    item.insert(0, [inner])
    inner.insert(0, [text, new Y.XmlElement('hardBreak')])
    text.insert(0, 'البحر and the sea 🌊')
    text.format(0, 5, { italic: {}, link: { href: 'https://pace.demo', target: '_blank' } })
  }
  expect(commit(docs, 'listing', write)).toBeNull()
  expect(docs.server.getXmlFragment('description').toJSON()).toEqual(
    docs.client.getXmlFragment('description').toJSON(),
  )
})

test('[S172] words of a call take characters, steps of the checklist plain values, marks what marks say', () => {
  const docs = call()
  const words = (doc: Y.Doc) => segmentText(findSegment(doc, 's1') ?? new Y.Map())
  expect(commit(docs, 'call', (doc) => words(doc)?.insertEmbed(0, new Y.Map()))).toContain('words')
  expect(commit(docs, 'call', (doc) => words(doc)?.insert(8, ' please'))).toBeNull()
  const step = (value: unknown) => (doc: Y.Doc) => doc.getMap('checklist').set('greeted', value)
  expect(commit(docs, 'call', step(new Y.Map()))).toContain('plain value')
  const stands = Y.encodeStateAsUpdate(docs.server)
  const tick = (value: unknown) => commit(pair(stands), 'call', step(value))
  const said = { result: 'na', by: SARA.actorName, at: '2026-11-23T08:00:00.000Z' }
  for (const own of ['', true, SARA.actorName, said]) expect(tick(own)).toBeNull()
  for (const forged of [
    'person:layla',
    { ...said, by: 'person:layla' },
    { ...said, at: '0000-01-01T00:00:00.000Z' },
    { ...said, at: `2026-11-23T08:00:00.${'0'.repeat(300)}Z` },
  ])
    expect(tick(forged)).toContain('is not valid')
  const put = (part: object) => (doc: Y.Doc) => {
    const entries = Object.entries({ ...mark('m', 'service:assistcraft'), ...part })
    doc.getMap('annotations').set('m', new Y.Map<unknown>(entries))
  }
  const bad = commit(docs, 'call', put({ confidence: 'very', kind: 'spell' }), ASSISTCRAFT)
  expect(bad).toContain('is not valid')
})

test('[S172] a note takes no document, script or embed, and who writes beside them is kept', () => {
  const docs = pair()
  const refused = commit(docs, 'note', (doc) => {
    const text = new Y.XmlText('Monday')
    const paragraph = new Y.XmlElement('paragraph')
    paragraph.insert(0, [text])
    doc.getXmlFragment('body').insert(0, [paragraph, new Y.XmlElement('script')])
    doc.getText('title').insert(0, 'Plan')
    doc.getText('title').insertEmbed(4, new Y.Doc())
  })
  expect(refused).not.toBeNull()
  expect(docs.server.getText('title').toJSON()).toBe('Plan')
  expect(docs.server.getXmlFragment('body').toJSON()).toBe('<paragraph>Monday</paragraph>')
})

test('[S105] a live edit chooses from the house’s lists; what was retired may stay where it is', () => {
  const docs = pair(createLeadUpdate({ reference: 'L-1', stage: 'new', areas: ['old-town'] }))
  const choose = (field: string, value: unknown) => {
    const sent = updateOf(docs.client, set(field, value))
    const { agreed, refused } = judge('lead', sent, { doc: docs.server, reference: SOME_REFERENCE })
    Y.applyUpdate(docs.server, agreed.bytes)
    Y.applyUpdate(docs.client, Y.encodeStateAsUpdate(docs.server))
    return refused
  }
  expect(choose('propertyType', 'villa')).toBeNull()
  expect(choose('propertyType', 'castle')).toMatch(
    /^There is no property type “castle”. It may be /,
  )
  expect(choose('areas', ['old-town', 'dubai-marina'])).toBeNull()
  expect(choose('areas', ['atlantis'])).toMatch(/^There is no area “atlantis”/)
  expect(docs.server.getMap('fields').toJSON()).toMatchObject({ propertyType: 'villa' })
})
