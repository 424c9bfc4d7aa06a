import { and, desc, eq, gt, isNotNull, isNull } from 'drizzle-orm'
import { SESSION_IDLE_MS, type SessionEnd } from '#domain/access/credential-status.ts'
import { notifyAccessChanged } from '../access/access-changes.ts'
import type { PaceDb } from '../client.ts'
import { type ActivePerson, toActivePerson } from '../people/people.ts'
import { people, webSessions } from '../schema.ts'

export type NewWebSession = typeof webSessions.$inferInsert
export type SessionTokens = {
  /** Sealed. Null where a change of right made the one that was there worthless. */
  accessToken: Uint8Array | null
  refreshToken: Uint8Array | null
  accessExpiresAt: string | null
}
export type FoundSession = { id: string; person: ActivePerson; lastSeenAt: string }
/** A session as its person and admins see it: nothing in it lets anybody in. */
export type ShownSession = Pick<
  typeof webSessions.$inferSelect,
  'id' | 'userAgent' | 'address' | 'createdAt' | 'lastSeenAt'
>

export async function insertWebSession(db: PaceDb, session: NewWebSession): Promise<void> {
  await db.insert(webSessions).values(session)
}

/** The live session behind a cookie and its person as they are now; null if either may not go on. */
export async function findWebSession(
  db: PaceDb,
  secretHash: string,
  limits: { now: Date; seenSince: Date },
): Promise<FoundSession | null> {
  const [row] = await db
    .select({ session: webSessions, person: people })
    .from(webSessions)
    .innerJoin(people, eq(people.id, webSessions.personId))
    .where(
      and(
        eq(webSessions.secretHash, secretHash),
        isNull(webSessions.endedAt),
        gt(webSessions.expiresAt, limits.now.toISOString()),
        gt(webSessions.lastSeenAt, limits.seenSince.toISOString()),
        eq(people.status, 'active'),
        isNotNull(people.role),
      ),
    )
  if (!row) return null
  const { id, lastSeenAt } = row.session
  return { id, lastSeenAt, person: toActivePerson(row.person) }
}

/** Why the session behind a cookie is over: what ended it, or that its time was. Null for one that is not known. */
export async function findSessionEnd(
  db: PaceDb,
  secretHash: string,
  now: Date,
): Promise<SessionEnd | 'unused' | 'expired' | null> {
  const { endReason, endedAt, expiresAt, lastSeenAt } = webSessions
  const [row] = await db
    .select({ endReason, endedAt, expiresAt, lastSeenAt, status: people.status })
    .from(webSessions)
    .innerJoin(people, eq(people.id, webSessions.personId))
    .where(eq(webSessions.secretHash, secretHash))
  if (!row) return null
  if (row.status === 'suspended') return 'suspended'
  if (row.endedAt) return row.endReason
  if (Date.parse(row.expiresAt) <= now.getTime()) return 'expired'
  return now.getTime() - Date.parse(row.lastSeenAt) >= SESSION_IDLE_MS ? 'unused' : null
}

/** The live sessions of a person, the one that was used last first. */
export async function listWebSessions(
  db: PaceDb,
  personId: string,
  limits: { now: Date; seenSince: Date },
): Promise<ShownSession[]> {
  const { id, userAgent, address, createdAt, lastSeenAt } = webSessions
  return db
    .select({ id, userAgent, address, createdAt, lastSeenAt })
    .from(webSessions)
    .where(
      and(
        eq(webSessions.personId, personId),
        isNull(webSessions.endedAt),
        gt(webSessions.expiresAt, limits.now.toISOString()),
        gt(webSessions.lastSeenAt, limits.seenSince.toISOString()),
      ),
    )
    .orderBy(desc(lastSeenAt))
}

/** Whose session it is; null for one that is not there or has ended. */
export async function findSessionPerson(db: PaceDb, id: string): Promise<string | null> {
  const [row] = await db
    .select({ personId: webSessions.personId })
    .from(webSessions)
    .where(and(eq(webSessions.id, id), isNull(webSessions.endedAt)))
  return row?.personId ?? null
}

export async function touchWebSession(db: PaceDb, id: string, now: Date): Promise<void> {
  await db.update(webSessions).set({ lastSeenAt: now.toISOString() }).where(eq(webSessions.id, id))
}

/** The tokens of a live session. With `lock`, whoever else wants to refresh them waits for this transaction. */
export async function findSessionTokens(
  db: PaceDb,
  id: string,
  options: { lock?: boolean } = {},
): Promise<SessionTokens | null> {
  const query = db
    .select({
      accessToken: webSessions.accessToken,
      refreshToken: webSessions.refreshToken,
      accessExpiresAt: webSessions.accessExpiresAt,
    })
    .from(webSessions)
    .where(and(eq(webSessions.id, id), isNull(webSessions.endedAt)))
  const [row] = await (options.lock ? query.for('update') : query)
  return row ?? null
}

export async function saveSessionTokens(
  db: PaceDb,
  id: string,
  tokens: SessionTokens,
): Promise<void> {
  await db.update(webSessions).set(tokens).where(eq(webSessions.id, id))
}

/** Ends one session and rings for its sockets. Null when it is unknown or had ended; its tokens go from the row. */
export async function endWebSession(
  db: PaceDb,
  id: string,
  { now, reason }: { now: Date; reason: SessionEnd },
): Promise<{ personId: string } | null> {
  const [ended] = await db
    .update(webSessions)
    .set({ ...NO_TOKENS, endedAt: now.toISOString(), endReason: reason })
    .where(and(eq(webSessions.id, id), isNull(webSessions.endedAt)))
    .returning({ personId: webSessions.personId })
  if (ended) await notifyAccessChanged(db, { sessionId: id })
  return ended ?? null
}

/** Ends all sessions of a person who is suspended; the caller rings. */
export async function endSessionsOf(db: PaceDb, personId: string, now: Date): Promise<number> {
  const ended = await db
    .update(webSessions)
    .set({ ...NO_TOKENS, endedAt: now.toISOString(), endReason: 'suspended' })
    .where(and(eq(webSessions.personId, personId), isNull(webSessions.endedAt)))
    .returning({ id: webSessions.id })
  return ended.length
}

/** After a change of right: the next use of a session fetches a token that tells of it. */
export async function dropAccessTokensOf(db: PaceDb, personId: string): Promise<void> {
  await db
    .update(webSessions)
    .set({ accessToken: null, accessExpiresAt: null })
    .where(and(eq(webSessions.personId, personId), isNull(webSessions.endedAt)))
}

/** Whether a web session was ended. False for ids that are no web session's: a sign-in still under way, another client's. */
export async function hasEnded(db: PaceDb, id: string): Promise<boolean> {
  const [row] = await db
    .select({ id: webSessions.id })
    .from(webSessions)
    .where(and(eq(webSessions.id, id), isNotNull(webSessions.endedAt)))
  return row !== undefined
}

const NO_TOKENS = { accessToken: null, refreshToken: null, accessExpiresAt: null }
