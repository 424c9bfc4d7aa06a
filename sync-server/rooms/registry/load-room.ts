import type { StoredDocument } from '#db/pace/documents/documents.ts'
import { parseDocumentName } from '#domain/documents/documents.ts'
import { DomainError } from '#domain/errors.ts'
import { isOutOfReach } from '../../store/database-errors.ts'
import type { DocumentStore } from '../../store/store.ts'
import { Room, type RoomBounds } from '../room.ts'

/** Who opens it first: a note is theirs. */
export type Opener = { teamId?: string | null }

/** Reads a document into a room; makes it first where its record has none. Throws `notFound`, `gone`, `unavailable`. */
export async function loadRoom(
  store: DocumentStore,
  name: string,
  { opener, bounds }: { opener: Opener; bounds: RoomBounds },
): Promise<Room> {
  return new Room(await findOrMake(store, name, opener).catch(explainOutage), bounds)
}

/** The database's absence in the domain's words; everything else as it is. */
export function explainOutage(error: unknown): never {
  if (!isOutOfReach(error)) throw error
  throw new DomainError('unavailable', 'The database is out of reach; try again in a moment.')
}

async function findOrMake(
  store: DocumentStore,
  name: string,
  opener: Opener,
): Promise<StoredDocument> {
  const { kind } = parseDocumentName(name)
  const stored = await store.load(name)
  if (stored?.deleted) throw new DomainError('gone', `${name} was deleted.`)
  if (stored) return stored
  if (!(await store.make(name, opener))) {
    throw new DomainError('notFound', `There is no ${kind} of that id.`)
  }
  const made = await store.load(name)
  if (!made) throw new DomainError('unavailable', 'The document is not there yet; try again.')
  return made
}
