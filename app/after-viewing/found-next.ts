import type { Interest } from '#domain/viewing/customer.ts'
import type { NextStep } from '#domain/viewing/next-step.ts'
import type { ViewingStatus } from '#domain/viewing/viewing.ts'
import type { Choice } from '../booking/record-choice.tsx'

/** What could come after a viewing, the nearest first. */
export type FoundNext = {
  viewingId: string
  status: ViewingStatus
  steps: NextStep[]
  interest: Interest | null
  lead: Choice | null
  home: Choice | null
}
