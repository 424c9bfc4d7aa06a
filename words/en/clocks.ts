import type { ClockKind } from '#domain/clock/kinds.ts'
import { plural } from './plural.ts'

export const clocks = {
  kinds: {
    response: 'Answer',
    followUp: 'Follow-up',
    returnToPool: 'Goes to somebody else',
    permit: 'Permit',
    mandate: 'Mandate',
  } satisfies Record<ClockKind, string>,
  /** Of working time: nights, days off and holidays do not count. */
  left: (time: string) => `${time} left`,
  overdue: (since: string) => `overdue since ${since}`,
  paused: (until: string) => `paused until ${until}`,
  short: { overdue: 'overdue', paused: 'paused' },
  hoursAndMinutes: (hours: string, minutes: string) => `${hours} h ${minutes} min`,
  counts: 'Counted in the working time of the house',
  due: (what: string, when: string) => `${what}, due ${when}`,
  endsIn: (days: number) =>
    plural(days, { zero: 'ends today', one: 'ends in # day', other: 'ends in # days' }),
  ended: (days: number) => plural(days, { one: 'ended # day ago', other: 'ended # days ago' }),
  told: {
    response: { warned: 'The answer is nearly due', breached: 'Not answered in time' },
    followUp: { warned: 'The follow-up is nearly due', breached: 'The follow-up is overdue' },
    returnToPool: {
      warned: 'Goes to somebody else soon, unless answered',
      breached: 'Left unanswered for too long: goes to somebody else',
    },
    permit: { warned: 'The permit ends soon', breached: 'The permit has ended' },
    mandate: { warned: 'The mandate ends soon', breached: 'The mandate has ended' },
  } satisfies Record<ClockKind, Record<'warned' | 'breached', string>>,
  pause: {
    open: 'Pause',
    title: 'Pause this lead',
    why: 'Nothing is due until then; what time was left goes on after that.',
    until: 'Until',
    because: 'Because',
    hint: 'What the customer is waiting for',
    cancel: 'Cancel',
    pause: 'Pause',
    resume: 'Go on now',
    pausedBecause: (reason: string) => `Paused: ${reason}`,
  },
  settings: {
    title: 'Due times',
    why: 'In the working time above. 0 means that nothing is due.',
    response: 'Answer to an enquiry within',
    followUp: 'Next word with a lead within',
    returnToPool: 'An unanswered lead goes to somebody else after',
    returnTo: 'Who gets it then',
    returnTos: { pool: 'Whoever claims it', colleague: 'The colleague with the fewest' },
    permit: 'Tell before a permit ends',
    mandate: 'Tell before a mandate ends',
    warn: 'Warn before',
    minutes: 'minutes',
    hours: 'hours',
    days: 'days',
    save: 'Save due times',
  },
}
