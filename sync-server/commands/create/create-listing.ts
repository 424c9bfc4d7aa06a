import type { NewEntityEvent } from '#db/pace/events/events.ts'
import type { PaceDb } from '#db/pace/client.ts'
import { placeListing } from '../../properties/property-of-listing.ts'
import { untilUnchanged } from '../../properties/property-asked.ts'
import type { Rooms } from '../../rooms/documents-api.ts'
import type { Answer } from '../caller/answer-once.ts'
import type { Caller } from '../caller/caller.ts'
import { createRecord, type NewRecord } from './create-record.ts'

type Deps = { db: PaceDb; rooms: Pick<Rooms, 'create'> }
type NewListing = NewRecord & { caller: Caller; ifKnown?: 'another' | undefined }

/** A listing by hand, of a home that the house knows or gets to know with it. */
export async function createListing(
  deps: Deps,
  { caller, ifKnown, ...record }: NewListing,
): Promise<Answer> {
  const { fields, actor: actorName, now } = record
  const home = { fields, ifKnown, actor: caller.actor, actorName, now }
  return untilUnchanged(async () => {
    const placed = await placeListing(deps.db, home)
    let made: NewEntityEvent[] = []
    return createRecord(deps, {
      ...record,
      fields: placed.fields,
      events: () => made,
      async store(tx, answer) {
        made = await placed.inTransaction(tx)
        await record.store?.(tx, answer)
      },
    })
  })
}
