import { expect, test } from 'vitest'
import { startTyping, storedDocument } from '../testing/wire/typing.ts'
import { WatchedMember } from '../testing/wire/watched-member.ts'
import { DocumentLog } from '../updates/document-log.ts'
import type { DecodedUpdate } from '../updates/update.ts'
import { Relay } from './relay.ts'

function openRelay(...members: WatchedMember[]) {
  const log = new DocumentLog(storedDocument('note:a'))
  const relay = new Relay(log)
  for (const member of members) relay.join(member)
  const typing = startTyping(1)
  /** Commits a word and sends it out. */
  function commit(text: string, from?: WatchedMember, number?: number): DecodedUpdate {
    const update = typing.type(text)
    log.append([{ seq: log.seq + 1, update }])
    relay.deliver([{ update: update.bytes, from, number }])
    return update
  }
  return { log, relay, commit }
}

function received({ written }: WatchedMember): string {
  return Buffer.concat(written).toString('latin1')
}

test('[S18] a commit goes to all but its author, who is told that it is durable', () => {
  const [author, one, two] = [new WatchedMember(), new WatchedMember(), new WatchedMember()]
  const { commit } = openRelay(author, one, two)
  commit('words', author, 7)
  expect([author.written.length, author.acknowledged]).toEqual([0, [7]])
  expect(received(one)).toContain('words')
  expect(one.written[0]).toBe(two.written[0])
})

test('what several wrote in one commit goes to all of them: an author skips its own', () => {
  const [one, two] = [new WatchedMember(), new WatchedMember()]
  const { log, relay } = openRelay(one, two)
  const [first, second] = [startTyping(1).type('first'), startTyping(2).type('second')]
  log.append([
    { seq: 1, update: first },
    { seq: 2, update: second },
  ])
  relay.deliver([
    { update: first.bytes, from: one, number: 1 },
    { update: second.bytes, from: two, number: 1 },
  ])
  for (const member of [one, two]) expect(received(member)).toMatch(/first.*second/s)
})

test('[S24] where nothing was to be committed nothing goes out, and the sender is told', () => {
  const [author, reader] = [new WatchedMember(), new WatchedMember()]
  const { relay } = openRelay(author, reader)
  relay.deliver([{ update: null, from: author, number: 3 }])
  expect([reader.written.length, author.acknowledged]).toEqual([0, [3]])
})

test('[S29] a slow reader is sent nothing until it has read, and then all that it missed', () => {
  const [slow, quick] = [new WatchedMember(), new WatchedMember()]
  const { commit } = openRelay(slow, quick)
  slow.hasRoom = false
  commit('one ')
  for (const text of ['two ', 'three ']) commit(text)
  expect([slow.written.length, quick.written.length]).toEqual([1, 3])
  slow.drain()
  expect(received(slow)).toMatch(/one .*two .*three /s)
  expect(slow.written).toHaveLength(2)
  commit('four')
  expect(slow.written).toHaveLength(3)
})

test('[S29] one that is slow again while it catches up stays behind', () => {
  const slow = new WatchedMember()
  const { commit } = openRelay(slow)
  slow.hasRoom = false
  commit('one ')
  commit('two ')
  slow.drain({ hasRoom: false })
  commit('three ')
  expect(slow.written).toHaveLength(2)
  slow.drain()
  expect(slow.written).toHaveLength(3)
  expect(received(slow)).toMatch(/one .*two .*three /s)
})

test('[S122] what is to follow what went out waits until a slow reader has all of it, in order', () => {
  const slow = new WatchedMember()
  const { relay, commit } = openRelay(slow)
  const order: string[] = []
  expect(relay.afterSent(slow, () => order.push('at once'))).toBe(0)
  slow.hasRoom = false
  commit('one ')
  commit('two ')
  expect(relay.afterSent(slow, () => order.push(`first at ${relay.seq}`))).toBe(1)
  expect(relay.afterSent(slow, () => order.push('second'))).toBe(2)
  expect(order).toEqual(['at once'])
  slow.drain()
  expect(order).toEqual(['at once', 'first at 2', 'second'])
  expect(received(slow)).toContain('two ')
})

test('[S11] a greeting ends with synced, after all content', () => {
  const newcomer = new WatchedMember()
  const { relay, commit } = openRelay()
  commit('words')
  relay.join(newcomer)
  relay.greet(newcomer, -1)
  const bytes = received(newcomer)
  expect(bytes).toContain('words')
  // A frame of a sync message (0), step 2 (1), with an update of two bytes that says nothing.
  expect(bytes.endsWith('\x82\x05\x00\x01\x02\x00\x00')).toBe(true)
  newcomer.written.length = 0
  relay.greet(newcomer, 1)
  expect(received(newcomer)).toBe('\x82\x05\x00\x01\x02\x00\x00')
})

test('[S134] a slow reader that asks again for everything misses nothing of what comes meanwhile', () => {
  const slow = new WatchedMember()
  const { relay, commit } = openRelay(slow)
  commit('one ')
  slow.written.length = 0
  slow.hasRoom = false
  relay.greet(slow, -1)
  commit('two ')
  slow.drain()
  expect(received(slow)).toMatch(/one .*two /s)
})

test('who has left is sent nothing more, slow or not', () => {
  const slow = new WatchedMember()
  const { relay, commit } = openRelay(slow)
  slow.hasRoom = false
  commit('one')
  relay.leave(slow)
  commit('two')
  slow.drain()
  expect([slow.written.length, relay.members.size]).toEqual([1, 0])
})
