import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { paceRuns } from './pace-runs.ts'

beforeEach(() => void vi.useFakeTimers())
afterEach(() => {
  vi.useRealTimers()
  Reflect.deleteProperty(document, 'hidden')
})

function look(hidden: boolean): void {
  Object.defineProperty(document, 'hidden', { configurable: true, value: hidden })
  document.dispatchEvent(new Event('visibilitychange'))
}

test('a batch runs once at once, and what came meanwhile once behind it', () => {
  const run = vi.fn<() => void>()
  const paced = paceRuns(run, 5_000)
  for (let at = 0; at < 20; at += 1) paced.ask()
  expect(run).toHaveBeenCalledTimes(1)
  vi.advanceTimersByTime(4_999)
  expect(run).toHaveBeenCalledTimes(1)
  vi.advanceTimersByTime(1)
  expect(run).toHaveBeenCalledTimes(2)
  vi.advanceTimersByTime(60_000)
  expect(run).toHaveBeenCalledTimes(2)
  paced.ask()
  expect(run).toHaveBeenCalledTimes(3)
  paced.stop()
})

test('a page that nobody looks at runs nothing, and once when it is looked at again', () => {
  const run = vi.fn<() => void>()
  const paced = paceRuns(run, 5_000)
  paced.ask()
  look(true)
  for (let at = 0; at < 20; at += 1) {
    paced.ask()
    vi.advanceTimersByTime(3_000)
  }
  expect(run).toHaveBeenCalledTimes(1)
  look(false)
  expect(run).toHaveBeenCalledTimes(2)
  look(true)
  look(false)
  vi.advanceTimersByTime(60_000)
  expect(run).toHaveBeenCalledTimes(2)
  paced.stop()
})

test('what is left runs nothing more', () => {
  const run = vi.fn<() => void>()
  const paced = paceRuns(run, 5_000)
  paced.ask()
  paced.ask()
  paced.stop()
  vi.advanceTimersByTime(60_000)
  look(false)
  expect(run).toHaveBeenCalledTimes(1)
})
