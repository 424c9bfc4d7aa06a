import { useMemo } from 'react'
import { documentName } from '#domain/documents/documents.ts'
import { fieldsIn, portalsIn } from '#domain/documents/shared-types.ts'
import { setListingFields } from '#domain/listing/commands.ts'
import { LISTING_FIELDS } from '#domain/listing/fields.ts'
import { type Listing, readListing, readPortals } from '#domain/listing/listing.ts'
import type { LiveDocument } from '#live/live-document.ts'
import { useContent } from '../../live/document/use-live-state.ts'
import { useY } from '../../live/document/use-y.ts'
import type { RecordFields } from '../../live/fields/record-fields.tsx'
import { useRecordFields } from '../../live/fields/use-record-fields.ts'

/** The listing as the document has it now; until that has come, as the server rendered it. */
export function useListing(live: LiveDocument | null, initial: Listing): Listing {
  const doc = useContent(live)
  const fields = useY(doc && fieldsIn(doc), () => (doc ? readListing(doc) : initial))
  const portals = useY(doc && portalsIn(doc), () => doc && readPortals(doc))
  return useMemo(
    () => ({ ...(fields ?? initial), portals: portals ?? initial.portals }),
    [fields, portals, initial],
  )
}

const NO_EVIDENCE = {}

type Shown = { id: string; listing: Listing; mayWrite: boolean }

export function useListingFields(
  live: LiveDocument | null,
  { id, listing, mayWrite }: Shown,
): RecordFields {
  return useRecordFields(live, {
    document: documentName('listing', id),
    table: LISTING_FIELDS,
    values: listing,
    evidence: NO_EVIDENCE,
    command: setListingFields,
    mayWrite,
  })
}
