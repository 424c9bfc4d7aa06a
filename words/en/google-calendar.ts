import type { ConnectionProblem } from '#domain/google-calendar/connection.ts'

export const googleCalendar = {
  title: 'Google Calendar',
  why: 'Your viewings stand in your Google Calendar as they are agreed, moved and called off, and what you move there moves here. When you are busy with something else PACE keeps the times alone, and offers them to nobody.',
  connect: 'Connect Google Calendar',
  missing:
    'Google Calendar cannot be connected: the house has no client at Google yet. An admin sets one up. Until then your calendar can read the address below.',
  needed: (names: string) => `The app is started without ${names}.`,
  account: 'Calendar',
  since: 'Connected since',
  lastRead: 'Last read',
  neverRead: 'not yet',
  disconnect: 'Disconnect',
  disconnectTitle: 'Disconnect Google Calendar?',
  disconnectWhy:
    'PACE gives its permission back and forgets when you are busy. Viewings that stand in your calendar stay there, and are followed no more.',
  disconnectHere:
    'PACE forgets its permission and when you are busy. It cannot tell Google so: take the permission back in your Google account, under the apps that you let in.',
  again: 'Connect again',
  problems: {
    ended:
      'Google does not let PACE in any more: the permission was taken back, or it ran out. Nothing is written or read until you connect again.',
    narrow:
      'Google shows PACE no events. Connect again, and leave the box about your events ticked.',
  } satisfies Record<ConnectionProblem, string>,
  outcomes: {
    connected: 'Connected. Your viewings are on their way to your calendar.',
    refused: 'Nothing was connected: you did not allow it.',
    lost: 'That took too long, or was begun elsewhere. Connect once more.',
    narrow: 'Nothing was connected: leave the box about your events ticked, and allow it.',
    unavailable: 'Google did not answer. Try again in a minute.',
  },
  asked: 'Deleted in Google Calendar',
  askedWhy:
    'You deleted these viewings there. Here they still take place, and the customer knows nothing else.',
  callOff: 'It is off: cancel it',
  putBack: 'It takes place: put it back',
  tooMany: 'Not all busy times are drawn. Show a day.',
  busy: 'Busy',
  busyAt: (range: string) => `Busy ${range}`,
}
