import { Hono } from 'hono'
import { authorise } from '#domain/access/access.ts'
import type { OpenDoor, OpenDoors } from '#domain/call/vendors/open-door.ts'
import { readDoorNews } from '#db/pace/calls/feed-doors.ts'
import type { PaceDb } from '#db/pace/client.ts'
import type { VerifyToken } from '#service/identity/verify-token.ts'
import { requireCaller } from '../../commands/caller/caller.ts'
import { MOST_LINES, soundPathOf } from '../audio/sound-doors.ts'
import { MOST_WAITING } from '../feed-connection.ts'
import { MOST_KIB, wordsPath } from './vendor-doors.ts'
import type { FeedDoor } from '../doors/doors.ts'

type Deps = {
  db: PaceDb
  verifyToken: VerifyToken
  doors: readonly FeedDoor[]
  publicUrl: string
  hasTranscriber: boolean
}

/** `GET /feed/doors`: which ways in for calls are open, for whoever looks after the house; without their secrets. */
export function createDoorsRoute(deps: Deps): Hono {
  const routes = new Hono()
  routes.get('/feed/doors', async (c) => {
    const { actor } = await requireCaller(deps, c.req.header('authorization'), {})
    authorise(actor, 'change', 'settings')
    return c.json(await openDoors(deps), 200, { 'cache-control': 'no-store' })
  })
  return routes
}

async function openDoors(deps: Deps): Promise<OpenDoors> {
  const { doors, publicUrl, hasTranscriber } = deps
  return {
    doors: await Promise.all(doors.map((door) => openDoor(deps, door))),
    hasTranscriber,
    feedAddress: `${asSocket(publicUrl)}/feed`,
    most: { kilobytes: MOST_KIB, streams: MOST_LINES, waiting: MOST_WAITING },
  }
}

/** Long enough to see what does not work, and few enough to be read at once. */
const LATELY_MS = 24 * 3_600_000

async function openDoor({ db, publicUrl }: Deps, door: FeedDoor): Promise<OpenDoor> {
  const { vendor, name } = door
  const words = wordsPath(door)
  const sound = soundPathOf(door)
  const since = new Date(Date.now() - LATELY_MS).toISOString()
  return {
    vendor,
    name,
    news: await readDoorNews(db, door, since),
    ways: [
      ...(words ? [{ kind: 'words' as const, address: bare(publicUrl) + words }] : []),
      ...(sound ? [{ kind: 'sound' as const, address: asSocket(publicUrl) + sound }] : []),
    ],
  }
}

function bare(url: string): string {
  return url.replace(/\/$/, '')
}

function asSocket(url: string): string {
  return bare(url).replace(/^http/, 'ws')
}
