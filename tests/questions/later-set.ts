import type { QuestionSet } from './ask.ts'
import { count, groups, is, one, within } from './gold.ts'
import { LATER_LEADS } from './later-leads.ts'
import { LATER_RECORDS } from './later-records.ts'

/** Written after the planner had been mended by the two sets before, and asked once before anything was changed by it. */
export const LATER_SET: QuestionSet = {
  covered: [...LATER_LEADS, ...LATER_RECORDS],
  followUps: [
    {
      before: 'leads by agent this month',
      said: ['and last month?', 'what about October'],
      gold: {
        plan: {
          measure: 'leads',
          dimensions: ['agent'],
          time: { from: '2026-10-01', to: '2026-11-01' },
        },
        rows: ({ leads }) =>
          groups(
            leads.filter(({ createdAt }) => within(createdAt, '2026-10-01', '2026-11-01')),
            ({ ownerId }) => [ownerId],
          ),
        said: [],
      },
    },
    {
      before: 'listings for rent in Dubai Marina',
      said: ['and for sale?', 'for sale instead'],
      gold: {
        plan: { measure: 'listings', filters: [is('area', 'dubai-marina'), is('purpose', 'sale')] },
        rows: ({ listings }) =>
          one(count(listings.filter((l) => l.area === 'dubai-marina' && l.purpose === 'sale'))),
        said: [],
      },
    },
  ],
  uncovered: [
    {
      kind: 'ambiguous',
      said: [
        'qualified leads in November',
        'average price of penthouses',
        'leads over 1 million',
        'listings from 5 November',
        'most leads',
        'calls by Khan yesterday',
        'leads last year in October and calls',
        'rent 6k to 8k in JVC',
      ],
    },
    {
      kind: 'unanswerable',
      said: [
        'how long does it take us to win a lead',
        'leads older than 30 days',
        'which buildings have most listings',
        'listings with parking',
        'calls about villas',
        'leads without follow up',
        'agents who joined this year',
        'number of duplicates',
        'leads by nationality',
        'leads from Instagram',
        'how many leads will we have next month',
        'leads that came back',
      ],
    },
    {
      kind: 'forbidden',
      said: [
        'give me the e-mail addresses of hot leads',
        'change the owner of my leads to Sara',
        'archive old listings',
        'what are the notes of lead L-1001',
      ],
    },
  ],
}
