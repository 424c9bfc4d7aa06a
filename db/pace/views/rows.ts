import { and, eq, gte, inArray, isNull, or, type SQL, sql } from 'drizzle-orm'
import { OPEN_STATES } from '#domain/call/fields.ts'
import type { EntityEvent } from '#domain/record/event.ts'
import { OPEN_STAGES } from '#domain/lead/fields.ts'
import {
  type CallRow,
  SHOWN_AFTER_END_MS,
  type Moment,
  startOfToday,
  type View,
  VIEWINGS_AHEAD_MS,
  type ViewRecord,
} from '#domain/views/card-in.ts'
import { isUuid } from '#domain/uuid.ts'
import type { PaceDb } from '../client.ts'
import { isOnesOwn } from '../leads/records.ts'
import { calls, leads, people, teams, viewings } from '../schema.ts'
import { findLastSequence } from '../events/events.ts'
import { withinUuids } from '../query/uuid.ts'

const DAY_MS = 86_400_000

export type RecordKeys = Partial<Record<EntityEvent['resource'], readonly string[]>>

/** The team or the person that a view is for, or null if there is none such. */
export async function findView(db: PaceDb, kind: View['kind'], key: string): Promise<View | null> {
  if (!isUuid(key)) return null
  if (kind === 'desk' || kind === 'mine') {
    const [person] = await db
      .select({ teamId: people.teamId })
      .from(people)
      .where(eq(people.id, key))
    return person ? { kind, personId: key, teamId: person.teamId } : null
  }
  const [team] = await db
    .select({ teamId: teams.id, seesTeam: sql<boolean>`${teams.colleaguesSee} = 'whole'` })
    .from(teams)
    .where(eq(teams.id, key))
  return team ? { kind, ...team } : null
}

/** Every record that may have a card in the view now, and the last event that they show. One snapshot of the database. */
export async function readViewRecords(
  db: PaceDb,
  view: View,
  moment: Moment,
): Promise<{ sequence: number; records: ViewRecord[] }> {
  return db.transaction(
    async (tx) => ({
      sequence: await findLastSequence(tx),
      records: await readShownRecords(tx, view, moment),
    }),
    { isolationLevel: 'repeatable read', accessMode: 'read only' },
  )
}

/** The same, where nothing is to be followed from there. */
export async function readShownRecords(
  db: PaceDb,
  view: View,
  moment: Moment,
): Promise<ViewRecord[]> {
  // On a desk alone a card of a call says what its lead is called.
  return selectRecords(db, conditionsOf(view, moment), { namesLeads: view.kind === 'desk' })
}

/** The records under these keys as they are now; one that is gone is not among them. */
export async function readRecords(db: PaceDb, keys: RecordKeys): Promise<ViewRecord[]> {
  const { lead, call, viewing } = keys
  const where = {
    lead: lead?.length ? withinUuids(leads.id, lead) : undefined,
    call: or(
      call?.length ? sql`${calls.id} = any(${sql.param(call)}::text[])` : undefined,
      // A card of a call says what its lead is called.
      lead?.length ? and(withinUuids(calls.leadId, lead), goesOn) : undefined,
    ),
    viewing: viewing?.length ? withinUuids(viewings.id, viewing) : undefined,
  }
  return selectRecords(db, where, { namesLeads: true })
}

type Conditions = Partial<Record<ViewRecord['kind'], SQL | undefined>>

/** Wider than the view: what has a card is decided by the domain. */
function conditionsOf(view: View, moment: Moment): Conditions {
  const { now } = moment
  switch (view.kind) {
    case 'board':
    case 'wholeBoard':
      return {
        lead: and(eq(leads.teamId, view.teamId), isShown(now)),
        call: and(eq(calls.teamId, view.teamId), goesOn),
      }
    case 'wall':
    case 'wholeWall':
      return { call: and(eq(calls.teamId, view.teamId), or(goesOn, isOfToday(moment))) }
    case 'mine':
      return {
        lead: and(isOnesOwn(view.personId), isShown(now)),
        call: and(eq(calls.agentId, view.personId), or(goesOn, isOfToday(moment))),
      }
    case 'desk':
      return ofDesk(view, now)
  }
}

const isOpen = inArray(leads.stage, OPEN_STAGES)
const goesOn = inArray(calls.state, OPEN_STATES)

function isShown(now: Date): SQL | undefined {
  return or(isOpen, gte(leads.stageChangedAt, instant(now.getTime() - SHOWN_AFTER_END_MS)))
}

function isOfToday(moment: Moment): SQL {
  return gte(calls.startedAt, startOfToday(moment).toISOString())
}

/** What goes on and what is agreed: a bounded few, however much there is to do. */
function ofDesk({ personId }: View & { kind: 'desk' }, now: Date): Conditions {
  return {
    call: and(eq(calls.agentId, personId), goesOn),
    viewing: and(
      eq(viewings.agentId, personId),
      gte(viewings.startsAt, instant(now.getTime() - DAY_MS)),
      sql`${viewings.startsAt} <= ${instant(now.getTime() + VIEWINGS_AHEAD_MS)}`,
    ),
  }
}

async function selectRecords(
  db: PaceDb,
  where: Conditions,
  { namesLeads }: { namesLeads: boolean },
): Promise<ViewRecord[]> {
  const ofCall = namesLeads ? { ...callColumns, lead: calledLead } : callColumns
  const [ofLeads, ofCalls, ofViewings] = await Promise.all([
    where.lead
      ? db
          .select()
          .from(leads)
          .where(and(isNull(leads.archivedAt), where.lead))
      : [],
    where.call ? db.select(ofCall).from(calls).where(where.call) : [],
    where.viewing ? db.select().from(viewings).where(where.viewing) : [],
  ])
  return [
    ...ofLeads.map((row) => ({ kind: 'lead' as const, row })),
    ...ofCalls.map((row) => ({ kind: 'call' as const, row })),
    ...ofViewings.map((row) => ({ kind: 'viewing' as const, row })),
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
  answeredAt: calls.answeredAt,
  heldSince: calls.heldSince,
  endedAt: calls.endedAt,
}

/** Of each call looked up by itself: joined, the planner reads all leads for a few hundred calls. */
const calledLead = sql<
  CallRow['lead']
>`(select json_build_object('name', name, 'phone', phone, 'reference', reference,
    'ownerId', owner_id, 'teamId', team_id, 'collaboratorIds', collaborator_ids) from leads where leads.id = ${calls.leadId})`

function instant(ms: number): string {
  return new Date(ms).toISOString()
}
