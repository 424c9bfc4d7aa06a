import type { PaceDb } from '#db/pace/client.ts'
import { makeDocument } from '#db/pace/document-origins.ts'
import { loadDocument, type StoredDocument } from '#db/pace/documents.ts'
import { parseDocumentName } from '#domain/documents.ts'
import { DomainError } from '#domain/errors.ts'
import { isOutOfReach } from './database-errors.ts'
import { Room } from './room.ts'

/** Who opens it first: a note is theirs. */
export type Opener = { teamId?: string | null }

/** Reads a document into a room; makes it first where its record has none. Throws `notFound`, `gone`, `unavailable`. */
export async function loadRoom(db: PaceDb, name: string, opener: Opener): Promise<Room> {
  return new Room(await findOrMake(db, name, opener).catch(explainOutage))
}

/** The database's absence in the domain's words; everything else as it is. */
export function explainOutage(error: unknown): never {
  if (!isOutOfReach(error)) throw error
  throw new DomainError('unavailable', 'The database is out of reach; try again in a moment.')
}

async function findOrMake(db: PaceDb, name: string, opener: Opener): Promise<StoredDocument> {
  const { kind } = parseDocumentName(name)
  const stored = await loadDocument(db, name)
  if (stored?.deleted) throw new DomainError('gone', `${name} was deleted.`)
  if (stored) return stored
  if (!(await makeDocument(db, name, opener))) {
    throw new DomainError('notFound', `There is no ${kind} of that id.`)
  }
  const made = await loadDocument(db, name)
  if (!made) throw new DomainError('unavailable', 'The document is not there yet; try again.')
  return made
}
