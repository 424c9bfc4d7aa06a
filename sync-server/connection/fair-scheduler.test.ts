import { setImmediate as nextTurn } from 'node:timers/promises'
import { expect, test } from 'vitest'
import { waitFor } from '#tests/support/wait-for.ts'
import { FairScheduler, SLICE_MS } from './fair-scheduler.ts'

/** Work of so many slices. */
function workOf(slices: number, served: string[], name: string) {
  let left = slices
  return {
    serve(ms: number) {
      served.push(name)
      expect(ms).toBeGreaterThan(0)
      expect(ms).toBeLessThanOrEqual(SLICE_MS)
      left -= 1
      return left > 0
    },
    release: () => true,
  }
}

test('[S96] all who have something to do are served in turns, until it is done', async () => {
  const scheduler = new FairScheduler()
  const served: string[] = []
  scheduler.enlist(workOf(3, served, 'long'))
  scheduler.enlist(workOf(1, served, 'short'))
  await waitFor(() => served.length === 4)
  await nextTurn()
  expect(served).toEqual(['long', 'short', 'long', 'long'])
})

test('[S96] of a turn so much may be used by one, so much by all; the next one begins anew', async () => {
  const scheduler = new FairScheduler()
  expect(scheduler.hasTime(0)).toBe(true)
  expect(scheduler.hasTime(SLICE_MS)).toBe(false)
  const turn = scheduler.use(100)
  expect([turn, scheduler.hasTime(0)]).toEqual([scheduler.number, false])
  await nextTurn()
  expect(scheduler.number).toBe(turn + 1)
  expect(scheduler.hasTime(0)).toBe(true)
})

test('[S93] whoever is held is asked again until they may go on, and is served no turn meanwhile', async () => {
  const scheduler = new FairScheduler()
  const served: string[] = []
  let asked = 0
  const held = { ...workOf(1, served, 'held'), release: () => (asked += 1) > 2 }
  scheduler.enlist(held)
  scheduler.hold(held)
  expect(scheduler.heldCount).toBe(1)
  await waitFor(() => scheduler.heldCount === 0)
  expect([asked, served]).toEqual([3, []])
})

test('[S96] whoever is forgotten is not served, and not asked', async () => {
  const scheduler = new FairScheduler()
  const served: string[] = []
  const [gone, held] = [workOf(1, served, 'gone'), workOf(1, served, 'held')]
  scheduler.enlist(gone)
  scheduler.hold(held)
  scheduler.forget(gone)
  scheduler.forget(held)
  await nextTurn()
  expect([served, scheduler.heldCount]).toEqual([[], 0])
})
