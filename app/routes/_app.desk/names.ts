import { useMemo } from 'react'
import type { LeadName, ListingName } from '#db/pace/search/record-names.ts'
import type { Card } from '#domain/views/cards.ts'

/** What the records on the cards are called; cards hold only ids. */
export type Names = { leads: Map<string, LeadName>; listings: Map<string, ListingName> }

/** The ids that cards mention. */
export function mentioned(cards: readonly Card[]): { leads: string[]; listings: string[] } {
  const leads = new Set<string>()
  const listings = new Set<string>()
  for (const card of cards) {
    if (card.kind === 'lead') continue
    if (card.leadId) leads.add(card.leadId)
    if (card.kind === 'viewing' && card.listingId) listings.add(card.listingId)
  }
  return { leads: [...leads], listings: [...listings] }
}

/** A card has come since that mentions a record whose name is not known yet. */
export function lacksNames(cards: readonly Card[], names: Names): boolean {
  const { leads, listings } = mentioned(cards)
  return leads.some((id) => !names.leads.has(id)) || listings.some((id) => !names.listings.has(id))
}

export function useNames(leads: readonly LeadName[], listings: readonly ListingName[]): Names {
  return useMemo(
    () => ({
      leads: new Map(leads.map((lead) => [lead.id, lead])),
      listings: new Map(listings.map((listing) => [listing.id, listing])),
    }),
    [leads, listings],
  )
}
