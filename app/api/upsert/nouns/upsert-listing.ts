import { findListingIdByReference, findListingRecord } from '#db/pace/listings/records.ts'
import { mayReadListings, teamScope } from '../../caller/scopes.ts'
import type { Upserting, UpsertRow } from './upsert-row.ts'
import { changeDocument, findNamed, keyedMaking, made, type Written } from './written.ts'

/** By its id or reference; a listing has nobody who would be known by a phone. */
export async function upsertListing(upserting: Upserting, row: UpsertRow): Promise<Written> {
  const { db, actor, runner } = upserting
  const scope = () => teamScope(actor, 'listings:read')
  const known = await findNamed(row, 'listing', {
    byId: async (id) => mayReadListings(actor) && (await findListingRecord(db, scope(), id))?.id,
    byReference: async (reference) =>
      mayReadListings(actor) && findListingIdByReference(db, scope(), reference),
  })
  if (known !== null) return changeDocument(upserting, { kind: 'listing', id: known }, row)
  const { fields } = row
  return made(await runner.run('listing:new', 'create', { fields }, keyedMaking(row)))
}
