import { expect, test } from 'vitest'
import type { Segment } from '#domain/call/fields.ts'
import { talkTime } from './talk-time.ts'

function said(role: Segment['role'], beginMs: number, endMs: number): Segment {
  return {
    id: `${role}${beginMs}`,
    party: role,
    role,
    beginMs,
    endMs,
    text: 'x',
    language: 'en',
    confidence: 1,
    revision: 0,
  }
}

test('a call without words has no share', () => {
  expect(talkTime([])).toEqual({
    customerMs: 0,
    agentMs: 0,
    silentMs: 0,
    agentShare: null,
    longestAgentMs: 0,
    interruptions: 0,
  })
})

test('time is shared out between the two sides and silence', () => {
  const shared = talkTime([said('agent', 0, 3000), said('customer', 4000, 5000)])
  expect(shared).toMatchObject({
    agentMs: 3000,
    customerMs: 1000,
    silentMs: 1000,
    agentShare: 0.75,
  })
})

test('the longest stretch adds up segments until the other side speaks', () => {
  const segments = [
    said('agent', 0, 2000),
    said('agent', 2500, 5000),
    said('customer', 5000, 6000),
    said('agent', 6000, 9000),
  ]
  expect(talkTime(segments).longestAgentMs).toBe(4500)
})

test('speaking into the customer counts as an interruption, overlap is no silence', () => {
  const shared = talkTime([said('customer', 0, 4000), said('agent', 3000, 6000)])
  expect(shared).toMatchObject({ interruptions: 1, silentMs: 0 })
})
