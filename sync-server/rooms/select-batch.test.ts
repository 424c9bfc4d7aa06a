import { expect, test } from 'vitest'
import * as Y from 'yjs'
import { parseDocumentName } from '#domain/documents/documents.ts'
import { ClientIds } from '../members/client-ids.ts'
import { Presence } from '../members/presence.ts'
import { startTyping, storedDocument } from '../testing/wire/typing.ts'
import { WatchedMember } from '../testing/wire/watched-member.ts'
import { DocumentLog } from '../updates/document-log.ts'
import { type DecodedUpdate, decodeUpdate } from '../updates/update.ts'
import { Backlog } from './backlog.ts'
import { agreed, type UpdateEntry } from './entries.ts'
import { RoomQueue } from './room-queue.ts'
import { selectBatch } from './select-batch.ts'

type Options = { name?: string; log?: readonly Uint8Array[]; mostBytes?: number }

/** All that a batch is chosen by, with two members who are here. */
function openSource({ name = 'note:a', log = [], mostBytes = Infinity }: Options = {}) {
  const [sara, omar] = [new WatchedMember({ name: 'sara' }), new WatchedMember({ name: 'omar' })]
  const members = new Set([sara, omar])
  const presence = new Presence(members)
  const queue = new RoomQueue(new Backlog())
  const source = {
    kind: parseDocumentName(name).kind,
    log: new DocumentLog(storedDocument(name, log)),
    clientIds: new ClientIds({ members, presence }),
    queue,
    mostBytes,
    reference: () => null,
  }
  function send(from: WatchedMember, update: DecodedUpdate, { whole = false } = {}): UpdateEntry {
    const entry: UpdateEntry = { kind: 'update', update, from, number: 1, whole }
    queue.add(entry)
    return entry
  }
  const select = () => selectBatch({ ...source, drop: (member) => queue.dropOf(member) })
  /** As the room does after the commit. */
  function commit() {
    const batch = select()
    const first = source.log.seq + 1
    source.log.append(
      batch.commits.map((entry, index) => ({ seq: first + index, update: agreed(entry) })),
    )
    return batch
  }
  return { sara, omar, queue, send, select, commit }
}

/** One update for each word, by one client. */
function typedBy(client: number, ...words: string[]): DecodedUpdate[] {
  const typing = startTyping(client)
  return words.map((word) => typing.type(word))
}

test('what waits goes into one batch, in order', () => {
  const { sara, omar, send, select, queue } = openSource()
  const entries = [
    ...typedBy(1, 'a', 'b').map((update) => send(sara, update)),
    ...typedBy(2, 'c').map((update) => send(omar, update)),
  ]
  const batch = select()
  expect(batch.entries).toEqual(entries)
  expect(batch.commits).toEqual(entries)
  expect([batch.isOpen, queue.isEmpty]).toEqual([true, true])
})

test('[S40] a batch ends before a change of the server’s own', () => {
  const { sara, send, select, queue } = openSource()
  const [one, two] = typedBy(1, 'a', 'b')
  if (!one || !two) throw new Error('nothing was typed')
  send(sara, one)
  queue.add({
    kind: 'change',
    change: { actor: 'x', change: () => undefined },
    resolve: () => undefined,
    reject: () => undefined,
  })
  send(sara, two)
  expect(select().entries).toHaveLength(1)
  expect(select().entries).toHaveLength(0)
  expect(queue.length).toBe(2)
})

test('a batch has its size: the rest is the next one', () => {
  const { sara, send, commit } = openSource()
  const words = Array.from({ length: 130 }, (_, index) => `${index} `)
  for (const update of typedBy(1, ...words)) send(sara, update)
  expect([commit().entries.length, commit().entries.length]).toEqual([120, 10])
})

test('a batch has its bytes: a large update ends it', () => {
  const { sara, send, commit } = openSource()
  const large = 'x'.repeat(5 * 1024 * 1024)
  for (const update of typedBy(1, large, 'y')) send(sara, update)
  expect([commit().entries.length, commit().entries.length]).toEqual([1, 1])
})

test('[S23] what builds on what is not there is held, and its sender asked once', () => {
  const { sara, send, select, queue } = openSource()
  const [first, second] = typedBy(1, 'a', 'b')
  if (!first || !second) throw new Error('nothing was typed')
  const held = send(sara, second)
  expect(select().entries).toEqual([])
  expect([sara.asked, queue.length, queue.isEmpty]).toEqual([1, 0, false])
  queue.release()
  expect(select().entries).toEqual([])
  expect(sara.asked).toBe(1)
  queue.release()
  const missing = send(sara, first)
  expect(select().entries).toEqual([missing])
  queue.release()
  expect(select().entries).toEqual([])
  expect(held.heldSince).toBeDefined()
})

