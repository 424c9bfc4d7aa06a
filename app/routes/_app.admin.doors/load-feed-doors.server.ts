import { type DoorNews, readDoorNews } from '#db/pace/calls/feed-doors.ts'
import type { PaceDb } from '#db/pace/client.ts'
import type { OpenDoor, OpenDoors } from '#domain/call/vendors/open-door.ts'
import { DomainError } from '#domain/errors.ts'
import type { Commands } from '../../sync-client/commands.server.ts'

export type FeedDoors = Omit<OpenDoors, 'doors'> & { doors: (OpenDoor & { news: DoorNews })[] }

/** What is kept of vendors' messages, and so what is counted of them. */
const LATELY_MS = 24 * 3_600_000

type Deps = { db: PaceDb; commands: Pick<Commands, 'openDoors'>; now: Date }

/** The ways in for calls with what came by each; null while the sync server, which has them, is out of reach. */
export async function loadFeedDoors(
  { db, commands, now }: Deps,
  session: { id: string },
): Promise<FeedDoors | null> {
  const since = new Date(now.getTime() - LATELY_MS).toISOString()
  try {
    const { doors, ...rest } = await commands.openDoors(session)
    const told = doors.map(async (door) => ({ ...door, news: await readDoorNews(db, door, since) }))
    return { ...rest, doors: await Promise.all(told) }
  } catch (error) {
    if (error instanceof DomainError && error.code === 'unavailable') return null
    throw error
  }
}
