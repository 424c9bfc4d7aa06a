import { authorise, can, type Facts } from '#domain/access/access.ts'
import { propertyName } from '#domain/property/property.ts'
import { isUuid } from '#domain/uuid.ts'
import { findLastSequence, listLatestEvents } from '#db/pace/events/events.ts'
import { findPropertyFacts } from '#db/pace/properties/facts.ts'
import { listOwners } from '#db/pace/properties/owners.ts'
import { findPropertyRecord, type PropertyRecord } from '#db/pace/properties/records.ts'
import { findOfProperty } from '#db/pace/related/to-property.ts'
import { leadScope, teamScope } from '../../api/caller/scopes.ts'
import { loadFiles } from '../../files/record/list-files.server.ts'
import { notFound, type requirePerson } from '../../pages/context.server.ts'

type Who = ReturnType<typeof requirePerson>
export type FoundProperty = { row: PropertyRecord; facts: Facts }

/** The property of this address, for somebody who may read it. */
export async function requirePropertyFor(
  { db, actor }: Who,
  id: string | undefined,
): Promise<FoundProperty> {
  const row = id && isUuid(id) ? await findPropertyRecord(db, id) : null
  if (!row) notFound('property')
  const facts = (await findPropertyFacts(db, [row.id])).get(row.id) ?? {}
  authorise(actor, 'read', 'property', facts)
  return { row, facts }
}

/** Everything that the page shows, and where in the log it stands: what happens after is followed. */
export async function loadProperty({ db, actor, deps }: Who, { row, facts }: FoundProperty) {
  const since = await findLastSequence(db)
  const [owners, related, events, files] = await Promise.all([
    listOwners(db, leadScope(actor), [row.id]),
    findOfProperty(db, teamScope(actor, 'listings:read'), row.id),
    listLatestEvents(db, 'property', row.id, 60),
    loadFiles(db, deps.sealFile, propertyName(row.id)),
  ])
  return {
    id: row.id,
    property: row,
    since,
    owners,
    ...related,
    events,
    files,
    may: { write: can(actor, 'write', 'property', facts) },
  }
}
export type LoadedProperty = Awaited<ReturnType<typeof loadProperty>>
