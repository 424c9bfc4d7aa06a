import type { PartyRole, Segment } from '#domain/call/fields.ts'
import { hearAll } from './hear-all.ts'
import type { Heard } from '../tasks/findings/heard.ts'
import { DUBAI } from './dubai-places.ts'
import { readRecordedCall } from './recorded-call.ts'

/** A Monday. */
export const CALL_START = '2026-11-23T08:00:00.000Z'

export type Line = [role: PartyRole, text: string]

export function segmentsOf(lines: readonly Line[]): Segment[] {
  return lines.map(([role, text], index) => ({
    id: `s${index + 1}`,
    party: role,
    role,
    beginMs: index * 4000,
    endMs: index * 4000 + 3000,
    text,
    language: 'en-GB',
    confidence: 0.95,
    revision: 1,
  }))
}

/** A call of these lines, analysed. */
export function hearLines(...lines: Line[]): Heard[] {
  return hearCall(lines, CALL_START)
}

export function hearCall(lines: readonly Line[], startedAt: string): Heard[] {
  return hearAll(segmentsOf(lines), { places: DUBAI, startedAt })
}

export function hearRecorded(name: string): Heard[] {
  const lines = readRecordedCall(name).map(({ role, text }): Line => [role, text])
  return hearLines(...lines)
}
