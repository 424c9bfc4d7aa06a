import { and, asc, desc, eq, inArray, lt, lte, not, or, sql } from 'drizzle-orm'
import { type ApprovalState, MOST_WAITING, type TouchedRecord } from '#domain/program/program.ts'
import type { PaceDb } from '../client.ts'
import { NOTIFICATIONS_CHANNEL, writeTellings } from '../notifications/write.ts'
import { cutPage, type InstantCursor } from '../query/keyset.ts'
import { programApprovals } from '../schema.ts'
import {
  type Approval,
  asOf,
  type Claimed,
  isCutOff,
  isStillHeld,
  MAY_BE_WRITTEN,
  mayBeAnswered,
} from './answerable.ts'
import { APPROVALS_CHANNEL } from './approvals-channel.ts'

export { type Approval, MAY_BE_WRITTEN }
export type NewApproval = Omit<
  typeof programApprovals.$inferInsert,
  'id' | 'state' | 'createdAt' | 'decidedAt' | 'doneAt' | 'result' | 'records' | 'error'
>

/** `answered`: a moment ago, by somebody who was quicker. */
export type NotAsked = 'tooMany' | 'answered'

/**
 * Puts a question before a person, and rings for them. The same question asked again while it waits is that one; too many of one
 * program are too many.
 */
export async function askApproval(
  db: PaceDb,
  asked: NewApproval,
  { now, zone }: { now: Date; zone: string },
): Promise<Approval | NotAsked> {
  return db.transaction(async (tx) => {
    const { personId, client, argsHash } = asked
    // Those that a program asks at once are counted one after the other.
    const lock = `approvals:${personId}:${client}`
    await tx.execute(sql`select pg_advisory_xact_lock(hashtextextended(${lock}, 0))`)
    await expireApprovals(tx, personId, now)
    const waiting = await tx
      .select()
      .from(programApprovals)
      .where(and(isWaitingFor(personId), eq(programApprovals.client, client)))
      .orderBy(asc(programApprovals.createdAt))
    const same = waiting.find((one) => one.argsHash === argsHash)
    if (same) return same
    if (waiting.length >= MOST_WAITING) return 'tooMany'
    const [made] = await tx.insert(programApprovals).values(asked).onConflictDoNothing().returning()
    if (!made) return findSame(tx, asked)
    await tell(tx, made, { now: now.getTime(), zone })
    return made
  })
}

/** Of two that ask the same at once the other one was first. */
async function findSame(
  tx: PaceDb,
  { personId, client, argsHash }: NewApproval,
): Promise<Approval | NotAsked> {
  const { client: by, argsHash: hash } = programApprovals
  const [found] = await tx
    .select()
    .from(programApprovals)
    .where(and(isWaitingFor(personId), eq(by, client), eq(hash, argsHash)))
  return found ?? 'answered'
}

async function tell(
  tx: PaceDb,
  { id, personId, client, clientName, tool }: Approval,
  options: { now: number; zone: string },
): Promise<void> {
  const telling = {
    kind: 'programAsks' as const,
    to: { person: personId },
    resource: 'task' as const,
    key: id,
    lead: null,
    listing: null,
    detail: { approval: id, title: clientName, tool },
    actor: client,
    sequence: 0,
  }
  await writeTellings(tx, [telling], options)
  await ring(tx, personId)
}

/** Who turned this kind of notification off still sees the question in the page. */
async function ring(tx: PaceDb, personId: string): Promise<void> {
  await tx.execute(sql`select pg_notify(${NOTIFICATIONS_CHANNEL}, ${personId})`)
}

export async function findApproval(
  db: PaceDb,
  id: string,
  { now }: { now: Date },
): Promise<Approval | null> {
  const [row] = await db.select().from(programApprovals).where(eq(programApprovals.id, id))
  return row ? asOf(row, now) : null
}

/** What waits for this person, the oldest first; so does what was cut off after their yes. */
export async function listWaiting(db: PaceDb, personId: string, now: Date): Promise<Approval[]> {
  const rows = await db
    .select()
    .from(programApprovals)
    .where(and(eq(programApprovals.personId, personId), mayBeAnswered(now)))
    .orderBy(asc(programApprovals.createdAt), asc(programApprovals.id))
    .limit(50)
  return rows
}

export async function countWaiting(db: PaceDb, personId: string, now: Date): Promise<number> {
  return (await listWaiting(db, personId, now)).length
}

/** What was answered, the newest first. */
export async function listDecided(
  db: PaceDb,
  personId: string,
  page: { limit: number; before?: InstantCursor | undefined; now: Date },
): Promise<{ rows: Approval[]; next: InstantCursor | null }> {
  const { createdAt, id, state } = programApprovals
  const { before, now } = page
  const found = await db
    .select()
    .from(programApprovals)
    .where(
      and(
        eq(programApprovals.personId, personId),
        or(
          and(inArray(state, DECIDED), not(isCutOff(now))),
          lte(programApprovals.expiresAt, now.toISOString()),
        ),
        before && sql`(${createdAt}, ${id}) < (${before.at}::timestamptz, ${before.id}::uuid)`,
      ),
    )
    .orderBy(desc(createdAt), desc(id))
    .limit(page.limit + 1)
  const { rows, next } = cutPage(found, page.limit, (last) => ({ at: last.createdAt, id: last.id }))
  return { rows: rows.map((row) => asOf(row, now)), next }
}

