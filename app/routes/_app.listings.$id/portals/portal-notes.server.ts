import type { PaceDb } from '#db/pace/client.ts'
import { listDemands } from '#db/pace/portals/demands.ts'
import { listDifferencesOf } from '#db/pace/portals/differences.ts'
import { findPortalListing } from '#db/pace/portals/portal-listings.ts'
import type { Portal } from '#domain/catalogue.ts'

export type PortalNote = {
  /** Of the listing, what the portal has no word for. */
  leftOut: string[]
  demands: { kind: string; message: { en?: string; ar?: string }; dueAt: string | null }[]
  differences: number
}
export type PortalNotes = Partial<Record<Portal, PortalNote>>

/** What there is to know of a listing at the portals beside its state. */
export async function loadPortalNotes(db: PaceDb, listingId: string): Promise<PortalNotes> {
  const [told, demands, differences] = await Promise.all([
    findPortalListing(db, { listingId, portal: 'propertyFinder' }),
    listDemands(db, listingId),
    listDifferencesOf(db, listingId),
  ])
  const noteOf = (portal: Portal): PortalNote => ({
    leftOut: portal === 'propertyFinder' ? (told?.leftOut ?? []) : [],
    demands: demands
      .filter((one) => one.portal === portal)
      .map(({ kind, message, dueAt }) => ({ kind, message, dueAt })),
    differences: differences.filter((one) => one.portal === portal).length,
  })
  return { propertyFinder: noteOf('propertyFinder'), bayut: noteOf('bayut') }
}
