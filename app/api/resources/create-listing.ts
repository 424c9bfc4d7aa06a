import { findListingRecord, type ListingRecord } from '#db/pace/listings/records.ts'
import { authorise } from '#domain/access/access.ts'
import { parseDocumentName } from '#domain/documents/documents.ts'
import { DomainError } from '#domain/errors.ts'
import type { ApiContext } from '../caller/caller.ts'
import type { ApiDeps } from '../deps/deps.ts'
import { whenProjected } from '../http/projected.ts'
import { writerFor } from '../http/writer.ts'

type Wanted = { fields: Record<string, unknown>; ifKnown: 'refuse' | 'another' }

/** A new listing from its fields, with the home that it is of. */
export async function createListing(
  c: ApiContext,
  { db, commands }: Pick<ApiDeps, 'db' | 'commands'>,
  { fields, ifKnown }: Wanted,
): Promise<ListingRecord> {
  authorise(c.get('caller').actor, 'create', 'listing')
  const args = { fields, ...(ifKnown === 'another' && { ifKnown }) }
  const { document, seq } = await writerFor(c, commands).run('listing:new', 'create', args)
  const { key } = parseDocumentName(document)
  const listing = await whenProjected(() => findListingRecord(db, 'all', key), seq)
  if (listing) return listing
  throw new DomainError('unavailable', 'The listing was made, but is not readable yet.')
}
