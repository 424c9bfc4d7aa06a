import { expect, test } from 'vitest'
import { startTyping, storedDocument } from '../../testing/wire/typing.ts'
import { Room } from '../room.ts'
import { RoomMemory } from './room-memory.ts'

const KIB = 1024

function roomOf(name: string, bytes: number): Room {
  return new Room(storedDocument(name, [startTyping().type('x'.repeat(bytes)).bytes]))
}

function measure(mostBytes = Infinity) {
  const rooms = new Map<string, Room>()
  const memory = new RoomMemory(rooms, mostBytes)
  const open = (name: string, bytes: number) => {
    const room = roomOf(name, bytes)
    rooms.set(name, room)
    memory.opened(room)
    return room
  }
  return { rooms, memory, open }
}

test('a room takes what its log does and a little; much more once it was read', () => {
  const unread = measure()
  unread.open('note:a', 10 * KIB)
  expect(unread.memory.bytes).toBeGreaterThan(12 * KIB)
  expect(unread.memory.bytes).toBeLessThan(13 * KIB)
  const { memory, rooms } = measure()
  const room = roomOf('note:a', 10 * KIB)
  room.log.doc()
  rooms.set(room.name, room)
  expect(memory.bytes).toBeGreaterThan(130 * KIB)
  expect(memory.bytes).toBeLessThan(135 * KIB)
})

test('what opens counts at once, though the sum over all rooms is a moment old', () => {
  const { memory, open } = measure()
  expect(memory.bytes).toBe(0)
  open('note:a', 10 * KIB)
  const one = memory.bytes
  open('note:b', 10 * KIB)
  expect(memory.bytes / one).toBeCloseTo(2, 1)
})

test('[S100] idle rooms go when memory is short; when it is not enough no other is opened', () => {
  const { memory, open, rooms } = measure(20 * KIB)
  let rests = 0
  const restAll = () => {
    rests += 1
    rooms.clear()
  }
  open('note:a', 10 * KIB)
  memory.makeRoom(restAll)
  expect(rests).toBe(0)
  open('note:b', 10 * KIB)
  memory.makeRoom(restAll)
  expect([rests, memory.bytes]).toEqual([1, 0])
  open('note:c', 40 * KIB)
  expect(() => memory.makeRoom(() => undefined)).toThrow()
})
