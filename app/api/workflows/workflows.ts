/** One request of a workflow. What its operation says of it (place of parameters, type of the body, status) is not said again. */
export type Step = {
  id: string
  does: string
  operation: string
  /** Parameters of the operation, by name. Values may be Arazzo's expressions. */
  with?: Record<string, string | number>
  body?: unknown
  /** What has to hold of the answer beside its status: conditions, or patterns that its text has to match. */
  holds?: readonly (string | RegExp)[]
  /** What later steps name, by expressions. */
  keeps?: Record<string, string>
  /** Asked again each second, so often at most, until it holds: what follows a change by jobs takes a moment. */
  mostTries?: number
}
export type Workflow = {
  id: string
  summary: string
  description: string
  /** What has to be given, with what it is. */
  inputs: Record<string, string>
  steps: readonly Step[]
}

const TOKEN = 'An access token of a machine client, or of a person'
const PERSONS_TOKEN = 'An access token of a person'
const PHONE = 'The phone that the person is known by'

/** A row each: the second one is refused, and stops no other. */
const ROWS = [
  { externalId: 'unit-1204', title: 'Two beds by the marina', purpose: 'rent', price: 145_000 },
  { externalId: 'unit-1205', title: 'Three beds by the marina', price: 'ask us' },
]
const MENDED = [{ externalId: 'unit-1205', title: 'Three beds by the marina', price: 195_000 }]

