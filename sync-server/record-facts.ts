import type * as Y from 'yjs'
import type { Facts } from '#domain/access.ts'
import { callFacts, readCallMeta } from '#domain/call/call.ts'
import { type DocumentKind, type DocumentRef, parseDocumentName } from '#domain/documents.ts'
import { DomainError } from '#domain/errors.ts'
import { leadFacts, readLead } from '#domain/lead/lead.ts'
import { listingFacts, readListing } from '#domain/listing/listing.ts'
import type { Rooms } from './rooms.ts'

/** What a record's own document says of who may; its row follows a moment later. Null for other kinds. */
export function factsInDoc(kind: DocumentKind, doc: Y.Doc): Facts | null {
  if (kind === 'lead') return leadFacts(readLead(doc))
  if (kind === 'listing') return listingFacts(readListing(doc))
  return kind === 'call' ? callFacts(readCallMeta(doc)) : null
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
