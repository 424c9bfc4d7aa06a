import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { letInUnseen, TAKE_OVER } from './take-over.ts'

beforeEach(() => void vi.useFakeTimers())
afterEach(() => {
  vi.useRealTimers()
  Reflect.deleteProperty(document, 'hidden')
  Reflect.deleteProperty(navigator, 'serviceWorker')
})

function look(hidden: boolean): void {
  Object.defineProperty(document, 'hidden', { configurable: true, value: hidden })
  document.dispatchEvent(new Event('visibilitychange'))
}

/** A browser in which a newer worker waits. */
function waitingWorker() {
  const postMessage = vi.fn<(word: string) => void>()
  const getRegistration = async () => ({ waiting: { postMessage } })
  Object.defineProperty(navigator, 'serviceWorker', {
    configurable: true,
    value: { getRegistration },
  })
  return postMessage
}

test('a newer worker is let in once nobody has looked for five seconds', async () => {
  const told = waitingWorker()
  const stop = letInUnseen()
  look(true)
  await vi.advanceTimersByTimeAsync(4_999)
  expect(told).not.toHaveBeenCalled()
  await vi.advanceTimersByTimeAsync(1)
  expect(told.mock.calls).toEqual([[TAKE_OVER]])
  stop()
})

test('who looks again in time, or goes to another page, lets nobody in', async () => {
  const told = waitingWorker()
  const stop = letInUnseen()
  look(true)
  await vi.advanceTimersByTimeAsync(3_000)
  look(false)
  await vi.advanceTimersByTimeAsync(60_000)
  look(true)
  stop()
  await vi.advanceTimersByTimeAsync(60_000)
  expect(told).not.toHaveBeenCalled()
})

test('where there are no workers, nothing is let in and nothing fails', async () => {
  const stop = letInUnseen()
  look(true)
  await vi.advanceTimersByTimeAsync(60_000)
  stop()
})
