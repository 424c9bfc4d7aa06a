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
import { createLeadUpdate } from '#domain/lead/lead.ts'
import { ASSISTCRAFT, judge, mark, pair, SARA, segment, updateOf } from '../testing/guarding.ts'
import { type DecodedUpdate, decodeUpdate } from '../updates/update.ts'
import { Guard } from './guard.ts'
import type { Writer } from './write-rules.ts'

const OTHER: Writer = {
  actor: { kind: 'service', id: 'other', scopes: ['calls:assist'] },
  actorName: 'service:other',
}

const lead = () => pair(createLeadUpdate({ reference: 'L-1', stage: 'new', name: 'Hana' }))

/** A call with two segments, a mark of Assistcraft's and one of somebody else's. */
function call() {
  const docs = pair(createCallUpdate({ source: 'pbx', state: 'live' }))
  appendSegment(docs.server, segment('s1', 'two bets'))
  appendSegment(docs.server, segment('s2', 'in the arena'))
  putAnnotation(docs.server, mark('theirs', 'service:other'))
  putAnnotation(docs.server, mark('mine', 'service:assistcraft'))
  Y.applyUpdate(docs.client, Y.encodeStateAsUpdate(docs.server))
  return docs
}

type Docs = { server: Y.Doc; client: Y.Doc }

/** Judges what `edit` does and commits what is left of it. */
function commit(
  { server, client }: Docs,
  edit: (doc: Y.Doc) => void,
  { kind = 'call', writer = SARA }: { kind?: 'call' | 'lead'; writer?: Writer } = {},
) {
  const sent = updateOf(client, edit)
  const { agreed, refused } = judge(kind, sent, { writer, doc: server })
  Y.applyUpdate(server, agreed.bytes)
  expect(server.store.pendingStructs).toBeNull()
  return { agreed, refused }
}

function words(doc: Y.Doc): string[] {
  return doc.getArray<Y.Map<unknown>>('segments').map((one) => String(segmentText(one)))
}

function annotation(doc: Y.Doc, id: string): Y.Map<unknown> | undefined {
  return doc.getMap<Y.Map<unknown>>('annotations').get(id)
}

test('[S60] an update all of which is allowed is committed as it was sent', () => {
  const docs = lead()
  const { agreed, refused } = commit(docs, (doc) => doc.getMap('fields').set('name', 'Omar'), {
    kind: 'lead',
  })
  expect(refused).toBeNull()
  expect(docs.server.getMap('fields').get('name')).toBe('Omar')
  const sent = updateOf(docs.client, (doc) => doc.getMap('fields').set('name', 'Lina'))
  expect(judge('lead', sent, { doc: docs.server }).agreed).toBe(sent)
  expect(agreed.bytes.length).toBeGreaterThan(0)
})

test('[S61] what stands in something refused is refused with it, now and later; other words stay', () => {
  const docs = call()
  const { refused, agreed } = commit(docs, (doc) => {
    appendSegment(doc, segment('s3', 'I never said this'))
    const text = segmentText(findSegment(doc, 's1') ?? new Y.Map())
    text?.delete(4, 4)
    text?.insert(4, 'beds')
  })
  expect(refused).toContain('only its words can be corrected')
  expect(Buffer.from(agreed.bytes).includes('never said')).toBe(false)
  expect(words(docs.server)).toEqual(['two beds', 'in the arena'])
  const later = commit(docs, (doc) => {
    segmentText(findSegment(doc, 's3') ?? new Y.Map())?.insert(0, 'Truly, ')
    segmentText(findSegment(doc, 's2') ?? new Y.Map())?.insert(12, ' please')
  })
  expect(later.refused).toBeNull()
  expect(Buffer.from(later.agreed.bytes).includes('Truly')).toBe(false)
  expect(words(docs.server)).toEqual(['two beds', 'in the arena please'])
})

test('[S61] what is typed elsewhere after something refused stays, and so does what goes on behind it', () => {
  const docs = lead()
  const block = new Y.XmlText()
  commit(docs, (doc) => doc.getXmlFragment('notes').insert(0, [block]), { kind: 'lead' })
  commit(
    docs,
    (doc) => {
      doc.getMap('fields').set('stage', 'won')
      block.insert(0, 'Wants')
    },
    { kind: 'lead' },
  )
  commit(docs, () => block.insert(5, ' a pool'), { kind: 'lead' })
  expect(docs.server.getXmlFragment('notes').toJSON()).toBe('Wants a pool')
  expect(docs.server.getMap('fields').get('stage')).toBe('new')
})

test('[S61] a value set over a refused one at the same key is nowhere, until its author takes a new copy', () => {
  const docs = call()
  const status = (value: string) => (doc: Y.Doc) => annotation(doc, 'mine')?.set('status', value)
  expect(commit(docs, status('gone')).refused).not.toBeNull()
  expect(commit(docs, status('accepted')).refused).toBeNull()
  expect(annotation(docs.server, 'mine')?.get('status')).toBe('open')
  const fresh = pair(Y.encodeStateAsUpdate(docs.server))
  commit({ server: docs.server, client: fresh.client }, status('accepted'))
  expect(annotation(docs.server, 'mine')?.get('status')).toBe('accepted')
})

