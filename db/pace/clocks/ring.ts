import { and, asc, eq, isNull, lte, sql } from 'drizzle-orm'
import { z } from 'zod'
import { type Clock, ring } from '#domain/clock/clock.ts'
import { CLOCKS_ACTOR, type ClockKind } from '#domain/clock/kinds.ts'
import type { PaceDb } from '../client.ts'
import { appendEvents, type NewEntityEvent } from '../events/events.ts'
import { readPrepared } from '../query/prepared.ts'
import { clocks } from '../schema.ts'
import { dueEvent } from './due-event.ts'
import { type GoingClocks, keepLeadClocks, keepListingClocks } from './keep-clocks.ts'
import { type ClockedNoun, toRow, writeClocks } from './rows.ts'

/** A lead that whoever has it left unanswered for too long. */
export type LeadToReturn = { clockId: string; leadId: string; ownerId: string; clock: Clock }
export type Rung = { found: number; told: number; toReturn: LeadToReturn[] }

/** When the next clock has something to say. */
export async function findNextRing(db: PaceDb): Promise<string | null> {
  const [row] = await db
    .select({ at: clocks.ringsAt })
    .from(clocks)
    .where(sql`${clocks.ringsAt} is not null`)
    .orderBy(asc(clocks.ringsAt))
    .limit(1)
  return row?.at ?? null
}

/** The records of clocks whose time has come, the longest overdue first. */
export async function findDue(db: PaceDb, now: string, most: number) {
  return db
    .select({ leadId: clocks.leadId, listingId: clocks.listingId })
    .from(clocks)
    .where(lte(clocks.ringsAt, now))
    .orderBy(asc(clocks.ringsAt))
    .limit(most)
}

/**
 * Tells of clocks whose time has come, each once, whichever process looks: their records are held, and looked at once more, for what
 * has happened meanwhile may have moved them. Leads that are to go back are given to the caller; that is a change of their document.
 */
export async function ringClocks(db: PaceDb, now: string, most: number): Promise<Rung> {
  return db.transaction(async (tx) => {
    const due = await findDue(tx, now, most)
    const leadIds = await hold(
      tx,
      'lead',
      due.flatMap(({ leadId }) => leadId ?? []),
    )
    const listingIds = await hold(
      tx,
      'listing',
      due.flatMap(({ listingId }) => listingId ?? []),
    )
    const touched = (ids: readonly string[]) => ids.map((id) => ({ id, at: now }))
    const { moves, going: ofLeads } = await keepLeadClocks(tx, touched(leadIds))
    const ofListings = await keepListingClocks(tx, touched(listingIds))
    const told = [...tellings('lead', ofLeads, now), ...tellings('listing', ofListings, now)]
    const isReturn = ({ kind, state }: Told) => kind === 'returnToPool' && state === 'breached'
    const said = told.filter((one) => !isReturn(one))
    await writeClocks(
      tx,
      said.map(({ id, clock, ...place }) => toRow(place, id, clock)),
    )
    await appendEvents(tx, [...moves.map(dueEvent), ...said.map(clockEvent)])
    return {
      found: due.length,
      told: said.length,
      toReturn: told.filter(isReturn).flatMap(toReturn),
    }
  })
}

/** Those that nobody else holds: who does is writing them, and sees to their clocks. */
async function hold(tx: PaceDb, noun: ClockedNoun, ids: readonly string[]): Promise<string[]> {
  if (ids.length === 0) return []
  const table = noun === 'lead' ? sql`leads` : sql`listings`
  const rows = await readPrepared(
    tx,
    sql`select id from ${table} where id = any(${sql.param(ids)}::uuid[]) order by id for no key update skip locked`,
    z.object({ id: z.uuid() }),
  )
  return rows.map(({ id }) => id)
}

type State = 'warned' | 'breached'
type Told = {
  id: string
  noun: ClockedNoun
  recordId: string
  kind: ClockKind
  clock: Clock
  state: State
}

function tellings(noun: ClockedNoun, going: GoingClocks, now: string): Told[] {
  return [...going].flatMap(([recordId, ofRecord]) =>
    Object.entries(ofRecord).flatMap(([name, { id, clock: before }]) => {
      const { clock, told } = ring(before, now)
      const kind = name as ClockKind
      return told === null ? [] : [{ id, noun, recordId, kind, clock, state: told }]
    }),
  )
}

function toReturn({ id, recordId, clock }: Told): LeadToReturn[] {
  const { ownerId } = clock
  return ownerId === null ? [] : [{ clockId: id, leadId: recordId, ownerId, clock }]
}

/** Told in the record's own log: its timeline, its cards and whoever is to hear of it read that. */
function clockEvent({ noun, recordId, kind, clock, state }: Told): NewEntityEvent {
  const { dueAt, startedAt, ownerId } = clock
  const told = { [`clock.${kind}`]: { state, dueAt, startedAt, ownerId } }
  return {
    resource: noun,
    key: recordId,
    old: {},
    new: told,
    actor: CLOCKS_ACTOR,
    documentSeq: null,
  }
}

/** Part of the transaction in which the lead goes to somebody else; false where another process was first, and nothing may be written. */
export async function breachReturn(tx: PaceDb, returned: LeadToReturn): Promise<boolean> {
  const { id, breachedAt, dueAt, stoppedAt } = clocks
  const breached = await tx
    .update(clocks)
    .set({ breachedAt: sql`${dueAt}`, ringsAt: null })
    .where(and(eq(id, returned.clockId), isNull(breachedAt), isNull(stoppedAt)))
    .returning({ id })
  if (breached.length === 0) return false
  const { leadId: recordId, clock } = returned
  const told = {
    id: '',
    noun: 'lead',
    recordId,
    kind: 'returnToPool',
    clock,
    state: 'breached',
  } as const
  await appendEvents(tx, [clockEvent(told)])
  return true
}

/** Of the lead's team whoever has the fewest leads to answer, and has not had this one. */
export async function findColleagueFor(
  db: PaceDb,
  { leadId, ownerId }: Pick<LeadToReturn, 'leadId' | 'ownerId'>,
): Promise<string | null> {
  const [row] = await readPrepared(
    db,
    sql`select people.id from people join leads lead on lead.team_id = people.team_id
      where lead.id = ${leadId}::uuid and people.status = 'active' and people.role = 'agent' and people.id <> ${ownerId}::uuid
        and not exists (select 1 from clocks had
          where had.lead_id = lead.id and had.kind = 'returnToPool' and had.owner_id = people.id)
      order by (select count(*) from leads where owner_id = people.id and stage = 'new' and archived_at is null), people.id
      limit 1`,
    z.object({ id: z.uuid() }),
  )
  return row?.id ?? null
}

export async function putOff(db: PaceDb, clockId: string, until: string): Promise<void> {
  const { id, ringsAt } = clocks
  await db
    .update(clocks)
    .set({ ringsAt: until })
    .where(and(eq(id, clockId), sql`${ringsAt} is not null`))
}
