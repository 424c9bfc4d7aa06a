import type { Interest } from '#domain/viewing/customer.ts'
import type { NextStep } from '#domain/viewing/next-step.ts'

export const afterViewing = {
  noted: 'Noted.',
  title: 'What comes next?',
  said: {
    offer: 'The customer would like to make an offer.',
    again: 'The customer would like to see it again.',
    unsure: 'The customer is not sure yet.',
    no: 'The customer says it is not for them.',
  } satisfies Record<Interest, string>,
  steps: {
    offer: 'They make an offer',
    again: 'Book another viewing',
    others: 'Find other homes',
    followUp: 'Follow up in three days',
    ask: 'Ask how they liked it',
    close: 'Close the lead',
  } satisfies Record<NextStep, string>,
  done: {
    offer: 'The lead is at Offer.',
    again: 'Booked',
    others: 'Other homes',
    followUp: 'You will be reminded in three days.',
    ask: 'Asked',
    close: 'Closed',
  } satisfies Record<NextStep, string>,
  later: 'Not now',
  hand: 'Give it to a colleague',
  handWhy: 'Both of you are told. If they do not see the lead yet, it is shared with them.',
  agent: 'Who shows it',
  choose: 'Choose a colleague',
  doHand: 'Give',
  handAllTheSame: 'Give it all the same',
  handed: 'It stands in their calendar now.',
}
