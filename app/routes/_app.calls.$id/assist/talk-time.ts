import type { Segment } from '#domain/call/fields.ts'

export type TalkTime = {
  customerMs: number
  agentMs: number
  /** Nobody spoke, between the first and the last word. */
  silentMs: number
  /** The agent's part of what was spoken, 0 to 1; null before the first word. */
  agentShare: number | null
  longestAgentMs: number
  /** Times that the agent began while the customer was still speaking. */
  interruptions: number
}

/** How a conversation was shared out, from its segments in spoken order. */
export function talkTime(segments: readonly Segment[]): TalkTime {
  const customerMs = spokenBy(segments, 'customer')
  const agentMs = spokenBy(segments, 'agent')
  const total = customerMs + agentMs
  return {
    customerMs,
    agentMs,
    silentMs: silence(segments),
    agentShare: total === 0 ? null : agentMs / total,
    longestAgentMs: longestTurn(segments, 'agent'),
    interruptions: segments.filter((segment, index) => interrupts(segment, segments[index - 1]))
      .length,
  }
}

function spokenBy(segments: readonly Segment[], role: Segment['role']): number {
  return segments
    .filter((segment) => segment.role === role)
    .reduce((sum, segment) => sum + length(segment), 0)
}

function longestTurn(segments: readonly Segment[], role: Segment['role']): number {
  let longest = 0
  let current = 0
  for (const segment of segments) {
    current = segment.role === role ? current + length(segment) : 0
    longest = Math.max(longest, current)
  }
  return longest
}

function silence(segments: readonly Segment[]): number {
  let silent = 0
  let heardUntil = segments[0]?.beginMs ?? 0
  for (const segment of segments) {
    silent += Math.max(0, segment.beginMs - heardUntil)
    heardUntil = Math.max(heardUntil, segment.endMs)
  }
  return silent
}

function interrupts(segment: Segment, before: Segment | undefined): boolean {
  return segment.role === 'agent' && before?.role === 'customer' && segment.beginMs < before.endMs
}

function length(segment: Segment): number {
  return Math.max(0, segment.endMs - segment.beginMs)
}
