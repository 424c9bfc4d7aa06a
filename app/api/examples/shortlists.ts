import { IDS } from './ids.ts'

const SHORTLIST = {
  id: IDS.shortlist,
  leadId: IDS.lead,
  personId: IDS.person,
  language: 'en',
  createdAt: '2026-11-29T06:15:00.000Z',
  endsAt: '2026-12-29T20:00:00.000Z',
  revokedAt: null,
  openedAt: '2026-11-29T08:40:12.345Z',
  homes: [
    {
      listingId: IDS.listing,
      reference: 'R-00017',
      title: 'Two beds with a view of the marina',
      answer: 'no',
      words: 'Too close to the road.',
      answeredAt: '2026-11-29T08:43:51.002Z',
    },
  ],
}

/** One that a customer has answered, and the same when it was made. */
export const SHORTLISTS = {
  Shortlist: SHORTLIST,
  NewShortlistAnswer: {
    ...SHORTLIST,
    openedAt: null,
    homes: SHORTLIST.homes.map((home) => ({
      ...home,
      answer: null,
      words: null,
      answeredAt: null,
    })),
    link: 'https://pace.example/shortlists/en/Zm9yIGV4YW1wbGVzIG9ubHksIG5vdCBhIHNlY3JldA',
  },
}
