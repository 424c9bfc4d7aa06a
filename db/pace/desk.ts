import { and, asc, eq, gte, inArray, isNull, lt, notInArray, or, type SQL, sql } from 'drizzle-orm'
import { type Card, CardSchema } from '#domain/views.ts'
import type { PaceDb } from './client.ts'
import { calls, leads, tasks, viewings } from './schema.ts'

const DAY_MS = 86_400_000
const MOST_OF_A_KIND = 60

type Whose = { personId: string; teamId: string | null }

/** What one person should look at now, as the cards of the live desk: the page shows these until the desk itself has come. */
export async function listDeskCards(db: PaceDb, whose: Whose, now: string): Promise<Card[]> {
  const found = await Promise.all([
    deskCalls(db, whose),
    deskLeads(db, whose),
    deskTasks(db, whose),
    deskViewings(db, whose, now),
  ])
  return found.flat().map((card) => CardSchema.parse(card))
}

async function deskCalls(db: PaceDb, { personId }: Whose) {
  const rows = await db
    .select()
    .from(calls)
    .where(
      and(eq(calls.agentId, personId), inArray(calls.state, ['ringing', 'live', 'held', 'wrapup'])),
    )
    .limit(MOST_OF_A_KIND)
  return rows.map((row) => ({ kind: 'call', ...row }))
}

/** One's own open leads, and the team's new ones that nobody has. The most urgent first, in case there are too many. */
async function deskLeads(db: PaceDb, { personId, teamId }: Whose) {
  const unowned = teamId ? and(eq(leads.teamId, teamId), isNull(leads.ownerId)) : undefined
  const rows = await db
    .select()
    .from(leads)
    .where(and(notInArray(leads.stage, ['won', 'lost']), or(eq(leads.ownerId, personId), unowned)))
    .orderBy(sql`${leads.nextFollowUpAt} nulls last`, asc(leads.createdAt))
    .limit(MOST_OF_A_KIND * 3)
  return rows.map((row) => ({ kind: 'lead', ...row, name: row.name ?? row.reference }))
}

async function deskTasks(db: PaceDb, { personId }: Whose) {
  const rows = await db
    .select()
    .from(tasks)
    .where(and(eq(tasks.ownerId, personId), isNull(tasks.doneAt)))
    .orderBy(sql`${tasks.dueAt} nulls last`)
    .limit(MOST_OF_A_KIND)
  return rows.map((row) => ({ kind: 'task', ...row, done: row.doneAt !== null }))
}

async function deskViewings(db: PaceDb, { personId }: Whose, now: string) {
  const from = new Date(Date.parse(now) - DAY_MS / 2).toISOString()
  const to = new Date(Date.parse(now) + 7 * DAY_MS).toISOString()
  const rows = await db
    .select()
    .from(viewings)
    .where(and(eq(viewings.agentId, personId), inSpan(from, to)))
    .orderBy(asc(viewings.startsAt))
    .limit(MOST_OF_A_KIND)
  return rows.map((row) => ({ kind: 'viewing', ...row }))
}

function inSpan(from: string, to: string): SQL | undefined {
  return and(gte(viewings.startsAt, from), lt(viewings.startsAt, to))
}
