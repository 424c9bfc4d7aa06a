import * as Y from 'yjs'
import { listingUpdateFromRow } from '#domain/record/first-update.ts'
import { type Listing, readListing } from '#domain/listing/listing.ts'

type Row = Record<string, unknown>

/** A row and its portal states as the document has them, for what the server renders. */
export function listingFromRow(row: Row, portals: readonly (Row & { portal: string })[]): Listing {
  const doc = new Y.Doc()
  Y.applyUpdate(doc, listingUpdateFromRow(row, portals))
  return readListing(doc)
}
