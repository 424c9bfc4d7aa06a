import fc from 'fast-check'
import { expect, test } from 'vitest'
import type { PartyRole } from '../fields.ts'
import { agentShare, measureTalk } from './talk.ts'

function said(role: PartyRole, beginMs: number, endMs: number) {
  return { role, beginMs, endMs }
}

test('of a call without words, or of words without their times, nothing is known', () => {
  expect(measureTalk([])).toBeNull()
  expect(measureTalk([said('agent', 0, 3000), said('customer', 0, 0)])).toBeNull()
})

test('time is shared out between the two sides and silence', () => {
  const talk = measureTalk([said('agent', 0, 3000), said('customer', 4000, 5000)])
  expect(talk).toMatchObject({ agentMs: 3000, customerMs: 1000, silentMs: 1000 })
  expect(talk && agentShare(talk)).toBe(0.75)
})

test('where only a bot spoke neither side has a share', () => {
  const talk = measureTalk([said('bot', 0, 2000)])
  expect(talk).toMatchObject({ agentMs: 0, customerMs: 0, longestAgentMs: 0 })
  expect(talk && agentShare(talk)).toBeNull()
})

test('the longest turn adds up segments until somebody else speaks', () => {
  const segments = [
    said('agent', 0, 2000),
    said('agent', 2500, 5000),
    said('customer', 5000, 6000),
    said('agent', 6000, 9000),
    said('supervisor', 9000, 9500),
    said('agent', 9500, 11_000),
  ]
  expect(measureTalk(segments)).toMatchObject({ longestAgentMs: 4500, longestCustomerMs: 1000 })
})

test('speaking into the customer is an interruption, overlap is no silence', () => {
  const talk = measureTalk([said('customer', 0, 4000), said('agent', 3000, 6000)])
  expect(talk).toMatchObject({ interruptions: 1, silentMs: 0 })
})

test('what the two spoke, and what nobody did, is never more than the call where nobody overlaps', () => {
  const turn = fc.record({
    role: fc.constantFrom<PartyRole>('agent', 'customer', 'bot'),
    pauseMs: fc.integer({ min: 0, max: 5000 }),
    lengthMs: fc.integer({ min: 1, max: 60_000 }),
  })
  fc.assert(
    fc.property(fc.array(turn, { minLength: 1, maxLength: 40 }), (turns) => {
      let at = 0
      const segments = turns.map(({ role, pauseMs, lengthMs }) => {
        const beginMs = at + pauseMs
        at = beginMs + lengthMs
        return said(role, beginMs, at)
      })
      const talk = measureTalk(segments)
      const others = segments
        .filter(({ role }) => role === 'bot')
        .reduce((sum, { beginMs, endMs }) => sum + endMs - beginMs, 0)
      const first = segments[0]?.beginMs ?? 0
      expect(talk && talk.agentMs + talk.customerMs + talk.silentMs + others).toBe(at - first)
      expect(talk?.longestAgentMs).toBeLessThanOrEqual(talk?.agentMs ?? 0)
      expect(talk?.interruptions).toBe(0)
    }),
  )
})
