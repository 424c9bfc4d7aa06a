import { expect, test } from 'vitest'
import * as Y from 'yjs'
import { startTyping, storedDocument } from '../testing/wire/typing.ts'
import { WatchedMember } from '../testing/wire/watched-member.ts'
import { type DecodedUpdate, decodeUpdate } from '../updates/update.ts'
import { Backlog } from './backlog.ts'
import type { Position } from './documents-api.ts'
import { Room } from './room.ts'
import type { Batch } from './select-batch.ts'

function openRoom(name = 'note:a') {
  const backlog = new Backlog()
  const room = new Room(storedDocument(name), { backlog })
  const numbers = new Map<WatchedMember, number>()
  function join(options: { name?: string } = {}): WatchedMember {
    const member = new WatchedMember({ ...options, document: name })
    room.join(member)
    return member
  }
  function send(from: WatchedMember, update: DecodedUpdate): number {
    const number = (numbers.get(from) ?? 0) + 1
    numbers.set(from, number)
    room.enqueue({ kind: 'update', update, from, number, whole: false })
    return number
  }
  return { room, backlog, join, send }
}

function take(room: Room): Batch {
  const batch = room.takeBatch()
  if (!batch) throw new Error('nothing is to be stored')
  return batch
}

function titleOf(room: Room): string {
  return room.log.copy().getText('title').toString()
}

function enqueueChange(room: Room, together?: true) {
  const ended: { position?: Position; error?: unknown } = {}
  room.enqueue({
    kind: 'change',
    change: { actor: 'service:x', change: () => undefined, together },
    resolve: (position) => (ended.position = position),
    reject: (error) => (ended.error = error),
  })
  return ended
}

test('[S18] an update goes out once it is committed, to all but its author, who is told', () => {
  const { room, join, send } = openRoom()
  const [author, reader] = [join({ name: 'sara' }), join({ name: 'omar' })]
  const { type } = startTyping()
  const number = send(author, type('one'))
  const batch = take(room)
  expect([room.isResting, room.next]).toEqual([false, null])
  expect([reader.written, author.acknowledged]).toEqual([[], []])
  expect(room.committed(batch)).toEqual([{ document: 'note:a', seq: 1, actor: 'service:sara' }])
  expect([reader.written.length, author.written.length]).toEqual([1, 0])
  expect(author.acknowledged).toEqual([number])
  expect([titleOf(room), room.isDone]).toEqual(['one', true])
})

test('[S97] what waits is counted until it is stored', () => {
  const { room, backlog, join, send } = openRoom()
  const author = join()
  send(author, startTyping().type('one'))
  expect(room.unstoredBytes).toBeGreaterThan(0)
  expect(backlog.bytes).toBe(room.unstoredBytes)
  room.committed(take(room))
  expect([room.unstoredBytes, backlog.bytes]).toEqual([0, 0])
})

test('[S24] what changes nothing is answered without a commit', () => {
  const { room, join, send } = openRoom()
  const [author, reader] = [join(), join()]
  const update = startTyping().type('one')
  send(author, update)
  room.committed(take(room))
  send(author, update)
  expect(room.takeBatch()).toBeNull()
  expect(author.acknowledged).toEqual([1, 2])
  expect([reader.written.length, room.log.seq, room.isDone]).toEqual([1, 1, true])
})

test('[S28] a batch that is put back is tried first, and its failures in a row are counted', () => {
  const { room, join, send } = openRoom()
  const author = join()
  const { type } = startTyping()
  send(author, type('one '))
  const batch = take(room)
  send(author, type('two'))
  room.putBack(batch, { failed: true })
  expect([batch.isOpen, room.failures, room.isResting, room.next]).toEqual([
    false,
    1,
    true,
    'update',
  ])
  room.putBack(take(room), { failed: true })
  expect(room.failures).toBe(2)
  room.committed(take(room))
  expect([titleOf(room), room.failures]).toEqual(['one two', 0])
  expect(author.acknowledged).toEqual([1, 2])
})

test('[S64] a batch that met others’ commits is no failure', () => {
  const { room, join, send } = openRoom()
  send(join(), startTyping().type('one'))
  room.putBack(take(room))
  expect([room.failures, room.next]).toEqual([0, 'update'])
})

test('[S28] an update that was committed after all is answered, and not made twice', () => {
  const { room, join, send } = openRoom()
  const [author, reader] = [join({ name: 'sara' }), join()]
  const update = startTyping().type('one')
  send(author, update)
  room.putBack(take(room), { failed: true })
  room.beginReading()
  room.takeIn([{ seq: 1, update: update.bytes, actor: 'service:sara' }])
  room.finish()
  expect(author.acknowledged).toEqual([1])
  expect([room.next, room.unstoredBytes, reader.written.length]).toEqual([null, 0, 1])
})

