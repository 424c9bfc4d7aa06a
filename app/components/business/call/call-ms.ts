import type { CallFields } from '#domain/call/fields.ts'

export type CallTimes = {
  startedAt?: string | null
  answeredAt?: string | null
  endedAt?: string | null
}

/** Milliseconds that a call has gone on: ringing counts from its start, talking from the answer, and it stops at the end. */
export function callMs(call: CallTimes, now: number): number {
  const from = Date.parse(call.answeredAt ?? call.startedAt ?? '')
  const to = call.endedAt ? Date.parse(call.endedAt) : now
  return Number.isNaN(from) ? 0 : Math.max(0, to - from)
}

/** Milliseconds on hold now, null when not held. */
export function holdMs(call: Pick<CallFields, 'state' | 'heldSince'>, now: number): number | null {
  if (call.state !== 'held' || !call.heldSince) return null
  return Math.max(0, now - Date.parse(call.heldSince))
}
