import * as Y from 'yjs'
import type { Facts } from '../access/access.ts'
import { type Portal, PORTALS } from '../catalogue.ts'
import { appendParagraphs } from '../documents/append-paragraphs.ts'
import { readFields, writeFields } from '../documents/fields.ts'
import { passingDoc } from '../documents/passing-doc.ts'
import { descriptionIn, fieldsIn, portalsIn } from '../documents/shared-types.ts'
import {
  LISTING_FIELDS,
  type ListingFields,
  type PortalState,
  PortalStateSchema,
} from './fields.ts'

export type Listing = ListingFields & { portals: Partial<Record<Portal, PortalState>> }

export function readListing(doc: Y.Doc): Listing {
  return { ...readFields(LISTING_FIELDS, fieldsIn(doc)), portals: readPortals(doc) }
}

/** The first update of a listing's document, with its description as paragraphs. Throws `invalid` if a field is wrong. */
export function createListingUpdate(
  fields: Partial<ListingFields>,
  description: readonly string[] = [],
): Uint8Array {
  const doc = passingDoc()
  const given = Object.fromEntries(Object.entries(fields).filter(([, value]) => value != null))
  doc.transact(() => {
    writeFields(LISTING_FIELDS, fieldsIn(doc), given)
    appendParagraphs(descriptionIn(doc), description)
  })
  return Y.encodeStateAsUpdate(doc)
}

export function listingFacts(listing: Pick<ListingFields, 'agentId' | 'teamId'>): Facts {
  return { ownerId: listing.agentId, teamId: listing.teamId }
}

export function readPortals(doc: Y.Doc): Listing['portals'] {
  const map = portalsIn(doc)
  const known = Object.keys(PORTALS).flatMap((portal) => {
    const result = PortalStateSchema.safeParse(map.get(portal))
    return result.success ? [[portal, result.data] as const] : []
  })
  return Object.fromEntries(known)
}
