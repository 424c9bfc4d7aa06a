import { isolate } from '../catalogue/isolate.ts'

export const loggedCall = {
  title: 'Log the call',
  ask: (phone: string) => `What became of the call to ${isolate(phone)}?`,
  about: 'About',
  choose: 'Choose what it was about',
  noLead: 'None of the leads',
  words: 'In your words, if you like',
  followUp: 'Next call, if there is one',
  noSuchHour: 'There is no such hour; choose another.',
  outcomes: { reached: 'Reached', notReached: 'Not reached', wrongNumber: 'Not their number' },
  told: {
    reached: '{who} called and reached them',
    notReached: '{who} called and did not reach them',
    wrongNumber: '{who} called: it is not their number',
  },
  notNow: 'Not now',
}