/** What programs do with several operations, step by step. */
export const WORKFLOWS: readonly Workflow[] = [
  {
    id: 'bookViewing',
    summary: 'Make a contact, a lead of theirs, and book a viewing for it',
    description:
      'Viewings are of people: the token is a person’s. The lead finds its contact by the phone. The viewing is confirmed as it was read (`If-Match`).',
    inputs: {
      token: PERSONS_TOKEN,
      phone: PHONE,
      listingId: 'The listing that is shown',
      startsAt: 'When, with an offset: `2026-12-02T10:00:00Z`',
    },
    steps: [
      {
        id: 'makeContact',
        does: 'The person, with whom all that they want is kept.',
        operation: 'createContact',
        body: { name: 'Salma Al Haddad', phone: '$inputs.phone' },
        keeps: { contactId: '$response.body#/id' },
      },
      {
        id: 'makeLead',
        does: 'What they look for: the lead is of the contact of this phone.',
        operation: 'createLead',
        body: {
          name: 'Salma Al Haddad',
          phone: '$inputs.phone',
          source: 'website',
          intent: 'rent',
          bedrooms: 2,
        },
        holds: ['$response.body#/contactId == $steps.makeContact.outputs.contactId'],
        keeps: { leadId: '$response.body#/id' },
      },
      {
        id: 'book',
        does: 'Half an hour, shown by whoever asks.',
        operation: 'bookViewing',
        body: {
          leadId: '$steps.makeLead.outputs.leadId',
          listingId: '$inputs.listingId',
          startsAt: '$inputs.startsAt',
        },
        keeps: { viewingId: '$response.body#/id', tag: '$response.header.etag' },
      },
      {
        id: 'confirm',
        does: 'Confirmed only if nobody has changed it since.',
        operation: 'changeViewing',
        with: { id: '$steps.book.outputs.viewingId', 'if-match': '$steps.book.outputs.tag' },
        body: { status: 'confirmed' },
        holds: ['$response.body#/status == "confirmed"'],
      },
    ],
  },
  {
    id: 'offerHomes',
    summary: 'Make a shortlist for a lead, read what the customer answers, and end it',
    description:
      'Shortlists are of people: the token is a person’s. The link is told by the first answer alone; send it at once, or not at all.',
    inputs: {
      token: PERSONS_TOKEN,
      leadId: 'The lead whose customer chooses',
      listingId: 'A home that may be advertised, with a permit',
    },
    steps: [
      {
        id: 'make',
        does: 'One home, open for two weeks.',
        operation: 'makeShortlist',
        body: {
          leadId: '$inputs.leadId',
          listingIds: ['$inputs.listingId'],
          language: 'en',
        },
        keeps: { shortlistId: '$response.body#/id', link: '$response.body#/link' },
      },
      {
        id: 'read',
        does: 'Until the customer has said something, each answer is null.',
        operation: 'getShortlist',
        with: { id: '$steps.make.outputs.shortlistId' },
        holds: ['$response.body#/leadId == $inputs.leadId'],
      },
      {
        id: 'end',
        does: 'The link opens nothing any more.',
        operation: 'revokeShortlist',
        with: { id: '$steps.make.outputs.shortlistId' },
        holds: ['$response.body#/id == $steps.make.outputs.shortlistId'],
      },
    ],
  },
  {
    id: 'uploadListings',
    summary: 'Upload many listings, read what became of each row, and go on after a break',
    description:
      'Rows are lines of JSON. A named upload does no row twice; its offset is the place of the first row of a request.',
    inputs: { token: TOKEN, upload: 'A name for the upload, new for each' },
    steps: [
      {
        id: 'upload',
        does: 'Two rows: one is made, the other is refused by its field.',
        operation: 'upsertListings',
        with: { 'upload-key': '$inputs.upload', 'upload-offset': 0 },
        body: lines(ROWS),
        holds: [
          /"row":0,"outcome":"(created|changed|unchanged)"/,
          /"row":1,"outcome":"refused"/,
          /"path":"price"/,
        ],
      },
      {
        id: 'askWhereToGoOn',
        does: 'After a break: the place of the row to go on with.',
        operation: 'getListingsUpload',
        with: { key: '$inputs.upload' },
        holds: ['$response.body#/next == 2'],
        keeps: { next: '$response.body#/next' },
      },
      {
        id: 'sendMended',
        does: 'The row that was refused, mended, as the next one of the upload.',
        operation: 'upsertListings',
        with: {
          'upload-key': '$inputs.upload',
          'upload-offset': '$steps.askWhereToGoOn.outputs.next',
        },
        body: lines(MENDED),
        holds: [/"row":2,"outcome":"(created|changed|unchanged)"/],
      },
      {
        id: 'sendAgain',
        does: 'Sent again the rows are told again, and not done again.',
        operation: 'upsertListings',
        with: { 'upload-key': '$inputs.upload', 'upload-offset': 0 },
        body: lines(ROWS),
        holds: [/"row":0,"outcome":"(created|changed|unchanged)"/, /"row":1,"outcome":"refused"/],
      },
    ],
  },
  {
    id: 'followEvents',
    summary: 'Take a snapshot and follow what changes from there',
    description:
      'A snapshot is of one instant and says the sequence of the log that it stands at: what is read on from there has no gap.',
    inputs: { token: TOKEN, phone: PHONE },
    steps: [
      {
        id: 'takeSnapshot',
        does: 'All leads that the token may read; without its last line it is not whole.',
        operation: 'getSnapshot',
        with: { resource: 'lead' },
        holds: [/"end":true/],
        keeps: { sequence: '$response.header.pace-sequence' },
      },
      {
        id: 'makeLead',
        does: 'Something happens meanwhile.',
        operation: 'createLead',
        body: { name: 'Fatima O’Brien', phone: '$inputs.phone', source: 'website' },
        keeps: { leadId: '$response.body#/id' },
      },
      {
        id: 'readOn',
        does: 'What came after the snapshot; it waits where there is nothing yet.',
        operation: 'listEvents',
        with: {
          after: '$steps.takeSnapshot.outputs.sequence',
          key: '$steps.makeLead.outputs.leadId',
          wait: 20,
        },
        holds: ['$response.body#/data/0/key == $steps.makeLead.outputs.leadId'],
        keeps: { last: '$response.body#/last' },
      },
      {
        id: 'changeLead',
        does: 'A change.',
        operation: 'changeLead',
        with: { id: '$steps.makeLead.outputs.leadId' },
        body: { bedrooms: 3 },
      },
      {
        id: 'readChange',
        does: 'The old and the new value, from where the last answer ended.',
        operation: 'listEvents',
        with: {
          after: '$steps.readOn.outputs.last',
          key: '$steps.makeLead.outputs.leadId',
          field: 'bedrooms',
          wait: 20,
        },
        holds: ['$response.body#/data/0/new/bedrooms == 3'],
      },
    ],
  },
  {
    id: 'tellWebhook',
    summary: 'Make a webhook, try it, see what it was told, and have it told again',
    description:
      'The address is asked at once whether it wants to be told; messages are signed by Standard Webhooks. A replay sends everything after a sequence once more.',
    inputs: { token: TOKEN, phone: PHONE, url: 'The address that is told' },
    steps: [
      {
        id: 'makeWebhook',
        does: 'It has answered the challenge, so that it is told from now on.',
        operation: 'createWebhook',
        body: { url: '$inputs.url', resources: ['lead'], scopes: ['leads:read'] },
        holds: ['$response.body#/state == "active"'],
        keeps: { webhookId: '$response.body#/id' },
      },
      {
        id: 'ping',
        does: 'A signed message that means nothing.',
        operation: 'pingWebhook',
        with: { id: '$steps.makeWebhook.outputs.webhookId' },
        holds: ['$response.body#/status == 200'],
      },
      {
        id: 'makeLead',
        does: 'Something to tell of.',
        operation: 'createLead',
        body: { name: 'Fatima O’Brien', phone: '$inputs.phone', source: 'website' },
        keeps: { leadId: '$response.body#/id' },
      },
      {
        id: 'seeDelivery',
        does: 'What was sent and answered, the latest first.',
        operation: 'listDeliveries',
        with: { id: '$steps.makeWebhook.outputs.webhookId' },
        holds: [
          '$response.body#/data/0/key == $steps.makeLead.outputs.leadId',
          '$response.body#/data/0/state == "delivered"',
        ],
        keeps: { sequence: '$response.body#/data/0/sequence' },
        mostTries: 30,
      },
      {
        id: 'changeLead',
        does: 'Something more to tell of.',
        operation: 'changeLead',
        with: { id: '$steps.makeLead.outputs.leadId' },
        body: { bedrooms: 2 },
      },
      {
        id: 'replay',
        does: 'All after that sequence once more, as after a fault of the receiver.',
        operation: 'replayWebhook',
        with: { id: '$steps.makeWebhook.outputs.webhookId' },
        body: { after: '$steps.seeDelivery.outputs.sequence' },
        holds: ['$response.body#/upTo > 0'],
      },
      {
        id: 'remove',
        does: 'It is told nothing more.',
        operation: 'deleteWebhook',
        with: { id: '$steps.makeWebhook.outputs.webhookId' },
      },
    ],
  },
]

function lines(rows: readonly object[]): string {
  return rows.map((row) => `${JSON.stringify(row)}\n`).join('')
}
