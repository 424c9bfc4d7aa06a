import { expect, onTestFinished, test } from 'vitest'
import { waitFor } from '#tests/support/wait-for.ts'
import { Room } from '../rooms/room.ts'
import type { DocumentStore } from '../store/store.ts'
import { startTyping, storedDocument } from '../testing/wire/typing.ts'
import { createCompactor, isDue } from './compact.ts'
import { type Folded, foldUpdates } from './fold-updates.ts'

const AFTER = { afterUpdates: 500, afterBytes: 256 * 1024 }
type Snapshot = Parameters<DocumentStore['storeSnapshot']>[0]

/** A compactor whose folding ends when the test says so. */
function startCompactor({ isStored = true, fold = undefined as Folded | undefined } = {}) {
  const stored: Snapshot[] = []
  const said: string[] = []
  const folding: (() => void)[] = []
  const say = (_: unknown, text?: unknown) => void said.push(String(text))
  const compactor = createCompactor({
    log: { info: say, warn: say, error: say },
    store: {
      storeSnapshot(made) {
        stored.push(made)
        return Promise.resolve(isStored)
      },
    },
    afterUpdates: 3,
    fold: (updates) =>
      new Promise((resolve) => folding.push(() => resolve(fold ?? foldUpdates(updates)))),
  })
  onTestFinished(async () => {
    for (const end of folding) end()
    await compactor.stop()
  })
  return { compactor, stored, said, folding }
}

function roomOf(name: string, commits: number) {
  const typing = startTyping(1)
  for (let commit = 0; commit < commits; commit += 1) typing.type(`${commit} `)
  const room = new Room(storedDocument(name, typing.updates))
  const add = (text: string) =>
    room.log.append([{ seq: room.log.seq + 1, update: typing.type(text) }])
  return { room, add }
}

test.each([
  ['a new document with a long tail', 500, 50_000, 0, true],
  ['a tail of many bytes', 40, 300_000, 100_000, true],
  ['a short tail', 499, 50_000, 0, false],
  ['a tail that is small beside the snapshot', 500, 300_000, 2_000_000, false],
  ['a fifth of what would be written', 1_000, 500_000, 2_000_000, true],
  ['very many tiny updates', 5_000, 60_000, 10_000_000, true],
])('%s', (_name, tailLength, tailBytes, snapshotBytes, due) => {
  expect(isDue({ tailLength, tailBytes, size: snapshotBytes + tailBytes }, AFTER)).toBe(due)
})

test('[S54] what is committed while a log is folded stays behind the snapshot', async () => {
  const { compactor, stored, folding } = startCompactor()
  const { room, add } = roomOf('note:a', 3)
  compactor.consider(room)
  await waitFor(() => folding.length === 1)
  add('meanwhile')
  folding[0]?.()
  await waitFor(() => room.log.tailLength === 1)
  expect(stored).toMatchObject([{ name: 'note:a', generation: 1, snapshotSeq: 3 }])
  expect(room.log.copy().getText('title').toString()).toBe('0 1 2 meanwhile')
})

test('[S54] a snapshot that the database did not take changes nothing', async () => {
  const { compactor, stored, folding } = startCompactor({ isStored: false })
  const { room } = roomOf('note:a', 3)
  compactor.consider(room)
  await waitFor(() => folding.length === 1)
  folding[0]?.()
  await waitFor(() => stored.length === 1)
  await compactor.stop()
  expect(room.log.tailLength).toBe(3)
})

test('[S55] what cannot be folded is said, and its log is kept', async () => {
  const { compactor, stored, said, folding } = startCompactor({ fold: { problem: 'a hole' } })
  const { room } = roomOf('note:a', 3)
  compactor.consider(room)
  await waitFor(() => folding.length === 1)
  folding[0]?.()
  await waitFor(() => said.length === 1)
  expect([stored, room.log.tailLength]).toEqual([[], 3])
})

test('[S54] one document at a time, each once however often it is due', async () => {
  const { compactor, folding, stored } = startCompactor()
  const [one, two] = [roomOf('note:a', 3), roomOf('note:b', 3)]
  for (const { room } of [one, one, two, two]) compactor.consider(room)
  await waitFor(() => folding.length === 1)
  folding[0]?.()
  await waitFor(() => folding.length === 2)
  expect(stored.map(({ name }) => name)).toEqual(['note:a'])
  folding[1]?.()
  await waitFor(() => stored.length === 2)
  await compactor.stop()
  expect(folding).toHaveLength(2)
})

test('[S54] a short tail is worth it when its room leaves memory, a very short one is not', async () => {
  const { compactor, folding } = startCompactor()
  compactor.consider(roomOf('note:a', 2).room)
  compactor.consider(roomOf('note:b', 2).room, { resting: true })
  compactor.consider(roomOf('note:c', 20).room, { resting: true })
  await waitFor(() => folding.length === 1)
  folding[0]?.()
  await compactor.stop()
  expect(folding).toHaveLength(1)
})

test('[S54] a thread of its own folds what is given to it', async () => {
  const stored: Snapshot[] = []
  const quiet = { info() {}, warn() {}, error() {} }
  const store = { storeSnapshot: (made: Snapshot) => Promise.resolve(stored.push(made) > 0) }
  const compactor = createCompactor({ store, log: quiet, afterUpdates: 3 })
  onTestFinished(() => compactor.stop())
  const { room } = roomOf('note:a', 30)
  compactor.consider(room)
  await waitFor(() => room.log.tailLength === 0)
  expect(stored).toMatchObject([{ name: 'note:a', snapshotSeq: 30 }])
  expect(room.log.copy().getText('title').length).toBe(80)
})
