import type { QuestionSet } from './ask.ts'
import { HELD_OUT_LEADS } from './held-out-leads.ts'
import { HELD_OUT_RECORDS } from './held-out-records.ts'
import { HELD_OUT_FOLLOW_UPS, HELD_OUT_UNCOVERED } from './held-out-uncovered.ts'
import { AFTER_CALL_QUESTIONS, MANAGERS_TALK } from './managers/after-calls.ts'
import { MANAGERS_LEADS } from './managers/leads.ts'
import { MANAGERS_LISTINGS } from './managers/listings.ts'
import { MANAGERS_NEGATIONS, MANAGERS_OPEN_NEGATIONS } from './managers/negations.ts'
import { MANAGERS_UNCOVERED } from './managers/uncovered.ts'
import { MANAGERS_CALLS, MANAGERS_TASKS, MANAGERS_VIEWINGS } from './managers/work.ts'
import { CALL_QUESTIONS } from './set-calls.ts'
import { LEAD_QUESTIONS } from './set-leads.ts'
import { LISTING_QUESTIONS } from './set-listings.ts'
import { PRICE_QUESTIONS } from './set-prices.ts'
import { LEAD_TIMES } from './set-times.ts'
import { FOLLOW_UPS, UNCOVERED } from './set-uncovered.ts'

/** Written before the planner that reads them, which was then made until they were right. */
export const FIRST_SET: QuestionSet = {
  covered: [
    ...LEAD_QUESTIONS,
    ...LEAD_TIMES,
    ...LISTING_QUESTIONS,
    ...PRICE_QUESTIONS,
    ...CALL_QUESTIONS,
    ...AFTER_CALL_QUESTIONS,
  ],
  uncovered: UNCOVERED,
  followUps: FOLLOW_UPS,
}

/** Written in both languages as managers ask, before the rules of the planner were looked at. */
export const MANAGERS_SET: QuestionSet = {
  covered: [
    ...MANAGERS_LEADS,
    ...MANAGERS_LISTINGS,
    ...MANAGERS_VIEWINGS,
    ...MANAGERS_TASKS,
    ...MANAGERS_CALLS,
    ...MANAGERS_TALK,
    ...MANAGERS_NEGATIONS,
  ],
  uncovered: [...MANAGERS_UNCOVERED, MANAGERS_OPEN_NEGATIONS],
  followUps: [],
}

/** Written in the manner of other people before the planner was measured with them. */
export const HELD_OUT_SET: QuestionSet = {
  covered: [...HELD_OUT_LEADS, ...HELD_OUT_RECORDS],
  uncovered: HELD_OUT_UNCOVERED,
  followUps: HELD_OUT_FOLLOW_UPS,
}
