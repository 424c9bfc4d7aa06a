import { and, asc, desc, eq, inArray, lt, lte, or, sql } from 'drizzle-orm'
import { type ApprovalState, MOST_WAITING, type TouchedRecord } from '#domain/program/program.ts'
import { endedConnection } from '../access/ended-connections.ts'
import type { PaceDb } from '../client.ts'
import { NOTIFICATIONS_CHANNEL, writeTellings } from '../notifications/write.ts'
import { cutPage, type InstantCursor } from '../query/keyset.ts'
import { programApprovals } from '../schema.ts'
import { APPROVALS_CHANNEL } from './approvals-channel.ts'

export type Approval = typeof programApprovals.$inferSelect
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

/** What waits for this person, the oldest first. */
export async function listWaiting(db: PaceDb, personId: string, now: Date): Promise<Approval[]> {
  const rows = await db
    .select()
    .from(programApprovals)
    .where(and(isWaitingFor(personId), connectionHolds(now)))
    .orderBy(asc(programApprovals.createdAt), asc(programApprovals.id))
    .limit(50)
  return rows.filter((row) => asOf(row, now).state === 'waiting')
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
        or(inArray(state, DECIDED), lte(programApprovals.expiresAt, now.toISOString())),
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
 * begun again: it is carried out by the same key. Null where there is nothing to answer any more.
 */
export async function claimApproval(
  db: PaceDb,
  { id, personId, argsHash, now }: Claim,
): Promise<Approval | null> {
  const at = now.toISOString()
  const stuck = new Date(now.getTime() - 60_000).toISOString()
  const { state, decidedAt, expiresAt } = programApprovals
  const [claimed] = await db
    .update(programApprovals)
    .set({ state: 'approved', decidedAt: at })
    .where(
      and(
        isOf({ id, personId, argsHash }),
        or(
          and(eq(state, 'waiting'), sql`${expiresAt} > ${at}::timestamptz`, connectionHolds(now)),
          and(eq(state, 'approved'), lt(decidedAt, stuck)),
        ),
      ),
    )
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
      .set({ state: 'denied', decidedAt: now.toISOString() })
      .where(and(isOf({ id, personId, argsHash }), eq(programApprovals.state, 'waiting')))
      .returning({ id: programApprovals.id })
    if (denied.length > 0) await tellDecided(tx, { id, personId })
    return denied.length > 0
  })
}

type Ended = { id: string; personId: string; now: Date }
type Outcome =
  | { state: 'done'; result: Record<string, unknown>; records: TouchedRecord[] }
  | { state: 'failed'; error: string }

/** What came of it. As part of the transaction that wrote it, it is written once. */
export async function finishApproval(
  tx: PaceDb,
  { id, personId, now }: Ended,
  outcome: Outcome,
): Promise<void> {
  await tx
    .update(programApprovals)
    .set({ ...outcome, doneAt: now.toISOString() })
    .where(and(eq(programApprovals.id, id), eq(programApprovals.state, 'approved')))
  await tellDecided(tx, { id, personId })
}

/** Nothing was written: the person may say yes once more. */
export async function reopenApproval(db: PaceDb, id: string): Promise<void> {
  await db
    .update(programApprovals)
    .set({ state: 'waiting', decidedAt: null })
    .where(and(eq(programApprovals.id, id), eq(programApprovals.state, 'approved')))
}

/** The program takes it back, as long as nobody has answered. */
export async function withdrawApproval(db: PaceDb, { id, personId, now }: Ended): Promise<void> {
  await db.transaction(async (tx) => {
    const withdrawn = await tx
      .update(programApprovals)
      .set({ state: 'withdrawn', decidedAt: now.toISOString() })
      .where(and(eq(programApprovals.id, id), eq(programApprovals.state, 'waiting')))
      .returning({ id: programApprovals.id })
    if (withdrawn.length > 0) await tellDecided(tx, { id, personId })
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

/** Whoever ended the program does not say yes to it any more. */
function connectionHolds(now: Date) {
  return sql`(${programApprovals.connectionId} is null or not exists (
    ${endedConnection(programApprovals.connectionId, now)}))`
}

/** A question that nobody has answered in time is over, whether somebody has written that down or not. */
function asOf(row: Approval, now: Date): Approval {
  const isOver = row.state === 'waiting' && Date.parse(row.expiresAt) <= now.getTime()
  return isOver ? { ...row, state: 'expired' } : row
}
