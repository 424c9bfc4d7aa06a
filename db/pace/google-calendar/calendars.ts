import { and, asc, eq, gt, isNull, lt, ne, or, sql } from 'drizzle-orm'
import type { ConnectionProblem } from '#domain/google-calendar/connection.ts'
import { appendAudit } from '../audit/audit.ts'
import type { PaceDb } from '../client.ts'
import type { ChangedBy } from '../rights/people-rights.ts'
import { busyTimes, googleCalendars, googleConsents, people } from '../schema.ts'

export type GoogleCalendar = typeof googleCalendars.$inferSelect
type Change = { personId: string; by: ChangedBy }

/** A consent that is begun; those of the same person that nobody came back from are forgotten. */
export async function insertConsent(
  db: PaceDb,
  consent: typeof googleConsents.$inferInsert,
  now: Date,
): Promise<void> {
  const { personId, expiresAt } = googleConsents
  await db
    .delete(googleConsents)
    .where(and(eq(personId, consent.personId), lt(expiresAt, now.toISOString())))
  await db.insert(googleConsents).values(consent)
}

/** What a consent has to match, once: nobody else's, and none that has waited too long. */
export async function takeConsent(
  db: PaceDb,
  { state, personId, now }: { state: string; personId: string; now: Date },
): Promise<{ codeVerifier: string } | null> {
  const [row] = await db
    .delete(googleConsents)
    .where(
      and(
        eq(googleConsents.state, state),
        eq(googleConsents.personId, personId),
        gt(googleConsents.expiresAt, now.toISOString()),
      ),
    )
    .returning({ codeVerifier: googleConsents.codeVerifier })
  return row ?? null
}

/** From now on it is read and written; what was known of one before is read anew. */
export async function connectCalendar(
  tx: PaceDb,
  { personId, by, refreshToken }: Change & { refreshToken: Uint8Array },
): Promise<void> {
  const fresh = { refreshToken, state: 'connected' as const, problem: null, syncToken: null }
  // A channel ends with its grant, and may be of another account.
  const unwatched = {
    channelId: null,
    channelHash: null,
    channelResource: null,
    channelUntil: null,
  }
  await tx
    .insert(googleCalendars)
    .values({ personId, ...fresh })
    .onConflictDoUpdate({
      target: googleCalendars.personId,
      set: { ...fresh, ...unwatched, readAt: null, wholeAt: null },
    })
  await tell(tx, 'googleCalendar.connect', { personId, by })
}

/** What was kept of it goes with it: busy times, and which event is which viewing. */
export async function disconnectCalendar(
  db: PaceDb,
  { personId, by }: Change,
): Promise<GoogleCalendar | null> {
  return db.transaction(async (tx) => {
    const [row] = await tx
      .delete(googleCalendars)
      .where(eq(googleCalendars.personId, personId))
      .returning()
    if (row) await tell(tx, 'googleCalendar.disconnect', { personId, by })
    return row ?? null
  })
}

function tell(tx: PaceDb, action: string, { personId, by }: Change): Promise<void> {
  return appendAudit(tx, { ...by, action, target: `person:${personId}`, outcome: 'allowed' })
}

/** Held until the transaction ends; false where it was given up meanwhile. Asked before what hangs on it is changed: so nobody waits for one another. */
export async function holdCalendar(tx: PaceDb, personId: string): Promise<boolean> {
  const [row] = await tx
    .select({ personId: googleCalendars.personId })
    .from(googleCalendars)
    .where(eq(googleCalendars.personId, personId))
    .for('key share')
  return row !== undefined
}

export async function findCalendar(db: PaceDb, personId: string): Promise<GoogleCalendar | null> {
  const [row] = await db
    .select()
    .from(googleCalendars)
    .where(eq(googleCalendars.personId, personId))
  return row ?? null
}

type Consented = Pick<GoogleCalendar, 'personId' | 'refreshToken'>

/** The row while it stands on this consent: what is heard of the one before says nothing of it. */
function isOf({ personId, refreshToken }: Consented) {
  return and(eq(googleCalendars.personId, personId), eq(googleCalendars.refreshToken, refreshToken))
}

