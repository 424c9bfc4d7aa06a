import { plural } from './plural.ts'

export const portals = {
  world: {
    title: 'What the world sees',
    views: { differences: 'What differs', unmet: 'On its way' },
    all: 'All',
    portal: 'Portal',
    team: 'Team',
    says: {
      differences: {
        none: 'The portals show what PACE says',
        noneHint: 'Whatever differs appears here within an hour, with its cause and what mends it.',
      },
      unmet: {
        why: 'What the portals were asked for and have not done yet: homes that are still shown though they are gone, and homes that nobody sees yet. The oldest first.',
        none: 'The portals have done all they were asked for',
        noneHint:
          'Whatever waits for a portal appears here at once, and goes as soon as it is done.',
      },
    },
    askedSince: 'Waiting',
    unmet: {
      queued: 'Not shown yet',
      sending: 'Being sent',
      removing: 'Still shown',
      failed: 'Not taken',
    },
    ours: 'PACE',
    theirs: 'Portal',
    repair: 'Send again',
    repairing: 'Being sent',
    next: 'Next page',
    first: 'From the start',
    count: (count: number) => plural(count, { one: '# difference', other: '# differences' }),
    nothing: 'nothing',
    notCompared: 'PACE could not compare it',
    kinds: {
      status: 'Shown or not',
      price: 'Price',
      title: 'Title',
      description: 'Description',
      photos: 'Photos',
      permit: 'Permit',
      unread: 'Could not be compared',
    },
    states: { live: 'shown', off: 'not shown' },
    causes: {
      waiting: 'Our change is still to be sent',
      refused: 'The portal refused our change',
      changedThere: 'Changed at the portal',
      unknown: 'Cause unknown',
    },
  },
  listing: {
    leftOut: (names: string) => `The portal has no word for: ${names}`,
    due: 'By',
    demand: 'The portal demands',
    differs: (count: number) =>
      plural(count, {
        one: 'The portal shows # thing otherwise',
        other: 'The portal shows # things otherwise',
      }),
  },
  feed: {
    name: 'Bayut and dubizzle',
    why: 'They fetch our listings from this address by themselves. Send it to the account manager at Bayut once. Whoever has it can read the feed: give it to nobody else.',
    address: 'Address of the feed',
    lastRead: 'Last fetched {when}',
    counts: (shown: string, keptOut: string) => `${shown} listings in it, ${keptOut} left out`,
    reader: 'By',
    neverRead: 'Nobody has fetched it yet. Listings for Bayut stay queued until it is fetched.',
  },
  connection: {
    title: 'Portals',
    name: 'Property Finder',
    why: 'Listings are sent by its Enterprise API. The key is made in PF Expert under Developer Resources, API Credentials, of the type API Integration.',
    connected: 'Connected',
    standIn: 'A stand-in plays Property Finder here: nothing leaves this machine.',
    notConnected:
      'Not connected here: enter the key of PF Expert. Until then no listing can be published there.',
    fromEnvironment:
      'The key comes from the environment. One that is entered here takes its place.',
    apiKey: 'API key',
    apiSecret: 'API secret',
    apiKeyHint: '40 letters and digits',
    apiSecretHint: '32 letters and digits; it is sealed and never shown again',
    licence: 'Licence of the house',
    licenceHint: 'The number at the regulator: permits are checked by it before a listing is sent',
    save: 'Save and test',
    test: 'Test',
    remove: 'Remove the key',
    works: 'The key works; Property Finder tells us what happens to our listings.',
    problem: 'It does not work',
    tested: 'Tested',
    webhook: 'It tells us at',
  },
}
