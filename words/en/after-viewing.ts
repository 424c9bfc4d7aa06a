import type { AfterStep, WhyStep } from '#domain/viewing/next-step.ts'
import type { Outcome } from '#domain/viewing/outcome.ts'

export const afterViewing = {
  title: 'How did the viewing go?',
  open: 'How did it go?',
  openNext: 'Next step',
  loading: 'One moment',
  legend: 'Say it by one press; another says it anew.',
  customerSays: (outcome: string) => `The customer has answered: ${outcome}`,
  outcomes: {
    offer: 'They want to make an offer',
    again: 'They want to see it again',
    unsure: 'They like it, and think it over',
    no: 'Not for them',
    noShow: 'Nobody came',
    cancelled: 'It was called off',
  } satisfies Record<Outcome, string>,
  next: 'Next step',
  nothing: 'Nothing more is to be done here.',
  steps: {
    noteOffer: 'Move the lead to Offer',
    bookAgain: 'Book another viewing',
    remember: 'Do not offer them this home again',
    otherHomes: 'Look for other homes',
    followUp: 'Follow up',
    askHow: 'Ask the customer how it was',
  } satisfies Record<AfterStep, string>,
  followUpOn: (day: string) => `Follow up on ${day}`,
  why: {
    wantsOffer: 'They want to make an offer, and the lead is not there yet.',
    wantsAgain: 'They want to see it again, and nothing is agreed.',
    thinks: 'Whoever thinks it over is glad to be asked.',
    refused: 'It is not for them, and would be proposed again.',
    refusedBefore: 'What they do not want says what they do.',
    nobodyCame: 'Nobody came, and nothing new is agreed.',
    wasOff: 'It was called off, and nothing new is agreed.',
    nothingSaid: 'The customer has not said how it was.',
    nothingPlanned: 'Nothing else brings this lead up again.',
  } satisfies Record<WhyStep, string>,
  task: (home: string | null) =>
    home === null ? 'Ring after the viewing' : `Ring after the viewing of ${home}`,
  done: {
    say: 'It is said.',
    followUp: 'It is among your tasks.',
    remember: 'This home is not offered to them again.',
  },
  undo: 'Undo',
  takenBack: 'It is as it was.',
  close: 'Close',
}
