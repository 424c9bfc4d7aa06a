import type { PartyRole, Segment } from '../fields.ts'

export type Talk = {
  customerMs: number
  agentMs: number
  /** Nobody spoke, between the first and the last word. */
  silentMs: number
  /** The longest that each side spoke until the other did. */
  longestAgentMs: number
  longestCustomerMs: number
  /** Times that the agent began while the customer was still speaking. */
  interruptions: number
}
type Spoken = Pick<Segment, 'role' | 'beginMs' | 'endMs'>

/**
 * How a conversation was shared out, from its segments in spoken order, in one pass. Null where that is not known: nothing was said, or of
 * some words nobody has told when they were spoken. What others say (a bot, a supervisor) ends a turn and is nobody's of the two.
 */
export function measureTalk(segments: readonly Spoken[]): Talk | null {
  const isTold = segments.every(({ beginMs, endMs }) => endMs > beginMs)
  if (segments.length === 0 || !isTold) return null
  const spoken = { agent: 0, customer: 0 }
  const longest = { agent: 0, customer: 0 }
  let [silentMs, interruptions, turnMs] = [0, 0, 0]
  let [heardUntil, customerUntil] = [segments[0]?.beginMs ?? 0, 0]
  let turn: PartyRole | null = null
  for (const { role, beginMs, endMs } of segments) {
    silentMs += Math.max(0, beginMs - heardUntil)
    heardUntil = Math.max(heardUntil, endMs)
    if (role === 'agent' && turn === 'customer' && beginMs < customerUntil) interruptions += 1
    if (role === 'customer') customerUntil = Math.max(customerUntil, endMs)
    turnMs = (role === turn ? turnMs : 0) + (endMs - beginMs)
    turn = role
    if (role !== 'agent' && role !== 'customer') continue
    spoken[role] += endMs - beginMs
    longest[role] = Math.max(longest[role], turnMs)
  }
  return {
    agentMs: spoken.agent,
    customerMs: spoken.customer,
    silentMs,
    longestAgentMs: longest.agent,
    longestCustomerMs: longest.customer,
    interruptions,
  }
}

/** The agent's part of what the two spoke, 0 to 1; null where neither did. */
export function agentShare({ agentMs, customerMs }: Talk): number | null {
  const total = agentMs + customerMs
  return total === 0 ? null : agentMs / total
}
