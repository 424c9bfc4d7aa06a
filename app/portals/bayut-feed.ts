import { XMLBuilder } from 'fast-xml-parser'
import type { PortalListing } from '#db/pace/listings/portal-listings.ts'
import { contentProblems } from '#domain/listing/portal-demands.ts'
import { type FeedAddresses, toProperty } from './bayut-property.ts'

const builder = new XMLBuilder({
  cdataPropName: '__cdata',
  format: true,
  suppressEmptyNode: true,
})

/** Raised with every change of what this file makes of a listing: portals keep what they have by it. */
export const BAYUT_FEED_FORMAT = 5

export type FeedCounts = { shown: number; keptOut: number }
type FeedOptions = FeedAddresses & {
  today: string
  /** When all of it has been taken; before its end is told. */
  onRead?: (counts: FeedCounts) => Promise<void>
}

/**
 * Bayut's and dubizzle's feed (see the tags in their contract), page by page as it is read: every listing is complete, or it is not
 * in it. What is not there the portal takes down.
 */
export async function* writeBayutFeed(
  pages: AsyncIterable<readonly PortalListing[]>,
  { today, onRead, ...addresses }: FeedOptions,
): AsyncGenerator<Uint8Array, void> {
  const counts = { shown: 0, keptOut: 0 }
  yield bytes('<?xml version="1.0" encoding="UTF-8"?>\n<Properties>\n')
  for await (const listings of pages) {
    const complete = listings.filter((listing) => isComplete(listing, today))
    counts.shown += complete.length
    counts.keptOut += listings.length - complete.length
    if (complete.length > 0)
      yield bytes(builder.build({ Property: complete.map((one) => toProperty(one, addresses)) }))
  }
  yield bytes('</Properties>\n')
  await onRead?.(counts)
}

/** Whether the feed tells of it, or leaves it out until what is missing is there. */
export function isComplete({ listing, city, agentPhone }: PortalListing, today: string): boolean {
  const { description } = listing
  return contentProblems(listing, 'bayut', { today, description, city, agentPhone }).length === 0
}

function bytes(text: string): Uint8Array {
  return new TextEncoder().encode(text)
}
