import { expect, test } from 'vitest'
import { against, againstPeer } from './judge.ts'

test('a bar in numbers is met up to the number, and nothing measured meets none', () => {
  const bar = { figure: 'p99 ms', unit: ' ms', atMost: 25 }
  expect(against({ pace: { 'p99 ms': 25 } }, bar).met).toBe(true)
  expect(against({ pace: { 'p99 ms': 25.1 } }, bar).met).toBe(false)
  expect(against({ pace: { 'p99 ms': Number.NaN } }, bar).met).toBe(false)
  expect(against({ relay: { 'p99 ms': 1 } }, bar).met).toBeNull()
})

test('a bar beside a peer is that peer’s figure of the same run', () => {
  const bar = { figure: 'deliveries/s', peer: 'hocuspocus', atLeast: 1.3 } as const
  const by = (mine: number) => ({
    pace: { 'deliveries/s': mine },
    hocuspocus: { 'deliveries/s': 100 },
  })
  expect(againstPeer(by(130), bar).met).toBe(true)
  expect(againstPeer(by(129), bar)).toMatchObject({ met: false, seen: '1.29 × (129 : 100)' })
  expect(againstPeer({ pace: { 'deliveries/s': 130 } }, bar).met).toBeNull()
})

test('what PACE could not do at all meets no bar', () => {
  const by = { pace: {}, relay: { 'cold ms': 60 } }
  expect(against(by, { figure: 'cold ms', unit: ' ms', atMost: 250 }).met).toBe(false)
  expect(againstPeer(by, { figure: 'cold ms', peer: 'relay', atMost: 2.5 }).met).toBe(false)
})
