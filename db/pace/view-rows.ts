import { and, eq, gte, isNull, notInArray, or, type SQL, sql } from 'drizzle-orm'
import { ENDED_STATES } from '#domain/call/fields.ts'
import type { EntityEvent } from '#domain/event.ts'
import { ENDED_STAGES } from '#domain/lead/fields.ts'
import {
  SHOWN_AFTER_END_MS,
  startOfToday,
  type View,
  VIEWINGS_AHEAD_MS,
  type ViewRecord,
} from '#domain/view-cards.ts'
import type { PaceDb } from './client.ts'
import { calls, entityEvents, leads, people, tasks, teams, viewings } from './schema.ts'

const DAY_MS = 86_400_000

export type RecordKeys = Partial<Record<EntityEvent['resource'], readonly string[]>>

/** The team or the person that a view is for, or null if there is none such. */
export async function findView(db: PaceDb, kind: View['kind'], key: string): Promise<View | null> {
  if (kind === 'desk') {
    const [person] = await db
      .select({ teamId: people.teamId })
      .from(people)
      .where(sql`${people.id}::text = ${key}`)
    return person ? { kind, personId: key, teamId: person.teamId } : null
  }
  const [team] = await db
    .select({ id: teams.id })
    .from(teams)
    .where(sql`${teams.id}::text = ${key}`)
  return team ? { kind, teamId: team.id } : null
}

/** Every record that may have a card in the view now, and the last event that they show. One snapshot of the database. */
export async function readViewRecords(
  db: PaceDb,
  view: View,
  now: Date,
): Promise<{ sequence: number; records: ViewRecord[] }> {
  return db.transaction(
    async (tx) => ({
      sequence: await findLastSequence(tx),
      records: await selectRecords(tx, conditionsOf(view, now)),
    }),
    { isolationLevel: 'repeatable read', accessMode: 'read only' },
  )
}

/** The records under these keys as they are now; one that is gone is not among them. */
export async function readRecords(db: PaceDb, keys: RecordKeys): Promise<ViewRecord[]> {
  const within = (column: SQL, ids: readonly string[] = []) =>
    ids.length > 0 ? sql`${column} in ${ids}` : undefined
  return selectRecords(db, {
    lead: within(sql`${leads.id}::text`, keys.lead),
    call: within(sql`${calls.id}`, keys.call),
    task: within(sql`${tasks.id}::text`, keys.task),
    viewing: within(sql`${viewings.id}::text`, keys.viewing),
  })
}

export async function findLastSequence(db: PaceDb): Promise<number> {
  const [row] = await db
    .select({ sequence: sql<number>`coalesce(max(${entityEvents.sequence}), 0)::int8` })
    .from(entityEvents)
  return Number(row?.sequence ?? 0)
}

type Conditions = Partial<Record<ViewRecord['kind'], SQL | undefined>>

/** Wider than the view: what has a card is decided by the domain. */
function conditionsOf(view: View, now: Date): Conditions {
  const isOpen = notInArray(leads.stage, ENDED_STAGES)
  const goesOn = notInArray(calls.state, ENDED_STATES)
  if (view.kind === 'board') {
    const since = instant(now.getTime() - SHOWN_AFTER_END_MS)
    return {
      lead: and(eq(leads.teamId, view.teamId), or(isOpen, gte(leads.stageChangedAt, since))),
      call: and(eq(calls.teamId, view.teamId), goesOn),
    }
  }
  if (view.kind === 'wall') {
    const since = startOfToday(now).toISOString()
    return { call: and(eq(calls.teamId, view.teamId), or(goesOn, gte(calls.startedAt, since))) }
  }
  const ofTeam = view.teamId ? and(isNull(leads.ownerId), eq(leads.teamId, view.teamId)) : undefined
  return {
    lead: and(isOpen, or(eq(leads.ownerId, view.personId), ofTeam)),
    call: and(eq(calls.agentId, view.personId), goesOn),
    task: and(eq(tasks.ownerId, view.personId), isNull(tasks.doneAt)),
    viewing: and(
      eq(viewings.agentId, view.personId),
      gte(viewings.startsAt, instant(now.getTime() - DAY_MS)),
      sql`${viewings.startsAt} <= ${instant(now.getTime() + VIEWINGS_AHEAD_MS)}`,
    ),
  }
}

async function selectRecords(db: PaceDb, where: Conditions): Promise<ViewRecord[]> {
  const found = [
    where.lead ? await db.select().from(leads).where(where.lead) : [],
    where.call ? await db.select(callColumns).from(calls).where(where.call) : [],
    where.task ? await db.select().from(tasks).where(where.task) : [],
    where.viewing ? await db.select().from(viewings).where(where.viewing) : [],
  ] as const
  return [
    ...found[0].map((row) => ({ kind: 'lead' as const, row })),
    ...found[1].map((row) => ({ kind: 'call' as const, row })),
    ...found[2].map((row) => ({ kind: 'task' as const, row })),
    ...found[3].map((row) => ({ kind: 'viewing' as const, row })),
  ]
}

/** Without the transcript. */
const callColumns = {
  id: calls.id,
  state: calls.state,
  direction: calls.direction,
  agentId: calls.agentId,
  teamId: calls.teamId,
  leadId: calls.leadId,
  callerName: calls.callerName,
  callerPhone: calls.callerPhone,
  startedAt: calls.startedAt,
  endedAt: calls.endedAt,
}

function instant(ms: number): string {
  return new Date(ms).toISOString()
}
