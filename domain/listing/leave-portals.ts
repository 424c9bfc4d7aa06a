import type * as Y from 'yjs'
import { portalsIn } from '../documents/shared-types.ts'
import { readListing } from './listing.ts'
import { isAdvertised } from './status.ts'

/** Asks every portal that shows the listing, or is about to, to take it down. */
export function leavePortals(doc: Y.Doc, at: string): void {
  const portals = portalsIn(doc)
  for (const [name, current] of Object.entries(readListing(doc).portals)) {
    if (current.state === 'removing' || current.state === 'removed') continue
    portals.set(name, { ...current, state: 'removing', at })
  }
}

/** What must hold of a listing after whatever has changed it: what may not be advertised on this day is on no portal. */
export function keepOffPortals(doc: Y.Doc, { now, today }: { now: string; today: string }): void {
  if (!isAdvertised(readListing(doc), today)) leavePortals(doc, now)
}
