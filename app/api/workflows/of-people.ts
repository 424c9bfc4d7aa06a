import { GIVEN, type Workflow } from './workflow.ts'

/** What is done for a customer, in the name of a person. */
export const OF_PEOPLE: readonly Workflow[] = [
  {
    id: 'bookViewing',
    summary: 'Make a contact, a lead of theirs, and book a viewing for it',
    description:
      'Viewings are of people: the token is a person’s. The lead finds its contact by the phone. The viewing is confirmed as it was read (`If-Match`).',
    inputs: {
      token: GIVEN.personsToken,
      phone: GIVEN.phone,
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
      token: GIVEN.personsToken,
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
]
