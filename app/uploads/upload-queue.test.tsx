import 'fake-indexeddb/auto'
import { randomUUID } from 'node:crypto'
import { locks } from 'node:worker_threads'
import { expect, test } from 'vitest'
import { waitFor } from '#tests/support/wait-for.ts'
import { openUploadStore } from './kept-uploads.ts'
import { UploadQueue } from './upload-queue.ts'

// The stand-in for a browser has none; Node's are the same.
Object.defineProperty(navigator, 'locks', { value: locks })

const RECORD = `lead:${randomUUID()}`
const FILE = new File(['spoken'], 'note.wav')

test('what this browser keeps may be forgotten by who gave it, without a network too', async () => {
  const me = randomUUID()
  const queue = new UploadQueue(me, openUploadStore(me))
  await queue.add(RECORD, [FILE])
  expect(queue.entries()).not.toMatchObject([{ state: 'done' }])
  for (const { id } of queue.entries()) queue.drop(id)
})

test('of what this browser has no room for who gave it holds the only copy, until it has arrived or is given up', async () => {
  const me = randomUUID()
  const queue = new UploadQueue(me, { ...openUploadStore(me), put: async () => false })
  let isLetGo = false
  const adding = queue.add(RECORD, [FILE]).then(() => (isLetGo = true))
  const [entry] = await waitFor(() => {
    const tried = queue.entries().filter(({ state }) => state === 'paused')
    return tried.length > 0 && tried
  })
  expect(isLetGo).toBe(false)
  queue.drop(entry?.id ?? '')
  await adding
})
