import { z } from 'zod'
import { SentInstantSchema } from '#domain/calendar.ts'
import { DomainError } from '#domain/errors.ts'
import {
  bookViewing as book,
  checkViewing,
  showViewing,
  timesOf,
} from '../../api/resources/viewings.ts'
import { requireFree } from '#db/pace/viewings/slot.ts'
import { defineWrite, lines } from './write-tool.ts'

export const bookViewing = defineWrite({
  name: 'book_viewing',
  title: 'Book a viewing',
  description:
    'A viewing of a listing for a lead, shown by the person or by somebody whom they lead. It takes half an hour unless told otherwise.',
  writes: 'rows',
  input: {
    leadId: z.uuid().toLowerCase(),
    listingId: z.uuid().toLowerCase(),
    startsAt: SentInstantSchema,
    endsAt: SentInstantSchema.optional(),
    agentId: z.uuid().toLowerCase().optional().describe('Default: the person'),
  },
  shown: ({ leadId, listingId, startsAt, endsAt, agentId }) =>
    lines(
      ['leadId', 'lead', leadId],
      ['listingId', 'listing', listingId],
      ['startsAt', 'when', startsAt],
      ['endsAt', 'when', endsAt],
      ['agentId', 'person', agentId],
    ),
  check: async (input, { db, actor }) => {
    const { startsAt, endsAt } = input
    if (endsAt !== undefined && Date.parse(endsAt) <= Date.parse(startsAt))
      throw new DomainError('invalid', 'A viewing ends after it begins.')
    const { id: agentId } = await checkViewing(db, actor, input)
    // A person insists on a time that is taken, on a page; a program looks for another before anybody is asked.
    const { leadId, listingId } = input
    await requireFree(db, { agentId, leadId, listingId, ...timesOf(input) })
  },
  run: async (input, { db, actor }) => {
    const viewing = showViewing((await book({ db }, actor, input)).viewing)
    return { result: { viewing }, records: [{ noun: 'viewing', id: viewing.id }] }
  },
})
