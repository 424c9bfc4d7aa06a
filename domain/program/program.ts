import { canonicalJson } from './canonical-json.ts'

/** What programs of others do for a person, and what becomes of what they want to write. */
export const PROGRAM_CALL_KINDS = ['tool', 'resource', 'prompt'] as const
export type ProgramCallKind = (typeof PROGRAM_CALL_KINDS)[number]

/** `refused`: a broken rule, told to the program. `asked`: a person is asked. `failed`: a fault of ours. */
export const PROGRAM_CALL_OUTCOMES = ['done', 'refused', 'asked', 'failed'] as const
export type ProgramCallOutcome = (typeof PROGRAM_CALL_OUTCOMES)[number]

/**
 * `approved` is said yes to and on its way; `done` and `failed` are what came of it. `withdrawn`: the program took it back, or
 * was ended.
 */
export const APPROVAL_STATES = [
  'waiting',
  'approved',
  'done',
  'failed',
  'denied',
  'expired',
  'withdrawn',
] as const
export type ApprovalState = (typeof APPROVAL_STATES)[number]

/** Of a record that a program was told of or wrote: what it is and its id. */
export type TouchedRecord = { noun: string; id: string }

/** A yes counts for so long, and a question not answered by then is over. */
export const APPROVAL_MINUTES = 15
/** A call waits so long for the answer: programs give up after a minute, and may ask later. */
export const APPROVAL_WAIT_SECONDS = 45
/** So many questions of one program wait for one person: more would be pressed away unread. */
export const MOST_WAITING = 5
/** A person who lets a program in does so for a week, as the auth server keeps its grant. */
export const CONNECTION_DAYS = 7
/** What programs did is kept so long. */
export const PROGRAM_CALLS_DAYS = 90

/** What is said yes to, to the letter: the same tool with the same arguments, in whatever order they were written. */
export function approvalText(tool: string, args: Record<string, unknown>): string {
  return `${tool} ${canonicalJson(args)}`
}