test('[S70] what is taken in twice is taken in once', () => {
  const { room, join } = openRoom()
  const reader = join()
  const row = { seq: 1, update: startTyping().type('one').bytes, actor: 'service:x' }
  room.takeIn([row])
  room.takeIn([row])
  expect([room.log.seq, reader.written.length]).toEqual([1, 1])
})

test('[S40] a change begins where nothing else is going on, and holds up what comes after it', () => {
  const { room, join, send } = openRoom()
  send(join(), startTyping().type('one'))
  enqueueChange(room)
  expect(room.beginChange()).toBeNull()
  const batch = take(room)
  expect(room.beginChange()).toBeNull()
  room.committed(batch)
  expect(room.next).toBe('change')
  expect(room.beginChange()?.kind).toBe('change')
  expect([room.isChanging, room.isResting]).toEqual([true, false])
  expect(room.beginChange()).toBeNull()
  room.finish()
  expect(room.isDone).toBe(true)
})

test('[S41] a change that may share its transaction says so', () => {
  const { room } = openRoom()
  enqueueChange(room, true)
  expect(room.next).toBe('sharedChange')
})

test('[S43] readings go before all else', () => {
  const { room, join, send } = openRoom()
  send(join(), startTyping().type('one'))
  enqueueChange(room)
  room.enqueueReading({ kind: 'reading', done: () => undefined })
  expect([room.next, room.isAskedToRead]).toEqual(['reading', true])
  expect(room.beginReading()).toHaveLength(1)
  expect([room.next, room.isAskedToRead, room.isResting]).toEqual(['update', false, false])
})

test('[S15] a room that ends sends everybody away and tells what waited; nothing begins in it any more', () => {
  const { room, backlog, join, send } = openRoom()
  const [one, other] = [join(), join()]
  send(one, startTyping().type('one'))
  const change = enqueueChange(room)
  const heard: unknown[] = []
  room.enqueueReading({ kind: 'reading', done: (error) => heard.push(error) })
  room.end(4410, 'the document was rebuilt')
  expect([one.ends, other.ends]).toEqual([[4410], [4410]])
  expect(change.error).toMatchObject({ code: 'gone' })
  expect(heard).toEqual([undefined])
  expect([room.isVoid, room.isResting, backlog.bytes]).toEqual([true, false, 0])
  room.finish()
  expect([room.isVoid, room.beginChange()]).toEqual([true, null])
})

test('[S126] a commit that ends after its room has does not bring it back', () => {
  const { room, backlog, join, send } = openRoom()
  send(join(), startTyping().type('one'))
  const batch = take(room)
  room.end(4404, 'the document is gone')
  room.putBack(batch, { failed: true })
  expect([room.isVoid, room.isResting, backlog.bytes]).toEqual([true, false, 0])
})

test('[S53] a room is idle when nobody is in it and nothing is left to do', () => {
  const { room, join, send } = openRoom()
  const later = Date.now() + 1_000
  expect(room.isIdleSince(later)).toBe(true)
  expect(room.isIdleSince(Date.now() - 1_000)).toBe(false)
  const member = join()
  expect(room.isIdleSince(later)).toBe(false)
  send(member, startTyping().type('one'))
  room.leave(member)
  expect(room.isIdleSince(later)).toBe(false)
  room.committed(take(room))
  expect(room.isIdleSince(later)).toBe(true)
})

test('[S56] whoever drains waits for what is under way, and for what was put back', async () => {
  const { room, backlog, join, send } = openRoom()
  send(join(), startTyping().type('one'))
  let isDrained = false
  const drained = backlog.whenDrained(2 ** 31 - 1).then(() => (isDrained = true))
  const batch = take(room)
  await Promise.resolve()
  expect(isDrained).toBe(false)
  room.putBack(batch, { failed: true })
  await Promise.resolve()
  expect(isDrained).toBe(false)
  room.committed(take(room))
  await drained
})

test('[S65] the refusal is told when the rest is durable, before the update is called so', () => {
  const { room, join, send } = openRoom('lead:a')
  const author = join()
  const typing = startTyping()
  typing.doc.transact(() => {
    typing.doc.getMap('fields').set('bedrooms', 3)
    typing.doc.getMap('fields').set('stage', 'won')
  })
  send(author, decodeUpdate(Y.mergeUpdates(typing.updates)))
  const batch = take(room)
  expect(author.refusals).toEqual([])
  room.committed(batch)
  expect(author.refusals).toMatchObject([{ number: 1 }])
  expect(room.log.copy().getMap('fields').toJSON()).toEqual({ bedrooms: 3 })
})
