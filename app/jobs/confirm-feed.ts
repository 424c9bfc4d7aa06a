import type { PaceDb } from '#db/pace/client.ts'
import { findFeedRead, listReadWishes } from '#db/pace/listings/feed-reads.ts'
import { findPortalListings } from '#db/pace/listings/portal-listings.ts'
import type { SettingsWatch } from '#db/pace/house/watch-settings.ts'
import { forgetDifferences } from '#db/pace/portals/save-compared.ts'
import type { Portal } from '#domain/catalogue.ts'
import type { PortalState } from '#domain/listing/fields.ts'
import { dayOf } from '#domain/zone-time.ts'
import { isComplete } from '../portals/bayut-feed.ts'
import type { Commands } from '../sync-client/commands.server.ts'

export type ConfirmDeps = {
  db: PaceDb
  commands: Pick<Commands, 'forService'>
  settings: Pick<SettingsWatch, 'current'>
  now: () => Date
}
type Wish = Awaited<ReturnType<typeof listReadWishes>>[number]

const PAGE = 100
/** Commands at a time: somebody's own are to find room between them. */
const AT_ONCE = 4

/**
 * What a portal's last reading of its feed says of the listings that wait for it: it has read those that the feed holds, and no
 * longer reads those that have left. A listing that has changed since the reading waits for the next one.
 */
export async function confirmFeedRead(deps: ConfirmDeps, portal: Portal): Promise<void> {
  const read = await findFeedRead(deps.db, portal)
  if (!read) return
  let after: string | null = null
  for (;;) {
    const wishes: Wish[] = await listReadWishes(deps.db, read, { limit: PAGE, after })
    const held = await listHeld(deps, portal, wishes)
    const told = wishes.flatMap((wish) => {
      const state = stateAfter(wish, { isHeld: held.has(wish.listingId), at: read.readAt })
      return state ? [{ wish, state }] : []
    })
    for (let at = 0; at < told.length; at += AT_ONCE)
      await Promise.all(told.slice(at, at + AT_ONCE).map((one) => tell(deps, portal, one)))
    after = wishes.at(-1)?.listingId ?? null
    if (wishes.length < PAGE) return
  }
}

/** Of those that wish to be shown, which the feed holds. */
async function listHeld(
  { db, settings, now }: ConfirmDeps,
  portal: Portal,
  wishes: readonly Wish[],
): Promise<Set<string>> {
  const today = dayOf(now().toISOString(), settings.current().house.zone)
  const ids = wishes.filter(({ state }) => state !== 'removing').map(({ listingId }) => listingId)
  const listings = await findPortalListings(db, portal, { ids, today })
  return new Set(listings.filter((one) => isComplete(one, today)).map(({ listing }) => listing.id))
}

function stateAfter(
  { state }: Wish,
  { isHeld, at }: { isHeld: boolean; at: string },
): PortalState | null {
  if (state === 'removing') return { state: 'removed', at }
  return isHeld ? { state: 'live', at } : null
}

async function tell(
  { db, commands }: ConfirmDeps,
  portal: Portal,
  { wish, state }: { wish: Wish; state: PortalState },
): Promise<void> {
  // First, since it is asked for no more once it is told. What the portal shows meanwhile its next report says.
  if (state.state === 'removed')
    await db.transaction((tx) => forgetDifferences(tx, portal, wish.listingId))
  await commands
    .forService({ cause: `feed:${portal}` })
    .run(`listing:${wish.listingId}`, 'recordPortalState', { portal, state, answers: wish.at })
}
