import { z } from 'zod'
import { SentInstantSchema } from '#domain/calendar.ts'
import { DomainError } from '#domain/errors.ts'
import { bookViewing as book, checkViewing, showViewing } from '../../api/resources/viewings.ts'
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
    return checkViewing(db, actor, input)
  },
  run: async (input, { db, actor }) => {
    const viewing = showViewing((await book({ db }, actor, input)).viewing)
    return { result: { viewing }, records: [{ noun: 'viewing', id: viewing.id }] }
  },
})
