import { expect, test } from 'vitest'
import type { CallCard } from '#domain/views/cards.ts'
import { callCounters, callsNow } from './call-counters.ts'

function call(id: string, state: CallCard['state'], part: Partial<CallCard> = {}): CallCard {
  return {
    kind: 'call',
    sight: 'whole',
    id,
    state,
    direction: 'inbound',
    agentId: null,
    leadId: null,
    callerName: null,
    callerPhone: null,
    startedAt: '2026-03-01T10:00:00.000Z',
    endedAt: null,
    ...part,
  }
}

const NOW = Date.parse('2026-03-01T10:05:00.000Z')

test('calls are counted by what they are doing', () => {
  const counted = callCounters(
    [
      call('a', 'live'),
      call('b', 'ringing'),
      call('c', 'held'),
      call('d', 'missed'),
      call('e', 'wrapup'),
    ],
    NOW,
  )
  expect(counted).toMatchObject({ live: 1, ringing: 1, held: 1, missed: 1, wrapup: 1, handled: 1 })
})

test('the mean length is over ended calls only', () => {
  const ended = (endedAt: string) => ({ endedAt: `2026-03-01T${endedAt}.000Z` })
  const calls = [
    call('a', 'ended', ended('10:01:00')),
    call('b', 'ended', ended('10:02:00')),
    call('c', 'live'),
  ]
  expect(callCounters(calls, NOW).averageSeconds).toBe(90)
  expect(callCounters([call('c', 'live')], NOW).averageSeconds).toBeNull()
})

test('the longest wait is the oldest ringing call', () => {
  const later = { startedAt: '2026-03-01T10:04:00.000Z' }
  expect(
    callCounters([call('a', 'ringing'), call('b', 'ringing', later)], NOW).longestWaitSeconds,
  ).toBe(300)
  expect(callCounters([call('c', 'live')], NOW).longestWaitSeconds).toBeNull()
})

test('who waits stands before who talks, ended calls are off the wall', () => {
  const calls = [
    call('live', 'live'),
    call('ended', 'ended'),
    call('held', 'held'),
    call('ringing', 'ringing'),
  ]
  expect(callsNow(calls).map(({ id }) => id)).toEqual(['ringing', 'held', 'live'])
})
