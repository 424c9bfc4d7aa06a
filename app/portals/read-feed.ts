import type { PaceDb } from '#db/pace/client.ts'
import { addJob } from '#db/pace/jobs/queue.ts'
import { recordFeedRead, recordFeedUnchanged } from '#db/pace/listings/feed-reads.ts'
import {
  type FeedVersion,
  portalVersion,
  readPortalListings,
} from '#db/pace/listings/portal-listings.ts'
import type { SettingsWatch } from '#db/pace/house/watch-settings.ts'
import { labelOf } from '#domain/reference/reference.ts'
import { dayOf } from '#domain/zone-time.ts'
import { photoPath } from '../files/record/paths.ts'
import { hasTag } from '../http/entity-tags.ts'
import { BAYUT_FEED_FORMAT, type FeedCounts, writeBayutFeed } from './bayut-feed.ts'
import { streamChunks } from './stream-chunks.ts'

/** Tells listings what a portal's reading of its feed says of them. */
export const CONFIRM_TASK = 'confirm-feed'
const PORTAL = 'bayut'

type Deps = { db: PaceDb; settings: Pick<SettingsWatch, 'current'>; appUrl: string }
type Asked = { tags: string | undefined; reader: string | undefined }
export type FeedAnswer = { etag: string; body: ReadableStream<Uint8Array> | null }

/**
 * The feed as it is now, or nothing where the reader has it already. Either way the reader now knows the listings as they were at
 * this moment of their log, and that is kept: a portal that pulls says nothing else of what it has.
 */
export async function readBayutFeed(deps: Deps, { tags, reader }: Asked): Promise<FeedAnswer> {
  const { db, settings, appUrl } = deps
  const { house, reference } = settings.current()
  const readAt = new Date().toISOString()
  const today = dayOf(readAt, house.zone)
  // Told before the listings are read: a change in between makes the next answer another, never this one stale.
  const version = await portalVersion(db)
  const etag = `W/"${BAYUT_FEED_FORMAT}-${today}-${version.version}"`
  if (hasTag(tags, etag)) {
    await keepUnchanged(db, version, readAt)
    return { etag, body: null }
  }
  const feed = writeBayutFeed(readPortalListings(db, PORTAL, today), {
    today,
    photoAddress: (fileId) => `${appUrl}${photoPath(fileId)}`,
    amenityLabel: (key) => labelOf(reference, 'amenity', key),
    onRead: (counts) => keepRead(db, version, { readAt, reader, ...counts }),
  })
  return { etag, body: streamChunks(feed) }
}

type Read = FeedCounts & { readAt: string; reader: string | undefined }

async function keepRead(db: PaceDb, { sequence }: FeedVersion, { reader, ...read }: Read) {
  const named = reader?.slice(0, 200) ?? null
  await db.transaction(async (tx) => {
    await recordFeedRead(tx, { portal: PORTAL, sequence, reader: named, ...read })
    await queueConfirming(tx)
  })
}

async function keepUnchanged(db: PaceDb, { sequence }: FeedVersion, readAt: string) {
  await db.transaction(async (tx) => {
    if (await recordFeedUnchanged(tx, { portal: PORTAL, sequence, readAt }))
      await queueConfirming(tx)
  })
}

async function queueConfirming(tx: PaceDb): Promise<void> {
  const key = `${CONFIRM_TASK}:${PORTAL}`
  await addJob(tx, { task: CONFIRM_TASK, payload: { portal: PORTAL }, key })
}