/** Whether it was whole until now: of two that find it broken one says so. Times that nobody reads on take none of the person's. */
export async function breakCalendar(
  tx: PaceDb,
  calendar: Consented,
  problem: ConnectionProblem,
): Promise<boolean> {
  const broken = await tx
    .update(googleCalendars)
    .set({ state: 'broken', problem })
    .where(and(isOf(calendar), eq(googleCalendars.state, 'connected')))
    .returning({ personId: googleCalendars.personId })
  if (broken.length > 0) await tx.delete(busyTimes).where(eq(busyTimes.personId, calendar.personId))
  return broken.length > 0
}

export async function noteRead(
  tx: PaceDb,
  personId: string,
  read: Partial<Pick<GoogleCalendar, 'name' | 'syncToken' | 'wholeAt' | 'readAt'>>,
): Promise<void> {
  await tx.update(googleCalendars).set(read).where(eq(googleCalendars.personId, personId))
}

export async function keepRefreshToken(
  db: PaceDb,
  before: Consented,
  refreshToken: Uint8Array,
): Promise<void> {
  await db.update(googleCalendars).set({ refreshToken }).where(isOf(before))
}

type Channel = Pick<
  GoogleCalendar,
  'channelId' | 'channelHash' | 'channelResource' | 'channelUntil'
>

/** Before Google is asked, which speaks through it at once; then with what Google calls it. */
export async function keepChannel(
  db: PaceDb,
  personId: string,
  channel: Partial<Channel>,
): Promise<void> {
  await db.update(googleCalendars).set(channel).where(eq(googleCalendars.personId, personId))
}

export async function findByChannel(db: PaceDb, channelId: string): Promise<GoogleCalendar | null> {
  const [row] = await db
    .select()
    .from(googleCalendars)
    .where(eq(googleCalendars.channelId, channelId))
  return row ?? null
}

type Due = {
  before: Date
  watchedBefore: Date
  /** What the jobs' keys begin with, before the person. */
  keyPrefix: string
  limit: number
}

/**
 * Whose calendar is to be read again, who waits longest first: what Google tells of by itself is looked at less often. What is being read, or waits to
 * be tried again, is left to the queue, which waits longer each time and says under Jobs what is wrong.
 */
export async function listDueCalendars(
  db: PaceDb,
  { before, watchedBefore, keyPrefix, limit }: Due,
): Promise<string[]> {
  const { personId, state, readAt, channelUntil } = googleCalendars
  const isUnwatched = or(isNull(channelUntil), lt(channelUntil, sql`now()`))
  const rows = await db
    .select({ personId })
    .from(googleCalendars)
    .innerJoin(people, and(eq(people.id, personId), eq(people.status, 'active')))
    .where(
      and(
        eq(state, 'connected'),
        or(
          isNull(readAt),
          lt(readAt, watchedBefore.toISOString()),
          and(isUnwatched, lt(readAt, before.toISOString())),
        ),
        isLeftAlone(keyPrefix),
      ),
    )
    .orderBy(sql`${readAt} asc nulls first`, asc(personId))
    .limit(limit)
  return rows.map((row) => row.personId)
}

/** Calendars of those who may not come in any more, and whom nobody is seeing out. */
export async function listLeftCalendars(
  db: PaceDb,
  { keyPrefix, limit }: Pick<Due, 'keyPrefix' | 'limit'>,
): Promise<string[]> {
  const { personId } = googleCalendars
  const rows = await db
    .select({ personId })
    .from(googleCalendars)
    .innerJoin(people, eq(people.id, personId))
    .where(and(or(ne(people.status, 'active'), isNull(people.role)), isLeftAlone(keyPrefix)))
    .orderBy(asc(personId))
    .limit(limit)
  return rows.map((row) => row.personId)
}

/** Whether no job is at it or will try again; one whose process died is taken up anew, and so is one that was given up. */
function isLeftAlone(keyPrefix: string) {
  return sql`not exists (select 1 from graphile_worker.jobs as job
    where job.key = ${keyPrefix} || ':' || ${googleCalendars.personId}
      and job.attempts > 0 and job.attempts < job.max_attempts
      and (job.locked_at is null or job.locked_at > now() - interval '10 minutes'))`
}
