import { FEED_ACTOR } from '#domain/call/feed/feed-segment.ts'
import type { Earlier } from '#domain/call/masking/hear.ts'
import { maskEarlier } from '#domain/call/feed/mask-earlier.ts'
import type { Rooms } from '../rooms/documents-api.ts'
import { scrubDeleted } from '../store/scrub-log.ts'

/**
 * Masks what stands in a call's document already. In the same transaction it leaves the log, and the document becomes
 * another generation: whoever holds a copy gets one that never had it.
 */
export async function maskInDocument(
  rooms: Pick<Rooms, 'change' | 'regenerated'>,
  name: string,
  { earlier, at }: { earlier: readonly Earlier[]; at: string },
): Promise<void> {
  if (earlier.length === 0) return
  let isMasked = false
  await rooms.change(name, {
    actor: FEED_ACTOR,
    change: (doc) => {
      isMasked = earlier.map((place) => maskEarlier(doc, place, at)).includes(true)
    },
    inTransaction: async (tx, seq) => {
      if (isMasked) await scrubDeleted(tx, name, seq)
    },
  })
  if (isMasked) rooms.regenerated(name)
}
