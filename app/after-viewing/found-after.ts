import type { NextStep } from '#domain/viewing/next-step.ts'
import type { Interest } from '#domain/viewing/customer.ts'
import type { Outcome } from '#domain/viewing/outcome.ts'
import type { ViewingStatus } from '#domain/viewing/viewing.ts'
import type { Choice } from '../booking/record-choice.tsx'

/** What of a viewing an outcome changes. */
export type Held = { status: ViewingStatus; interest: Interest | null }

/** How a viewing went, and what follows from it for who reads this. */
export type FoundAfter = {
  id: string
  startsAt: string
  held: Held
  outcome: Outcome | 'attended' | null
  /** What the customer has said by themselves. */
  answered: Interest | null
  lead: Choice | null
  home: Choice | null
  mayWrite: boolean
  steps: NextStep[]
  /** When the lead would be rung again: the first hour of a day on which the house works. */
  followUpAt: string
}
