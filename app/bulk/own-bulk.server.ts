import { findBulkRow } from '#db/pace/commands/bulk-page.ts'
import { isUuid } from '#domain/uuid.ts'
import { notFound, type requirePerson } from '../pages/context.server.ts'

/** A command over many of one's own; admins see everybody's. */
export async function requireOwnBulk(
  { actor, db }: Pick<ReturnType<typeof requirePerson>, 'actor' | 'db'>,
  id: string | undefined,
) {
  const found = id && isUuid(id) ? await findBulkRow(db, id) : null
  const isOwn = actor.kind === 'person' && found?.bulk.personId === actor.id
  const isAdmin = actor.kind === 'person' && actor.role === 'admin'
  if (!found || (!isOwn && !isAdmin)) notFound('command over many')
  return found
}
