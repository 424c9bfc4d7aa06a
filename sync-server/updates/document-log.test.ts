import { expect, test } from 'vitest'
import * as Y from 'yjs'
import { startTyping, storedDocument } from '../testing/wire/typing.ts'
import { DocumentLog } from './document-log.ts'
import { decodeUpdate, type DecodedUpdate } from './update.ts'

function titleOf(doc: Y.Doc): string {
  return doc.getText('title').toString()
}

function entries(updates: readonly DecodedUpdate[], from = 1) {
  return updates.map((update, index) => ({ seq: from + index, update }))
}

/** A log of these words, one commit each. */
function logOf(...words: string[]) {
  const typing = startTyping(1)
  const log = new DocumentLog(storedDocument('note:a'))
  log.append(entries(words.map((word) => typing.type(word))))
  return { log, typing }
}

test('[S123] a commit follows the one before it, and none is left out', () => {
  const { log, typing } = logOf('one ')
  const [second, third] = [typing.type('two '), typing.type('three ')]
  expect(() => log.append([{ seq: 3, update: third }])).toThrow(/missing/)
  expect(() => log.append([{ seq: 1, update: second }])).toThrow(/missing/)
  log.append(entries([second, third], 2))
  expect([log.seq, log.tailLength]).toEqual([3, 3])
  expect(titleOf(log.copy())).toBe('one two three ')
})

test('[S125] a stored document that lacks commits of its log is none', () => {
  const { updates, type } = startTyping()
  type('one')
  expect(() => new DocumentLog({ ...storedDocument('note:a', updates), seq: 2 })).toThrow(/gap/)
})

test('the vector says what is known, before anything is read', () => {
  const { log } = logOf('one ', 'two')
  expect(log.vector).toEqual(new Map([[1, 7]]))
  expect(log.isRead).toBe(false)
  const snapshot = Y.encodeStateAsUpdate(log.copy())
  const folded = new DocumentLog({ ...storedDocument('note:a'), snapshot, snapshotSeq: 2, seq: 2 })
  expect(folded.vector).toEqual(log.vector)
})

test('a copy that is read follows what is committed, and one that is discarded is made anew', () => {
  const { log, typing } = logOf('one ')
  const doc = log.doc()
  log.append(entries([typing.type('two')], 2))
  expect(titleOf(doc)).toBe('one two')
  expect(log.doc()).toBe(doc)
  doc.getText('title').insert(0, 'never committed ')
  log.discardDoc()
  expect(titleOf(log.doc())).toBe('one two')
  expect(log.doc().clientID).not.toBe(doc.clientID)
})

test('what the copy has done itself is not done to it again', () => {
  const { log } = logOf('one ')
  const doc = log.doc()
  const updates: Uint8Array[] = []
  doc.on('update', (update: Uint8Array) => void updates.push(update))
  doc.getText('title').insert(4, 'mine')
  const [own = new Uint8Array()] = updates
  log.append([{ seq: 2, update: decodeUpdate(own) }], { inDoc: true })
  expect(updates).toHaveLength(1)
  expect([titleOf(doc), titleOf(log.copy())]).toEqual(['one mine', 'one mine'])
})

test('[S13] whoever was here is sent what came after', () => {
  const { log } = logOf('one ', 'two ', 'three')
  expect(log.contentAfter(1)).toHaveLength(2)
  expect(log.contentAfter(3)).toEqual([])
})

test.each([-1, 0, 99])(
  '[S14] after %i, which the log does not have, all of it is sent',
  (position) => {
    const { log } = logOf('one ', 'two ', 'three')
    log.compacted(Y.encodeStateAsUpdate(log.copy()), 2)
    const doc = new Y.Doc()
    for (const update of log.contentAfter(position)) Y.applyUpdate(doc, update)
    expect(titleOf(doc)).toBe('one two three')
  },
)

test('[S54] a snapshot takes the place of what is in it, and of nothing else', () => {
  const { log, typing } = logOf('one ', 'two ')
  const snapshot = Y.encodeStateAsUpdate(log.copy())
  const third = typing.type('three')
  log.append(entries([third], 3))
  log.compacted(snapshot, 2)
  expect([log.seq, log.tailLength, log.tailBytes]).toEqual([3, 1, third.bytes.length])
  expect(log.size).toBe(snapshot.length + third.bytes.length)
  expect(log.contentAfter(2)).toEqual([third.bytes])
  expect(titleOf(log.copy())).toBe('one two three')
})

test('[S24] what is deleted is known, also when it is deleted after the first question', () => {
  const { log, typing } = logOf('abcdef')
  const range = (clock: number) => ({ client: 1, clock, length: 1 })
  expect(log.isDeleted(range(0))).toBe(false)
  log.append(entries([typing.erase(0, 2)], 2))
  expect([0, 1, 2].map((clock) => log.isDeleted(range(clock)))).toEqual([true, true, false])
})

test('[V10] whoever comes to a view is greeted with what stands, others with the log', () => {
  const doc = new Y.Doc()
  const updates: Uint8Array[] = []
  doc.on('update', (update: Uint8Array) => void updates.push(update))
  for (const name of ['Olga', 'hidden']) doc.getMap('cards').set('lead:1', name)
  doc.getMap('cards').set('lead:1', 'shown')
  const greetingOf = (name: string) =>
    Buffer.concat(new DocumentLog(storedDocument(name, updates)).greeting(-1)).toString()
  expect(greetingOf('board:marina')).toContain('shown')
  expect(greetingOf('board:marina')).not.toMatch(/Olga|hidden/)
  expect(greetingOf('lead:1')).toMatch(/Olga.*hidden.*shown/s)
})

test('[V10] a view is folded once for all who come, until it changes; one that was just built is sent as it was committed', () => {
  const { updates, doc } = startTyping(1)
  const set = (key: string, value: string) => {
    doc.getMap('cards').set(key, value)
    return updates.at(-1) ?? new Uint8Array()
  }
  const built = set('a', 'hidden')
  const log = new DocumentLog(storedDocument('board:marina', updates))
  const append = (update: Uint8Array) =>
    log.append([{ seq: log.seq + 1, update: decodeUpdate(update) }])
  expect(log.greeting(-1)).toEqual([built])
  expect(log.isRead).toBe(false)
  append(set('a', 'shown'))
  const [first] = log.greeting(-1)
  expect(Buffer.from(first ?? []).toString()).toMatch(/^(?!.*hidden).*shown/s)
  expect(log.greeting(0)[0]).toBe(first)
  expect(log.greeting(2)).toEqual([])
  append(set('b', 'later'))
  expect(log.greeting(-1)[0]).not.toBe(first)
})
