import { useMemo } from 'react'
import { setListingFields } from '#domain/listing/commands.ts'
import { LISTING_FIELDS } from '#domain/listing/fields.ts'
import { type Listing, readListing } from '#domain/listing/listing.ts'
import type { LiveDocument } from '#live/live-document.ts'
import { useWorkspace } from '../../frame/workspace.tsx'
import type { RecordFields } from '../../live/record-fields.tsx'
import { hasContent, useLiveState } from '../../live/use-live-state.ts'
import { announceFocus, usePresence } from '../../live/use-presence.ts'
import { useY } from '../../live/use-y.ts'

/** The listing as the document has it now; until that has come, as the server rendered it. */
export function useListing(live: LiveDocument | null, initial: Listing): Listing {
  useLiveState(live)
  const doc = hasContent(live) ? live.doc : undefined
  const read = () => (doc ? readListing(doc) : initial)
  const fields = useY(doc?.getMap<unknown>('fields'), read)
  const portals = useY(doc?.getMap<unknown>('portals'), () => read().portals)
  return useMemo(
    () => ({ ...(fields ?? initial), portals: portals ?? initial.portals }),
    [fields, portals, initial],
  )
}

/** The listing's fields for its inputs: read from the document, written into one's own copy of it. */
export function useListingFields(
  live: LiveDocument | null,
  listing: Listing,
  mayWrite: boolean,
): RecordFields {
  const { me } = useWorkspace()
  const peers = usePresence(live, me.id)
  const ready = hasContent(live) && live.state().connection !== 'refused'
  return useMemo(
    () => ({
      table: LISTING_FIELDS,
      values: listing,
      evidence: {},
      peers,
      readOnly: !mayWrite || !ready,
      focus: (field) => announceFocus(live, field),
      write(field, value) {
        if (!live) return
        const actor = { kind: 'person', id: me.id, role: me.role, teamId: me.teamId } as const
        setListingFields.apply(
          live.doc,
          { fields: { [field]: value } },
          { actor, now: new Date().toISOString() },
        )
      },
    }),
    [listing, peers, mayWrite, ready, live, me],
  )
}
