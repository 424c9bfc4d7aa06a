export const sandboxes = {
  title: 'Sandboxes',
  hint: 'A test client works in a small brokerage of its own, with portals that answer. Nothing that it does touches the records of the house, and no other client sees it.',
  developers: 'Reference',
  make: 'New sandbox',
  none: 'No sandbox yet',
  noneHint: 'Make one, and try whatever you like: it can begin anew at any time.',
  away: 'Sandboxes are out of reach',
  awayHint: 'Their host does not run, or none is set up here. Everything else works.',
  states: {
    awake: 'Awake',
    asleep: 'Asleep',
    making: 'Being made',
    resetting: 'Beginning anew',
    removing: 'Being removed',
  },
  address: 'Address',
  clientId: 'Client',
  of: (name: string) => `Of ${name}`,
  until: 'Goes {when} unless it is used',
  reset: 'Begin anew',
  resetWhich: (name: string) => `Begin “${name}” anew?`,
  resetHint:
    'Everything in it is replaced by the first records. The client and its secret stay; tokens have to be asked for again.',
  remove: 'Remove',
  removeWhich: (name: string) => `Remove “${name}”?`,
  removeHint: 'Its records, its files and its client are gone for good.',
  newTitle: 'New sandbox',
  newHint: 'It takes some seconds: a brokerage is laid down in it.',
  name: 'Name',
  cancel: 'Cancel',
  create: 'Make',
  creating: 'Being made',
  ready: (name: string) => `“${name}” is ready`,
  readyHint: (url: string) =>
    `It is reached at ${url}. The secret of its client is shown this once.`,
  steps: {
    token: {
      title: 'Get a token of the sandbox',
      hint: 'It holds in this sandbox alone; one of the house is refused here. Afterwards everything is as in the reference, below the sandbox’s address: records, events, webhooks, feeds, OData.',
    },
    publish: {
      title: 'Publish a listing',
      hint: 'A broker of the sandbox does it for you. The portal answers as the real one would.',
    },
    shown: {
      title: 'See what the portals show',
      hint: 'What Property Finder and Bayut have taken, and what they would not.',
    },
    enquiry: {
      title: 'Let somebody ask',
      hint: 'The portal sends an enquiry as it would, and a lead comes of it: propertyFinder, bayut or dubizzle.',
    },
    reset: {
      title: 'Begin anew',
      hint: 'From a program, before each run of your tests.',
    },
  },
}
