import type * as Y from 'yjs'
import type { PaceDb } from '#db/pace/client.ts'
import { findDocumentFacts } from '#db/pace/documents/facts.ts'
import type { Facts } from '#domain/access/access.ts'
import { callFacts, readCallMeta } from '#domain/call/call.ts'
import {
  type DocumentKind,
  type DocumentRef,
  parseDocumentName,
} from '#domain/documents/documents.ts'
import { DomainError } from '#domain/errors.ts'
import { leadFacts, readLead } from '#domain/lead/lead.ts'
import { listingFacts, readListing } from '#domain/listing/listing.ts'
import type { Rooms } from '../rooms/documents-api.ts'

/** What a record's own document says of who may; its row follows a moment later. Null for other kinds. */
export function factsInDoc(kind: DocumentKind, doc: Y.Doc): Facts | null {
  if (kind === 'lead') return leadFacts(readLead(doc))
  if (kind === 'listing') return listingFacts(readListing(doc))
  return kind === 'call' ? callFacts(readCallMeta(doc)) : null
}

/** What the rows say of who may, where the document does not: who works with a contact stands in what hangs on it. */
export async function factsInRows(db: PaceDb, document: string): Promise<Facts | undefined> {
  if (parseDocumentName(document).kind !== 'contact') return undefined
  return (await findDocumentFacts(db, [document])).get(document)
}

/** For a record so new that it has no row yet; null if it has no document either. */
export async function factsOfNewRecord(
  rooms: Pick<Rooms, 'inspect'>,
  ref: DocumentRef,
): Promise<Facts | null> {
  const { kind, key } = ref.kind === 'private' ? parseDocumentName(ref.key) : ref
  const record = kind === 'sensitive' ? 'call' : kind
  if (record !== 'lead' && record !== 'listing' && record !== 'call') return null
  try {
    return await rooms.inspect(`${record}:${key}`, (doc) => factsInDoc(record, doc))
  } catch (error) {
    if (error instanceof DomainError && error.code === 'notFound') return null
    throw error
  }
}
