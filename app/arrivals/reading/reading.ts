import type { Question } from '#domain/arrival/arrival.ts'
import type { Arrival } from '#db/pace/arrivals/arrivals.ts'
import type { Chat } from './chat.ts'
import type { DeliveryReport } from './delivery-report.ts'
import type { Letter } from './letter.ts'

/** The parts of an enquiry, each as it came, called as PACE calls them. */
export type Given = Readonly<Record<string, unknown>>

/** How a sender writes. */
export type Habits = { plusMayBeMissing?: boolean; nameless?: string }

/**
 * What something that came in is. What is held has a question for a person, and the best that can be said of it, should she
 * decide that it is a lead.
 */
export type Reading = {
  kind: 'enquiry' | 'held' | 'other'
  given: Given
  question?: Question
  habits?: Habits
  /** What is wrong with the whole of it, if anything. */
  problem?: string
  /** The person can be answered by other means than phone and e-mail. */
  isReachable?: boolean
  extras?: Readonly<Record<string, string>>
  /** Where a person wrote it: it may be a part of a conversation that the house has with them. */
  letter?: Letter
  /** The same of what was written to a number of the house. */
  chat?: Chat
  /** Where a network says what became of a message of ours. */
  report?: DeliveryReport
}

export type Came = Pick<Arrival, 'body' | 'contentType' | 'headers'> & { text: string }

/** Reads what came by one way. Never throws for what it holds: only for what it needs from elsewhere. */
export type Reader = (came: Came, arrival: Arrival) => Reading | Promise<Reading>

const NOT_JSON = 'It is not well-formed JSON.'

/** Reads a body of JSON; what is none is held, as a message that nobody understood. */
export function readJson(text: string, read: (body: unknown) => Reading): Reading {
  try {
    return read(JSON.parse(text))
  } catch (error) {
    if (!(error instanceof SyntaxError)) throw error
    return { kind: 'held', question: 'malformed', given: { message: text }, problem: NOT_JSON }
  }
}