test('[S23] within a batch an update finds what the one before it brings', () => {
  const { sara, send, select } = openSource()
  for (const update of typedBy(1, 'a', 'b', 'c')) send(sara, update)
  expect(select().commits).toHaveLength(3)
})

test('[S24] what is known is answered, and not committed again', () => {
  const typing = startTyping(1)
  typing.type('abc')
  typing.erase(1, 1)
  const { sara, send, select } = openSource({ log: typing.updates })
  const whole = decodeUpdate(Y.encodeStateAsUpdate(typing.doc))
  const repeated = send(sara, whole, { whole: true })
  expect(select()).toMatchObject({ entries: [repeated], commits: [] })
})

test('[S24] a deletion that is new is committed, also in an answer to a step 1', () => {
  const typing = startTyping(1)
  typing.type('abc')
  const log = [...typing.updates]
  typing.erase(1, 1)
  const { sara, send, select } = openSource({ log })
  const whole = decodeUpdate(Y.encodeStateAsUpdate(typing.doc))
  const entry = send(sara, whole, { whole: true })
  expect(select().commits).toEqual([entry])
})

test('[S24] a copy that may only repeat what the batch deletes waits for its commit', () => {
  const typing = startTyping(1)
  typing.type('abc')
  const { sara, omar, send, select } = openSource({ log: [...typing.updates] })
  const erased = send(sara, typing.erase(0, 1))
  const copy = decodeUpdate(Y.encodeStateAsUpdate(typing.doc))
  const repeated = send(omar, copy, { whole: true })
  expect(select().entries).toEqual([erased])
  expect(select().entries).toEqual([repeated])
})

test('[S101] what comes under the client id of somebody who is here waits for them', () => {
  const { sara, omar, send, select, commit, queue } = openSource()
  const [own, next] = typedBy(1, 'a', 'b')
  if (!own || !next) throw new Error('nothing was typed')
  send(sara, own)
  expect(commit().commits).toHaveLength(1)
  send(omar, next)
  expect(select().entries).toEqual([])
  // It is nobody's fault: nobody is asked for anything.
  expect([omar.asked, omar.ends, queue.isEmpty]).toEqual([0, [], false])
})

test('[S91] what makes a document too large sends its sender away; what only deletes goes in', () => {
  const typing = startTyping(1)
  typing.type('abcdef')
  const { sara, omar, send, select, queue } = openSource({
    log: [...typing.updates],
    mostBytes: 60,
  })
  const erased = send(sara, typing.erase(0, 2))
  send(omar, startTyping(2).type('x'.repeat(50)))
  send(omar, startTyping(3).type('y'))
  expect(select().entries).toEqual([erased])
  expect([sara.ends, omar.ends]).toEqual([[], ['documentBytes']])
  expect([queue.isEmpty, queue.bytes]).toEqual([true, erased.update.bytes.length])
})

test('[S60] of a guarded document what is agreed is committed; refused whole, an update is only answered', () => {
  const { sara, send, select } = openSource({ name: 'lead:a' })
  const typing = startTyping(1)
  const fields = typing.doc.getMap('fields')
  typing.doc.transact(() => {
    fields.set('bedrooms', 3)
    fields.set('stage', 'won')
  })
  const [mixed = new Uint8Array()] = typing.updates
  const entry = send(sara, decodeUpdate(mixed))
  const { commits } = select()
  expect(commits).toEqual([entry])
  expect(entry.judgement?.refused).toBeTruthy()
  const doc = new Y.Doc()
  Y.applyUpdate(doc, agreed(entry).bytes)
  expect(doc.getMap('fields').toJSON()).toEqual({ bedrooms: 3 })
})

test('[S172] nobody’s rights are asked on a note, but a document in it is taken out', () => {
  const { sara, send, select } = openSource()
  const typing = startTyping(1)
  typing.doc.getText('title').insertEmbed(0, new Y.Doc())
  const [embedded = new Uint8Array()] = typing.updates
  const entry = send(sara, decodeUpdate(embedded))
  const plain = send(sara, startTyping(2).type('words'))
  select()
  expect(entry.judgement?.refused).toBeTruthy()
  expect(plain.judgement).toBeUndefined()
})

test('[S20] an update that cannot be judged costs its sender the socket, and nobody else anything', () => {
  const { sara, omar, send, select } = openSource()
  const [good] = typedBy(2, 'b')
  if (!good) throw new Error('nothing was typed')
  const broken: DecodedUpdate = {
    ...good,
    get structs(): never {
      throw new Error('unreadable')
    },
  }
  send(sara, broken)
  const entry = send(omar, good)
  expect(select().entries).toEqual([entry])
  expect([sara.ends, omar.ends]).toEqual([['expelled'], []])
})
