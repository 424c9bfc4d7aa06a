import { expect, test, vi } from 'vitest'
import { waitFor } from '#tests/support/wait-for.ts'
import { createDocumentShelf } from './document-shelf.ts'

test('two parts of a page look at one open copy', () => {
  const { shelf, opened } = startShelf()
  expect(shelf.take('lead:1').document).toBe(shelf.take('lead:1').document)
  expect(opened).toHaveLength(1)
})

test('a copy closes after the last one is done, not before', async () => {
  const { shelf, opened } = startShelf()
  const first = shelf.take('lead:1')
  const second = shelf.take('lead:1')
  first.release()
  await after(30)
  expect(opened[0]?.destroy).not.toHaveBeenCalled()
  second.release()
  await waitFor(() => vi.mocked(opened[0]!.destroy).mock.calls.length === 1)
})

test('who comes back in time finds the copy still open', async () => {
  const { shelf, opened } = startShelf()
  shelf.take('lead:1').release()
  const again = shelf.take('lead:1')
  await after(30)
  expect(opened).toHaveLength(1)
  expect(again.document.destroy).not.toHaveBeenCalled()
})

test('who comes later opens a new one', async () => {
  const { shelf, opened } = startShelf()
  shelf.take('lead:1').release()
  await waitFor(() => vi.mocked(opened[0]!.destroy).mock.calls.length === 1)
  shelf.take('lead:1')
  expect(opened).toHaveLength(2)
})

const LINGER_MS = 10

function startShelf() {
  const opened: { name: string; destroy: () => void }[] = []
  const shelf = createDocumentShelf((name) => {
    const document = { name, destroy: vi.fn() }
    opened.push(document)
    return document
  }, LINGER_MS)
  return { shelf, opened }
}

function after(ms: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, ms))
}
