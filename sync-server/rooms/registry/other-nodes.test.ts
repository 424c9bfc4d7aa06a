import { expect, onTestFinished, test } from 'vitest'
import { waitFor } from '#tests/support/wait-for.ts'
import type { MoveOutcome } from '#db/pace/documents/documents.ts'
import type { Bus, BusListener } from '../../bus/bus.ts'
import { ASK_MESSAGE } from '../../bus/presence-messages.ts'
import { FOR_EVER } from '../../testing/simulated-rooms.ts'
import { storedDocument } from '../../testing/wire/typing.ts'
import { Room } from '../room.ts'
import { OtherNodes } from './other-nodes.ts'

/** One room beside a bus and a committer that only note what they are asked for. */
function startNodes({
  pollMs = FOR_EVER,
  hasOthers = true,
  outcome = null as MoveOutcome | null,
} = {}) {
  const listeners = new Map<string, BusListener>()
  const said: unknown[] = []
  const bus: Bus = {
    ring: (bell) => void said.push(bell),
    show: ({ bytes }) => void said.push(bytes),
    subscribe(document, listener) {
      listeners.set(document, listener)
      return () => void listeners.delete(document)
    },
    hasOthers: () => hasOthers,
    close: async () => undefined,
  }
  const caughtUp: string[] = []
  const moved: unknown[] = []
  const asked: string[][] = []
  const room = new Room(storedDocument('note:a'))
  const nodes = new OtherNodes({
    bus,
    pollMs,
    rooms: () => [room],
    store: {
      async findMoved(positions) {
        asked.push(positions.map(({ name }) => name))
        return new Map(outcome ? positions.map(({ name }) => [name, outcome]) : [])
      },
    },
    committer: {
      catchUp: async ({ name }) => void caughtUp.push(name),
      moved: async ({ name }, how) => void moved.push([name, how]),
    },
  })
  onTestFinished(() => nodes.stop())
  return { nodes, room, listeners, said, caughtUp, moved, asked }
}

test('[S64] a bell for something newer makes the room take it in; one for what it has does not', () => {
  const { nodes, room, listeners, caughtUp } = startNodes()
  nodes.opened(room)
  const listener = listeners.get('note:a')
  listener?.bell(0)
  expect(caughtUp).toEqual([])
  listener?.bell(1)
  expect(caughtUp).toEqual(['note:a'])
  nodes.closed(room)
  expect(listeners.size).toBe(0)
})

test('a room that is asked to read already is not asked again', () => {
  const { nodes, room, listeners, caughtUp } = startNodes()
  nodes.opened(room)
  room.enqueueReading({ kind: 'reading', done: () => undefined })
  listeners.get('note:a')?.bell(5)
  expect(caughtUp).toEqual([])
})

test('the others hear of the last of several commits, and of none where there was none', () => {
  const { nodes, said } = startNodes()
  nodes.committed([])
  nodes.committed([1, 2].map((seq) => ({ document: 'note:a', seq, actor: 'x' })))
  expect(said).toEqual([{ document: 'note:a', seq: 2 }])
})

test('[S64] what a line that was down has not said is asked of the log, and the others who is there', async () => {
  const { nodes, room, listeners, said, moved } = startNodes({ outcome: 'moved' })
  nodes.opened(room)
  listeners.get('note:a')?.missed()
  await waitFor(() => moved.length === 1)
  expect([moved, said]).toEqual([[['note:a', 'moved']], [ASK_MESSAGE]])
})

test('the log is asked for who comes from another node, and not where there is none', async () => {
  const alone = startNodes({ hasOthers: false })
  await alone.nodes.levelled(alone.room)
  expect(alone.asked).toEqual([])
  const { nodes, room, asked, moved } = startNodes()
  await nodes.levelled(room)
  expect([asked, moved]).toEqual([[['note:a']], []])
})

test('a room that works meanwhile hears from its commit where the log stands', async () => {
  const { nodes, room, asked, moved } = startNodes({ outcome: 'moved' })
  room.enqueueReading({ kind: 'reading', done: () => undefined })
  room.beginReading()
  await nodes.levelled(room)
  expect([asked.length, moved]).toEqual([1, []])
})

test('[S64] without any bell the log is asked again and again, until it ends', async () => {
  const { nodes, asked, moved } = startNodes({ pollMs: 1, outcome: 'moved' })
  await waitFor(() => asked.length > 2 && moved.length > 2)
  await nodes.stop()
  const { length } = asked
  await new Promise((resolve) => setImmediate(resolve))
  expect(asked).toHaveLength(length)
})
