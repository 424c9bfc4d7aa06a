import type { Interest, Occasion, Standing } from '#domain/viewing/customer.ts'

/** What a message names: each in the customer's language. `agent` and `house` are there, the rest may be empty. */
export type Told = {
  customer: string
  home: string
  day: string
  time: string
  agent: string
  house: string
}

const hello = ({ customer }: Told) => (customer ? `Hello ${customer},` : 'Hello,')
const of = ({ home }: Told) => (home ? ` of ${home}` : '')
const bye = ({ agent, house }: Told) => `${agent}\n${house}`

export const viewingPage = {
  title: (house: string) => `Your viewing · ${house}`,
  headings: {
    coming: 'Your viewing',
    confirmed: 'Your viewing is confirmed',
    on: 'Your viewing is now',
    over: 'How was your viewing?',
    missed: 'We missed each other',
    cancelled: 'This viewing was called off',
  } satisfies Record<Standing | 'confirmed', string>,
  about: 'The viewing',
  shownBy: (agent: string, house: string) => `With ${agent} of ${house}`,
  call: (phone: string) => `Call ${phone}`,
  confirm: 'I will be there',
  move: 'Another time',
  when: 'When would suit you?',
  choose: 'Choose a time',
  doMove: 'Take this time',
  noTimes: 'There is no other free time in the coming days. Please call us.',
  cancel: 'I cannot come',
  whyCancel: 'What should we know? (optional)',
  doCancel: 'Call the viewing off',
  isConfirmed: 'Thank you. We look forward to seeing you.',
  isMoved: (agent: string) => `Thank you. ${agent} will confirm this time.`,
  isMovedByHouse: 'Thank you. We will confirm this time.',
  isCancelled:
    'It does not take place. Write to us or call us whenever you would like to see the home.',
  how: 'What do you think of the home?',
  interests: {
    offer: 'I would like to make an offer',
    again: 'I would like to see it again',
    unsure: 'I am not sure yet',
    no: 'It is not for me',
  } satisfies Record<Interest, string>,
  more: 'What did you like, and what not? (optional)',
  send: 'Send',
  sendAgain: 'Send anew',
  thanks: 'Thank you for telling us.',
  typed: 'What you wrote, to copy',
  problems: {
    changed: 'This viewing has changed meanwhile. Please look at it again.',
    taken: 'That time is not free any more. Please choose another one.',
    enough: 'You have answered many times already. Please call us.',
    problem: 'That did not work. Please look at the page again and try once more.',
  },
  subjects: {
    booked: ({ day }: Told) => `Your viewing on ${day}`,
    moved: ({ day }: Told) => `Your viewing is now on ${day}`,
    cancelled: ({ day }: Told) => `Your viewing on ${day} was called off`,
    feedback: () => 'How was your viewing?',
    reminder: ({ day }: Told) => `A reminder: your viewing on ${day}`,
    handed: ({ agent, day }: Told) => `${agent} will show you the home on ${day}`,
  } satisfies Record<Occasion, (told: Told) => string>,
  messages: {
    booked: (told: Told) =>
      `${hello(told)}\n\nyour viewing${of(told)} is on ${told.day} at ${told.time}. Please confirm it, choose another time or call it off behind the link below.\n\n${bye(told)}`,
    moved: (told: Told) =>
      `${hello(told)}\n\nyour viewing${of(told)} is now on ${told.day} at ${told.time}. Please tell us behind the link below whether that suits you.\n\n${bye(told)}`,
    cancelled: (told: Told) =>
      `${hello(told)}\n\nwe are sorry: your viewing${of(told)} on ${told.day} at ${told.time} cannot take place. Tell us when you would like to see it instead.\n\n${bye(told)}`,
    feedback: (told: Told) =>
      `${hello(told)}\n\nthank you for your visit${of(told)}. How did you like it? Two presses behind the link below are enough.\n\n${bye(told)}`,
    handed: (told: Told) =>
      `${hello(told)}\n\n${told.agent} will show you the home${of(told)} on ${told.day} at ${told.time}. Nothing else changes; behind the link below you can still choose another time or call it off.\n\n${told.house}`,
    reminder: (told: Told) =>
      `${hello(told)}\n\na reminder of your viewing${of(told)} on ${told.day} at ${told.time}. Behind the link below you can still choose another time or call it off.\n\n${bye(told)}`,
  } satisfies Record<Occasion, (told: Told) => string>,
}
