import type { CallFields } from '../fields.ts'
import type { TranscriptSegment } from '../transcript.ts'

/** A call as its row and its segments hold it: what was masked there has no other words. */
export type VconSource = {
  uuid: string
  call: Pick<
    CallFields,
    | 'direction'
    | 'state'
    | 'callerPhone'
    | 'callerName'
    | 'dialledPhone'
    | 'startedAt'
    | 'answeredAt'
    | 'endedAt'
    | 'disposition'
  > & { id: string; createdAt: string; updatedAt: string; summary: string }
  agent: { id: string; name: string; email: string } | null
  segments: readonly TranscriptSegment[]
}
