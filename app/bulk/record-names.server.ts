import { listContactNames, listLeadNames, listListingNames } from '#db/pace/search/record-names.ts'
import { parseDocumentName } from '#domain/documents/documents.ts'
import { contactWords } from '#words/contacts.ts'
import { leadScope } from '../api/caller/scopes.ts'
import type { requirePerson } from '../pages/context.server.ts'

type Who = Pick<ReturnType<typeof requirePerson>, 'actor' | 'db'>
export type RecordName = { name: string; reference: string; to: string }

/** What these records are called, as far as whoever asks may see it; a lead of somebody else's by its reference alone. */
export async function namesOf(
  { actor, db }: Who,
  records: readonly { document: string }[],
): Promise<Map<string, RecordName>> {
  const idsOf = (kind: string) =>
    records.flatMap(({ document }) => {
      const ref = parseDocumentName(document)
      return ref.kind === kind ? [ref.key] : []
    })
  const [leads, listings, contacts] = await Promise.all([
    listLeadNames(db, leadScope(actor), idsOf('lead')),
    listListingNames(db, idsOf('listing')),
    listContactNames(db, leadScope(actor), idsOf('contact')),
  ])
  return new Map<string, RecordName>([
    ...leads.map(
      ({ id, name, reference }) => [`lead:${id}`, { name, reference, to: `/leads/${id}` }] as const,
    ),
    ...listings.map(
      ({ id, title, reference }) =>
        [`listing:${id}`, { name: title, reference, to: `/listings/${id}` }] as const,
    ),
    ...contacts.map(
      ({ id, name }) =>
        [
          `contact:${id}`,
          { name: name ?? contactWords().nameless, reference: '', to: `/contacts/${id}` },
        ] as const,
    ),
  ])
}
