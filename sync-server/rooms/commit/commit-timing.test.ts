import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { startTyping, storedDocument } from '../../testing/wire/typing.ts'
import { WatchedMember } from '../../testing/wire/watched-member.ts'
import { Room } from '../room.ts'
import { CommitTiming } from './commit-timing.ts'

beforeEach(() => void vi.useFakeTimers())
afterEach(() => void vi.useRealTimers())

/** A room with so many people, and how often it has become due. */
function startTiming(members: number) {
  const room = new Room(storedDocument('note:a'))
  const typing = startTyping()
  for (let count = 0; count < members; count += 1) room.join(new WatchedMember())
  let due = 0
  const timing = new CommitTiming(() => (due += 1))
  const type = (times = 1) => {
    const [from = new WatchedMember()] = room.members
    for (let number = 0; number < times; number += 1)
      room.enqueue({ kind: 'update', update: typing.type('x'), from, number, whole: false })
    timing.schedule(room)
  }
  return { room, timing, type, due: () => due }
}

test.each([
  [1, 0],
  [8, 0],
  [9, 10],
  [100, 10],
  [101, 50],
])('of %i people what one types waits %i ms for what the others do', (members, ms) => {
  const { type, due } = startTiming(members)
  type()
  vi.advanceTimersByTime(Math.max(0, ms - 1))
  expect(due()).toBe(ms === 0 ? 1 : 0)
  type()
  vi.advanceTimersByTime(1)
  expect(due()).toBe(ms === 0 ? 2 : 1)
  vi.advanceTimersByTime(1_000)
  expect(due()).toBe(ms === 0 ? 2 : 1)
})

test('a hundred updates wait for nothing more', () => {
  const { type, due } = startTiming(200)
  type(99)
  expect(due()).toBe(0)
  type()
  expect(due()).toBe(1)
  vi.advanceTimersByTime(1_000)
  expect(due()).toBe(1)
})

test('what is no update does not wait for others', () => {
  const { room, timing, due } = startTiming(200)
  room.enqueueReading({ kind: 'reading', done: () => undefined })
  timing.schedule(room)
  expect(due()).toBe(1)
})

test('after a commit that failed the room’s updates pause; what is no update does not', () => {
  const { room, timing, type, due } = startTiming(1)
  timing.pause(room, 100)
  type()
  expect(due()).toBe(0)
  timing.pause(room, 100)
  vi.advanceTimersByTime(99)
  expect(due()).toBe(0)
  room.enqueueReading({ kind: 'reading', done: () => undefined })
  timing.now(room)
  expect(due()).toBe(1)
  vi.advanceTimersByTime(1)
  expect(due()).toBe(2)
})
