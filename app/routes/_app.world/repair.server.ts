import type { PaceDb } from '#db/pace/client.ts'
import { findPublication } from '#db/pace/listings/records.ts'
import type { DifferenceKind } from '#domain/portals/drift.ts'
import type { CommandRunner } from '../../sync-client/commands.server.ts'
import { queueRepair } from '../../portals/property-finder/queue.ts'

type Deps = { db: PaceDb; commands: CommandRunner }
type Wish = { listingId: string; kind: DifferenceKind }

/** A listing that is not shown is published anew, as a wish of whoever asks; whatever else differs is told the portal again. */
export async function repair({ db, commands }: Deps, { listingId, kind }: Wish): Promise<void> {
  const state = (await findPublication(db, listingId, 'propertyFinder'))?.publication.state
  if (kind === 'status' && state === 'live') {
    await commands.run(`listing:${listingId}`, 'publish', { portal: 'propertyFinder' })
    return
  }
  await queueRepair(db, listingId)
}
