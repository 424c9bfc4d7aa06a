import type { PortalListing } from '#db/pace/listings/portal-listings.ts'
import { contentProblems } from '#domain/listing/portal-demands.ts'
import { type FeedAddresses, propertyXml } from './bayut-property.ts'

const encoder = new TextEncoder()
/** Listings whose text is made, and waits for its reader, at a time. */
const TOLD_AT_ONCE = 25

/** Raised with every change of what this file makes of a listing: portals keep what they have by it. */
export const BAYUT_FEED_FORMAT = 6

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
  yield encoder.encode('<?xml version="1.0" encoding="UTF-8"?>\n<Properties>\n')
  for await (const listings of pages) {
    const complete = listings.filter((listing) => isComplete(listing, today))
    counts.shown += complete.length
    counts.keptOut += listings.length - complete.length
    for (let at = 0; at < complete.length; at += TOLD_AT_ONCE) {
      const some = complete.slice(at, at + TOLD_AT_ONCE)
      yield encoder.encode(some.map((one) => propertyXml(one, addresses)).join(''))
    }
  }
  yield encoder.encode('</Properties>\n')
  await onRead?.(counts)
}

/** Whether the feed tells of it, or leaves it out until what is missing is there. */
export function isComplete({ listing, city, agentPhone }: PortalListing, today: string): boolean {
  const { description } = listing
  return contentProblems(listing, 'bayut', { today, description, city, agentPhone }).length === 0
}
