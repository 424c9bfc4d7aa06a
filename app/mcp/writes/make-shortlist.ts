import { z } from 'zod'
import { LANGUAGES } from '#domain/language.ts'
import {
  MOST_HOMES,
  MOST_WORDS,
  type NewShortlist,
  OPEN_DAYS,
} from '#domain/shortlist/shortlist.ts'
import { shortText } from '#domain/text/characters.ts'
import { changedBy } from '../../http/changed-by.ts'
import { checkShortlist, makeShortlist as make } from '../../shortlist/make-shortlist.server.ts'
import { defineWrite, lines, type ShownLine } from './write-tool.ts'

const homes = z
  .array(z.uuid().toLowerCase())
  .min(1)
  .max(MOST_HOMES)
  .refine((ids) => new Set(ids).size === ids.length, 'names one of them twice')

export const makeShortlist = defineWrite({
  name: 'make_shortlist',
  title: 'Make a shortlist',
  description:
    'A page with homes for the customer of a lead, behind a secret link. The link is not told to programs: the person takes a new one on the page of the lead, and sends it.',
  writes: 'rows',
  input: {
    leadId: z.uuid().toLowerCase(),
    listingIds: homes.describe('In the order in which they are shown'),
    language: z.enum(LANGUAGES).describe('In which the customer reads'),
    greeting: shortText(MOST_WORDS).optional(),
    days: z
      .union(OPEN_DAYS.map((days) => z.literal(days)))
      .optional()
      .describe(`How long it is open; default: ${OPEN_DAYS[0]}`),
  },
  shown: ({ leadId, listingIds, language, greeting, days }) => [
    ...lines(['leadId', 'lead', leadId]),
    ...listingIds.map((value): ShownLine => ({ label: 'listingId', kind: 'listing', value })),
    ...lines(
      ['language', 'text', language],
      ['greeting', 'text', greeting],
      ['days', 'text', String(days ?? OPEN_DAYS[0])],
    ),
  ],
  check: (input, context) => checkShortlist(context, wantedOf(input)),
  run: async (input, { db, actor, settings, program }) => {
    const by = changedBy(actor, null, program)
    const making = { db, actor, settings, personId: actor.id, by }
    // Its secret goes nowhere: what a program was answered is kept.
    const { id } = await make(making, wantedOf(input))
    const { leadId, listingIds } = input
    return {
      result: { shortlist: { id, leadId, listingIds } },
      records: [{ noun: 'lead', id: leadId }],
    }
  },
})

type Input = {
  leadId: string
  listingIds: string[]
  language: NewShortlist['language']
  greeting?: string | undefined
  days?: NewShortlist['days'] | undefined
}

function wantedOf({ leadId, listingIds, language, greeting = '', days }: Input): NewShortlist {
  return { leadId, homes: listingIds, language, greeting, days: days ?? OPEN_DAYS[0] }
}
