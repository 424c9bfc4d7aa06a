import { z } from 'zod'
import { appendEvents, type NewEntityEvent } from '#db/pace/events/events.ts'
import type { ImportChange, Undone } from '#db/pace/imports/changes.ts'
import { markUndoneChanges } from '#db/pace/imports/changes.ts'
import type { PropertyRecord } from '#db/pace/properties/records.ts'
import { removeUnusedProperties } from '#db/pace/properties/remove.ts'
import { IMPORT_ACTOR } from '#domain/import/import.ts'
import { propertyKeyOf } from '#domain/property/property.ts'
import { PROPERTY_FIELDS } from '#domain/property/fields.ts'
import { NotOurs, type Slice, type SliceDeps } from './slices.ts'

/** Homes are rows: those that this import made and that nobody uses are taken away, and the others stay. */
export async function takeBackHomes(
  { db }: SliceDeps,
  { one, holder }: Slice,
  changes: readonly ImportChange[],
): Promise<void> {
  const idOf = ({ document }: ImportChange) => propertyKeyOf(document) ?? ''
  await db.transaction(async (tx) => {
    const { removed, used } = await removeUnusedProperties(tx, changes.map(idOf))
    const undone = changes.map((change): Undone => {
      const { place, document, seq } = change
      const reason = used.get(idOf(change))
      return reason
        ? { place, document, seq, outcome: 'kept', reason }
        : { place, document, seq, outcome: 'undone' }
    })
    if (!(await markUndoneChanges(tx, { id: one.id, holder }, undone))) throw new NotOurs()
    await appendEvents(tx, removed.map(goneEvent))
  })
}

function goneEvent(row: PropertyRecord): NewEntityEvent {
  const facts = Object.entries(row).filter(
    ([name, value]) => Object.hasOwn(PROPERTY_FIELDS, name) && value !== null,
  )
  return {
    resource: 'property',
    key: row.id,
    old: z.record(z.string(), z.json()).parse(Object.fromEntries(facts)),
    new: null,
    actor: IMPORT_ACTOR,
    documentSeq: null,
  }
}