test('[S62] a refused value leaves the one before it where it was, though that was deleted for it', () => {
  const docs = call()
  const gone = (doc: Y.Doc) => annotation(doc, 'mine')?.set('status', 'gone')
  commit(docs, (doc) => {
    setAnnotationStatus(doc, 'mine', 'dismissed')
    gone(doc)
  })
  expect(annotation(docs.server, 'mine')?.get('status')).toBe('open')
  const fresh = pair(Y.encodeStateAsUpdate(docs.server))
  commit(fresh, (doc) => setAnnotationStatus(doc, 'mine', 'accepted'))
  expect(commit(fresh, gone).refused).not.toBeNull()
  expect(annotation(fresh.server, 'mine')?.get('status')).toBe('accepted')
  const own = call()
  const forged = (doc: Y.Doc) => annotation(doc, 'mine')?.set('by', 'person:sara')
  expect(commit(own, forged, { writer: ASSISTCRAFT }).refused).toContain('signed')
  expect(annotation(own.server, 'mine')?.get('by')).toBe('service:assistcraft')
})

test('[S62] where a deletion is refused, what stands in it stays too', () => {
  const docs = call()
  const edit = (doc: Y.Doc) => doc.getArray('segments').delete(0, 1)
  expect(commit(docs, edit).refused).not.toBeNull()
  expect(words(docs.server)).toEqual(['two bets', 'in the arena'])
  expect(commit(docs, (doc) => doc.getMap('annotations').delete('mine')).refused).not.toBeNull()
  expect(annotation(docs.server, 'mine')?.toJSON()).toEqual(mark('mine', 'service:assistcraft'))
})

test('[S33] a mark’s status is replaced, not taken away; of two decisions made offline the last stands', () => {
  const docs = call()
  expect(commit(docs, (doc) => annotation(doc, 'mine')?.delete('status')).refused).not.toBeNull()
  expect(annotation(docs.server, 'mine')?.get('status')).toBe('open')
  const away = call()
  setAnnotationStatus(away.client, 'mine', 'dismissed')
  setAnnotationStatus(away.client, 'mine', 'accepted')
  const sent = decodeUpdate(Y.encodeStateAsUpdate(away.client, Y.encodeStateVector(away.server)))
  const { agreed, refused } = judge('call', sent, { doc: away.server })
  expect(refused).toBeNull()
  Y.applyUpdate(away.server, agreed.bytes)
  expect(annotation(away.server, 'mine')?.get('status')).toBe('accepted')
})

test('[S34] a mark with a forged or missing signature is refused whole; a signed one beside it is not', () => {
  const docs = call()
  const { refused, agreed } = commit(
    docs,
    (doc) => {
      putAnnotation(doc, mark('forged', 'person:sara'))
      putAnnotation(doc, mark('signed', 'service:assistcraft'))
      const { by: _, ...unsigned } = mark('unsigned', '')
      doc.getMap('annotations').set('unsigned', new Y.Map<unknown>(Object.entries(unsigned)))
    },
    { writer: ASSISTCRAFT },
  )
  expect(refused).toContain('signed')
  expect(Buffer.from(agreed.bytes).includes('person:sara')).toBe(false)
  expect([...docs.server.getMap('annotations').keys()].sort()).toEqual(['mine', 'signed', 'theirs'])
})

test('[S34] the assistant takes no mark away and no signature, but may put one of its own in place of its own', () => {
  const docs = call()
  const edits: ((doc: Y.Doc) => void)[] = [
    (doc) => annotation(doc, 'mine')?.delete('by'),
    (doc) => doc.getMap('annotations').delete('mine'),
    (doc) => doc.getMap('annotations').delete('theirs'),
  ]
  for (const edit of edits) {
    expect(commit(docs, edit, { writer: ASSISTCRAFT }).refused).not.toBeNull()
  }
  expect(annotation(docs.server, 'mine')?.toJSON()).toEqual(mark('mine', 'service:assistcraft'))
  expect(annotation(docs.server, 'theirs')?.toJSON()).toEqual(mark('theirs', 'service:other'))
  const fresh = { server: docs.server, client: pair(Y.encodeStateAsUpdate(docs.server)).client }
  const entries = Object.entries({ ...mark('mine', 'service:assistcraft'), value: 2 })
  const renew = (doc: Y.Doc) => doc.getMap('annotations').set('mine', new Y.Map<unknown>(entries))
  expect(commit(fresh, renew, { writer: ASSISTCRAFT }).refused).toBeNull()
  expect(annotation(docs.server, 'mine')?.get('value')).toBe(2)
})

test('[S34] of two who put a mark of one id into the same batch the first one has it', () => {
  const { server, client } = call()
  const { client: second } = pair(Y.encodeStateAsUpdate(server))
  const put = (writer: Writer) => (doc: Y.Doc) => putAnnotation(doc, mark('m', writer.actorName))
  const guard = new Guard('call', server)
  const judged = [
    guard.judge(updateOf(client, put(ASSISTCRAFT)), ASSISTCRAFT),
    guard.judge(updateOf(second, put(OTHER)), OTHER),
  ]
  expect(judged.map(({ refused }) => refused)).toEqual([null, 'This mark is somebody else’s.'])
  for (const { agreed } of judged) Y.applyUpdate(server, agreed.bytes)
  expect(annotation(server, 'm')?.get('by')).toBe('service:assistcraft')
})

test('[S63] what is sent again within a batch is judged as what has been agreed to', () => {
  const { server, client } = call()
  const sent = updateOf(client, (doc) => setAnnotationStatus(doc, 'mine', 'accepted'))
  const again = decodeUpdate(Y.encodeStateAsUpdate(client))
  const guard = new Guard('call', server)
  expect(guard.judge(sent, SARA).refused).toBeNull()
  expect(guard.judge(again, SARA)).toEqual({ agreed: EMPTY, refused: null })
})

const EMPTY: DecodedUpdate = decodeUpdate(Uint8Array.of(0, 0))
