import { and, asc, eq, inArray, isNull, lt, lte, or, sql } from 'drizzle-orm'
import type { AssistcraftDb } from './client.ts'
import { conversations } from './schema.ts'

/** A call as the sync server told of it. */
export type ToldCall = {
  id: string
  isOver: boolean
  endedAt: string | null
  agentId: string | null
  leadId: string | null
}
export type Work = typeof conversations.$inferSelect
type Wanted = { holder: string; seconds: number; isOver: boolean; most: number }
type Aside = { holder: string; why: string; seconds: number; mostTries: number }

/** Written out, so that the index of what is not finished is used whatever the plan. */
const TO_DO = sql`(${conversations.state} <> 'finished' and ${conversations.state} <> 'failed')`
const FREE = { leaseHolder: null, leaseExpiresAt: null }

/** Puts calls on the list; one that is there already takes what is told of it now, and its place and work stay. */
export async function listWork(db: AssistcraftDb, calls: readonly ToldCall[]): Promise<void> {
  if (calls.length === 0) return
  await db
    .insert(conversations)
    .values(calls.map(({ id, ...told }) => ({ callId: id, ...told, state: 'waiting' as const })))
    .onConflictDoUpdate({
      target: conversations.callId,
      set: {
        isOver: sql`excluded.is_over`,
        endedAt: sql`excluded.ended_at`,
        agentId: sql`excluded.agent_id`,
        leadId: sql`excluded.lead_id`,
      },
      setWhere: TO_DO,
    })
}

/** What is told of calls that are on the list changes there; others stay off it. */
export async function updateWork(db: AssistcraftDb, { id, ...told }: ToldCall): Promise<void> {
  await db
    .update(conversations)
    .set(told)
    .where(and(eq(conversations.callId, id), TO_DO))
}

/**
 * Takes calls that nobody works on, by lease: the last ended first. One statement that passes by what another worker is
 * taking at the same time.
 */
export async function takeWork(
  db: AssistcraftDb,
  { holder, seconds, isOver, most }: Wanted,
): Promise<Work[]> {
  const free = db
    .select({ callId: conversations.callId })
    .from(conversations)
    .where(
      and(
        TO_DO,
        eq(conversations.isOver, isOver),
        or(isNull(conversations.leaseHolder), lt(conversations.leaseExpiresAt, sql`now()`)),
        or(isNull(conversations.notBefore), lte(conversations.notBefore, sql`now()`)),
      ),
    )
    .orderBy(sql`${conversations.endedAt} desc nulls first`, asc(conversations.startedAt))
    .limit(most)
    .for('update', { skipLocked: true })
  return db
    .update(conversations)
    .set({
      leaseHolder: holder,
      leaseExpiresAt: inSeconds(seconds),
      state: sql`case when ${conversations.state} = 'waiting' then 'joining' else ${conversations.state} end`,
    })
    .where(inArray(conversations.callId, free))
    .returning()
}

/** Renews all that this worker holds; gives the calls that it still has. */
export async function renewWork(
  db: AssistcraftDb,
  holder: string,
  seconds: number,
): Promise<Set<string>> {
  const rows = await db
    .update(conversations)
    .set({ leaseExpiresAt: inSeconds(seconds) })
    .where(and(TO_DO, eq(conversations.leaseHolder, holder)))
    .returning({ callId: conversations.callId })
  return new Set(rows.map(({ callId }) => callId))
}

/** Gives a call back as it is: the next worker goes on with it at once. */
export async function releaseWork(
  db: AssistcraftDb,
  callId: string,
  holder: string,
): Promise<void> {
  await db.update(conversations).set(FREE).where(held(callId, holder))
}

/** Gives a call back for later: it is tried again after `seconds`, and no more after so many tries. */
export async function setWorkAside(
  db: AssistcraftDb,
  callId: string,
  { holder, why, seconds, mostTries }: Aside,
): Promise<void> {
  const tries = sql`${conversations.tries} + 1`
  await db
    .update(conversations)
    .set({
      ...FREE,
      tries,
      setAside: why,
      notBefore: inSeconds(seconds),
      state: sql`case when ${tries} >= ${mostTries} then 'failed' else ${conversations.state} end`,
    })
    .where(held(callId, holder))
}

export async function finishWork(db: AssistcraftDb, callId: string, holder: string): Promise<void> {
  await db
    .update(conversations)
    .set({ ...FREE, state: 'finished', finishedAt: sql`now()`, setAside: null, notBefore: null })
    .where(held(callId, holder))
}

/** How much there is to do: what goes on, what waits, what was set aside and what was given up. */
export async function countWork(db: AssistcraftDb): Promise<Record<WorkCount, number>> {
  const isAside = sql`${conversations.notBefore} > now()`
  const isHeld = sql`coalesce(${conversations.leaseExpiresAt} > now(), false)`
  const count = (condition: ReturnType<typeof and>) =>
    sql<number>`count(*) filter (where ${condition})`.mapWith(Number)
  const [counted] = await db
    .select({
      held: count(and(TO_DO, isHeld)),
      waiting: count(and(TO_DO, sql`not ${isHeld}`, sql`${isAside} is not true`)),
      setAside: count(and(TO_DO, sql`not ${isHeld}`, isAside)),
      failed: count(eq(conversations.state, 'failed')),
    })
    .from(conversations)
    .where(sql`${conversations.state} <> 'finished'`)
  return counted ?? { held: 0, waiting: 0, setAside: 0, failed: 0 }
}
export type WorkCount = 'held' | 'waiting' | 'setAside' | 'failed'

function held(callId: string, holder: string) {
  return and(eq(conversations.callId, callId), eq(conversations.leaseHolder, holder))
}

function inSeconds(seconds: number) {
  return sql`now() + make_interval(secs => ${seconds})`
}
