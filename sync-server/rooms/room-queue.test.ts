import { expect, test } from 'vitest'
import { startTyping } from '../testing/wire/typing.ts'
import { WatchedMember } from '../testing/wire/watched-member.ts'
import { Backlog } from './backlog.ts'
import type { ChangeEntry, ReadingEntry, UpdateEntry } from './entries.ts'
import { RoomQueue } from './room-queue.ts'

const FOR_EVER = 2 ** 31 - 1

function openQueue() {
  const backlog = new Backlog()
  const queue = new RoomQueue(backlog)
  const typing = startTyping(1)
  let number = 0
  /** An update that waits, of so many characters. */
  function add(from = new WatchedMember(), text = 'word'): UpdateEntry {
    number += 1
    const entry: UpdateEntry = {
      kind: 'update',
      update: typing.type(text),
      from,
      number,
      whole: false,
    }
    queue.add(entry)
    return entry
  }
  return { backlog, queue, add }
}

function changeEntry(): ChangeEntry {
  return {
    kind: 'change',
    change: { actor: 'service:x', change: () => undefined },
    resolve: () => undefined,
    reject: () => undefined,
  }
}

function readingEntry(): ReadingEntry {
  return { kind: 'reading', done: () => undefined }
}

function bytesOf(...entries: UpdateEntry[]): number {
  return entries.reduce((sum, { update }) => sum + update.bytes.length, 0)
}

test('what comes first goes first', () => {
  const { queue, add } = openQueue()
  const entries = [add(), changeEntry(), changeEntry()] as const
  queue.add(entries[1])
  queue.add(entries[2])
  expect(queue.length).toBe(3)
  expect(queue.next).toBe(entries[0])
  expect([queue.take(), queue.take(), queue.take(), queue.take()]).toEqual([...entries, undefined])
  expect(queue.isEmpty).toBe(true)
})

test('[S97] an update counts until it is committed, also while its commit is under way', () => {
  const { queue, backlog, add } = openQueue()
  const [one, two] = [add(), add()]
  queue.take()
  expect([queue.bytes, backlog.bytes]).toEqual([bytesOf(one, two), bytesOf(one, two)])
  queue.finish([one])
  expect([queue.bytes, backlog.bytes]).toEqual([bytesOf(two), bytesOf(two)])
})

test('[S28] a batch that was not stored is the first again, and counts once', () => {
  const { queue, backlog, add } = openQueue()
  const entries = [add(), add(), add()]
  const batch = [queue.take(), queue.take()].filter((entry) => entry?.kind === 'update')
  queue.putBack(batch)
  expect([queue.take(), queue.take(), queue.take()]).toEqual(entries)
  expect(backlog.bytes).toBe(bytesOf(...entries))
})

test('[S43] what others have committed is read before anything else, once for all who ask', () => {
  const { queue, add } = openQueue()
  const update = add()
  const readings = [readingEntry(), readingEntry()]
  expect(queue.isAskedToRead).toBe(false)
  for (const reading of readings) queue.addReading(reading)
  expect(queue.isAskedToRead).toBe(true)
  expect(queue.next?.kind).toBe('reading')
  expect(new Set(queue.takeReadings())).toEqual(new Set(readings))
  expect(queue.next).toBe(update)
  expect(queue.takeReadings()).toEqual([])
})

test('[S23] what was held goes first again, in its order', () => {
  const { queue, add } = openQueue()
  const entries = [add(), add(), add()]
  for (const entry of entries.slice(0, 2)) {
    queue.take()
    queue.hold(entry, FOR_EVER, () => undefined)
  }
  expect([queue.length, queue.isEmpty]).toEqual([1, false])
  queue.release()
  expect([queue.take(), queue.take(), queue.take()]).toEqual(entries)
})

test('[S23] what is held for too long is given up, and what was released in time is not', async () => {
  const { queue, add } = openQueue()
  const [late, early] = [add(), add()]
  queue.take()
  queue.take()
  const givenUp: string[] = []
  queue.hold(early, 1, () => givenUp.push('early'))
  queue.release()
  await new Promise<void>((resolve) => {
    queue.hold(late, 1, () => {
      givenUp.push('late')
      resolve()
    })
  })
  expect(givenUp).toEqual(['late'])
})

test('[S20] who is sent away leaves nothing behind, waiting or held, and nobody else loses anything', () => {
  const { queue, backlog, add } = openQueue()
  const [gone, other] = [new WatchedMember(), new WatchedMember()]
  const held = add(gone)
  queue.take()
  queue.hold(held, FOR_EVER, () => undefined)
  add(gone)
  const kept = add(other)
  const change = changeEntry()
  queue.add(change)
  queue.dropOf(gone)
  expect(backlog.bytes).toBe(bytesOf(kept))
  queue.release()
  expect([queue.take(), queue.take(), queue.take()]).toEqual([kept, change, undefined])
})

test('[S28] an update whose commit was not heard of is told by its bytes and its author', () => {
  const { queue, add } = openQueue()
  const [sara, omar] = [new WatchedMember({ name: 'sara' }), new WatchedMember({ name: 'omar' })]
  const [first, second] = [add(sara), add(omar)]
  expect(queue.takeCommitted(second.update.bytes, 'service:sara')).toBeUndefined()
  expect(queue.takeCommitted(new Uint8Array(first.update.bytes), 'service:sara')).toBe(first)
  expect(queue.takeCommitted(first.update.bytes, 'service:sara')).toBeUndefined()
  expect(queue.next).toBe(second)
})

test('[S126] a queue that is closed hands over what waited, and nothing is counted any more', () => {
  const { queue, backlog, add } = openQueue()
  const [taken, waiting] = [add(), add()]
  queue.take()
  expect(queue.close()).toEqual([waiting])
  expect(backlog.bytes).toBe(0)
  queue.finish([taken])
  expect([backlog.bytes, queue.isEmpty]).toEqual([0, true])
  expect(queue.close()).toEqual([])
  expect(backlog.bytes).toBe(0)
})
