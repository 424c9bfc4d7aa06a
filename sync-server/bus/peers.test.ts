import { expect, test, vi } from 'vitest'
import { Peers } from './peers.ts'

const BEAT_MS = 1_000

/** A clock that the test moves; the process's own goes on beside it. */
function startClock() {
  let now = 0
  const clock = vi.spyOn(performance, 'now').mockImplementation(() => now)
  return { pass: (ms: number) => void (now += ms), [Symbol.dispose]: () => clock.mockRestore() }
}

test('[S72] a node is news once, and again after it was forgotten', () => {
  const peers = new Peers(BEAT_MS)
  expect([peers.heard('a'), peers.heard('a'), peers.size]).toEqual([true, false, 1])
  expect([peers.forget('a'), peers.forget('a'), peers.size]).toEqual([true, false, 0])
  expect(peers.heard('a')).toBe(true)
})

test('[S80] whoever misses a few signs of life is gone; whoever gives them stays', () => {
  using clock = startClock()
  const peers = new Peers(BEAT_MS)
  peers.heard('silent')
  peers.heard('alive')
  for (let beat = 0; beat < 4; beat += 1) {
    clock.pass(BEAT_MS)
    peers.heardSelf()
    peers.heard('alive')
  }
  expect([peers.sweep(), peers.sweep(), peers.size]).toEqual([['silent'], [], 1])
})

test('[S76] a node that has not heard itself is no judge of others, and gives them their time again', () => {
  using clock = startClock()
  const peers = new Peers(BEAT_MS)
  peers.heard('a')
  clock.pass(10 * BEAT_MS)
  expect([peers.sweep(), peers.isLineDead]).toEqual([[], true])
  peers.heardSelf()
  expect([peers.sweep(), peers.isLineDead]).toEqual([[], false])
  clock.pass(2 * BEAT_MS)
  peers.heardSelf()
  expect(peers.sweep()).toEqual([])
  clock.pass(2 * BEAT_MS)
  peers.heardSelf()
  expect(peers.sweep()).toEqual(['a'])
})
