import type { OpenDoors } from '#domain/call/vendors/open-door.ts'
import { DomainError } from '#domain/errors.ts'
import type { Commands } from '../../sync-client/commands.server.ts'

/** The ways in for calls with what came by each; null while the sync server, which has them, is out of reach. */
export async function loadFeedDoors(
  commands: Pick<Commands, 'openDoors'>,
  session: { id: string },
): Promise<OpenDoors | null> {
  try {
    return await commands.openDoors(session)
  } catch (error) {
    if (error instanceof DomainError && error.code === 'unavailable') return null
    throw error
  }
}
