import { and, arrayContains, eq, isNull, or, type SQL, sql } from 'drizzle-orm'
import type { PaceDb } from '../client.ts'
import type { calendarFeeds, ownerReports, shortlists, viewingLinks } from '../schema.ts'

/** Tables of links that open a page until a day, and can be renewed. */
type Links = typeof shortlists | typeof ownerReports
/** Tables of whatever opens something by a secret. */
type Secrets = Links | typeof viewingLinks | typeof calendarFeeds

/** The link that a secret is or was of. To be asked for without a limit: one would have the table read from its beginning. */
export function isOfSecret(links: Links, keyHash: string): SQL | undefined {
  return or(eq(links.keyHash, keyHash), arrayContains(links.formerHashes, [keyHash]))
}

type Link = Pick<typeof shortlists.$inferSelect, 'keyHash' | 'endsAt' | 'revokedAt'>

/** Whether it opens by this secret now: it is not renewed, revoked or at its end. */
export function opensBy(link: Link, keyHash: string, now: Date): boolean {
  const isEnded = Date.parse(link.endsAt) <= now.getTime()
  return link.keyHash === keyHash && link.revokedAt === null && !isEnded
}

export type Renewal = { keyHash: string; endsAt: string }

/** What a link becomes by another secret: nobody has looked at it, and the one before opens no longer. */
export function renewed(links: Links, { keyHash, endsAt }: Renewal) {
  const formerHashes = sql`array_append(${links.formerHashes}, ${links.keyHash})`
  return { keyHash, endsAt, formerHashes, revokedAt: null, openedAt: null }
}

/** Shuts those of these that are open. How many opened until now. */
export async function endLinks(
  tx: PaceDb,
  links: Secrets,
  which: SQL,
  now?: Date,
): Promise<number> {
  const ended = await tx
    .update(links)
    .set({ revokedAt: now ? now.toISOString() : sql`now()` })
    .where(and(which, isNull(links.revokedAt)))
    .returning({ id: links.id })
  return ended.length
}

/** That somebody looks at it. Whether they are the first. */
export async function noteFirstLook(
  tx: PaceDb,
  links: typeof shortlists | typeof viewingLinks,
  id: string,
  now: Date,
): Promise<boolean> {
  const first = await tx
    .update(links)
    .set({ openedAt: now.toISOString() })
    .where(and(eq(links.id, id), isNull(links.openedAt)))
    .returning({ id: links.id })
  return first.length > 0
}
