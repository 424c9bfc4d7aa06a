import type { CallFields } from '#domain/call/fields.ts'

type Times = Pick<CallFields, 'state' | 'startedAt' | 'answeredAt' | 'heldSince' | 'endedAt'>

/** Seconds that a call has gone on: ringing counts from its start, talking from the answer, and it stops at the end. */
export function callSeconds(call: Times, now: number): number {
  const from = Date.parse(call.answeredAt ?? call.startedAt ?? '')
  const to = call.endedAt ? Date.parse(call.endedAt) : now
  return Number.isNaN(from) ? 0 : Math.max(0, Math.floor((to - from) / 1000))
}

/** Seconds on hold now, null when not held. */
export function holdSeconds(call: Times, now: number): number | null {
  if (call.state !== 'held' || !call.heldSince) return null
  return Math.max(0, Math.floor((now - Date.parse(call.heldSince)) / 1000))
}

/** `4:05`, `1:02:09`. */
export function clock(seconds: number): string {
  const parts = [Math.floor(seconds / 3600), Math.floor(seconds / 60) % 60, seconds % 60]
  const [hours = 0, minutes = 0, rest = 0] = parts
  const end = `${String(rest).padStart(2, '0')}`
  return hours > 0 ? `${hours}:${String(minutes).padStart(2, '0')}:${end}` : `${minutes}:${end}`
}