const DECIDED: ApprovalState[] = ['approved', 'done', 'failed', 'denied', 'expired', 'withdrawn']

type Claim = { id: string; personId: string; argsHash: string; now: Date }

/**
 * Takes the question for its answer: of two that answer at once one does. What has begun and not ended within a minute may be
 * begun again: it is carried out by the same key, and only the last who took it can end it. Null where there is nothing to answer
 * any more.
 */
export async function claimApproval(
  db: PaceDb,
  { id, personId, argsHash, now }: Claim,
): Promise<Approval | null> {
  const [claimed] = await db
    .update(programApprovals)
    .set({ state: 'approved', decidedAt: now.toISOString() })
    .where(and(isOf({ id, personId, argsHash }), mayBeAnswered(now)))
    .returning()
  return claimed ?? null
}

export async function denyApproval(
  db: PaceDb,
  { id, personId, argsHash, now }: Claim,
): Promise<boolean> {
  return db.transaction(async (tx) => {
    const denied = await tx
      .update(programApprovals)
      .set({
        state: 'denied',
        decidedAt: now.toISOString(),
        error: sql`case when ${programApprovals.state} = 'approved' then ${MAY_BE_WRITTEN} end`,
      })
      .where(
        and(
          isOf({ id, personId, argsHash }),
          or(eq(programApprovals.state, 'waiting'), isCutOff(now)),
        ),
      )
      .returning({ id: programApprovals.id })
    if (denied.length > 0) await tellDecided(tx, { id, personId })
    return denied.length > 0
  })
}

type Ended = { id: string; personId: string; now: Date }
type Outcome =
  | { state: 'done'; result: Record<string, unknown>; records: TouchedRecord[] }
  | { state: 'failed'; error: string }

/**
 * What came of it. As part of the transaction that wrote it, it is written once: where it says false somebody else took the
 * question meanwhile, and what was written must be undone.
 */
export async function finishApproval(
  tx: PaceDb,
  claimed: Claimed,
  outcome: Outcome & { now: Date },
): Promise<boolean> {
  const { now, ...what } = outcome
  const finished = await tx
    .update(programApprovals)
    .set({ ...what, doneAt: now.toISOString() })
    .where(isStillHeld(claimed))
    .returning({ id: programApprovals.id })
  if (finished.length > 0) await tellDecided(tx, claimed)
  return finished.length > 0
}

/** Nothing was written: the person may say yes once more, and sees that at once. */
export async function reopenApproval(db: PaceDb, claimed: Claimed): Promise<void> {
  await db.transaction(async (tx) => {
    const reopened = await tx
      .update(programApprovals)
      .set({ state: 'waiting', decidedAt: null })
      .where(isStillHeld(claimed))
      .returning({ id: programApprovals.id })
    if (reopened.length > 0) await ring(tx, claimed.personId)
  })
}

/** The program takes it back, as long as nobody has answered: whether it did. */
export async function withdrawApproval(db: PaceDb, { id, personId, now }: Ended): Promise<boolean> {
  return db.transaction(async (tx) => {
    const withdrawn = await tx
      .update(programApprovals)
      .set({ state: 'withdrawn', decidedAt: now.toISOString() })
      .where(and(eq(programApprovals.id, id), eq(programApprovals.state, 'waiting')))
      .returning({ id: programApprovals.id })
    if (withdrawn.length > 0) await tellDecided(tx, { id, personId })
    return withdrawn.length > 0
  })
}

export async function forgetApprovals(db: PaceDb, before: Date): Promise<void> {
  await db.delete(programApprovals).where(lt(programApprovals.createdAt, before.toISOString()))
}

/** Whoever waits for the answer hears of it, and the person's other windows. */
async function tellDecided(
  tx: PaceDb,
  { id, personId }: { id: string; personId: string },
): Promise<void> {
  await tx.execute(sql`select pg_notify(${APPROVALS_CHANNEL}, ${id})`)
  await ring(tx, personId)
}

async function expireApprovals(tx: PaceDb, personId: string, now: Date): Promise<void> {
  await tx
    .update(programApprovals)
    .set({ state: 'expired' })
    .where(
      and(
        isWaitingFor(personId),
        sql`${programApprovals.expiresAt} <= ${now.toISOString()}::timestamptz`,
      ),
    )
}

function isWaitingFor(personId: string) {
  return and(eq(programApprovals.personId, personId), eq(programApprovals.state, 'waiting'))
}

function isOf({ id, personId, argsHash }: Pick<Claim, 'id' | 'personId' | 'argsHash'>) {
  return and(
    eq(programApprovals.id, id),
    eq(programApprovals.personId, personId),
    eq(programApprovals.argsHash, argsHash),
  )
}
