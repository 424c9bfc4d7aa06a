import { sql } from 'drizzle-orm'
import { z } from 'zod'
import { HouseSchema } from '#domain/house/house.ts'
import { clocksOfLead } from '#domain/lead/clocks.ts'
import { clocksOfListing } from '#domain/listing/clocks.ts'
import type { PaceDb } from '../client.ts'
import { executePrepared, readPrepared } from '../query/prepared.ts'
import type { DueMove } from './due-event.ts'
import { findRunning, InstantColumn, type Going, reckonRecord, writeClocks } from './rows.ts'

/** Shared by whoever reckons with the settings that it has read; whoever reckons all anew waits until they are done. */
const SETTINGS_LOCK = 7_235_002

/** A record whose clocks may have changed, and when. */
export type Touched = { id: string; at: string }
export type GoingClocks = Map<string, Going>

const ClockedHouseSchema = HouseSchema.pick({
  zone: true,
  hours: true,
  holidays: true,
  clocks: true,
})
export type ClockedHouse = z.infer<typeof ClockedHouseSchema>
const SettingsSchema = z.object({ settings: ClockedHouseSchema })

async function readHouse(tx: PaceDb): Promise<ClockedHouse> {
  const [, rows] = await Promise.all([
    executePrepared(
      tx,
      sql`select pg_advisory_xact_lock_shared(${sql.raw(String(SETTINGS_LOCK))})`,
    ),
    readPrepared(tx, sql`select settings from house_settings`, SettingsSchema),
  ])
  const [row] = rows
  if (!row) throw new Error('The house has no settings; its migrations have not run.')
  return row.settings
}

/** Waits for all who reckon by settings that have changed meanwhile; from here on everybody reckons by the new ones. */
export async function awaitEarlierSettings(tx: PaceDb): Promise<void> {
  await executePrepared(tx, sql`select pg_advisory_xact_lock(${sql.raw(String(SETTINGS_LOCK))})`)
}

/** Held in one order, as all writers of leads hold them. */
export async function holdLeads(tx: PaceDb, ids: readonly string[]): Promise<void> {
  if (ids.length === 0) return
  await executePrepared(
    tx,
    sql`select 1 from leads where id = any(${sql.param(ids)}::uuid[]) order by id for no key update`,
  )
}

/**
 * Part of the transaction that writes what these leads' clocks depend on, after it: starts, stops and moves them by the rows as they
 * are now. Whoever calls it holds the leads.
 */
export async function keepLeadClocks(
  tx: PaceDb,
  touched: readonly Touched[],
): Promise<{ moves: DueMove[]; going: GoingClocks }> {
  const going: GoingClocks = new Map()
  if (touched.length === 0) return { moves: [], going }
  const ids = touched.map(({ id }) => id)
  const [house, leads, running] = await Promise.all([
    readHouse(tx),
    findClockedLeads(tx, ids),
    findRunning(tx, 'lead', ids),
  ])
  const at = new Map(touched.map((one) => [one.id, one.at]))
  const ofLead = Map.groupBy(running, ({ recordId }) => recordId)
  const rows = []
  const moves: DueMove[] = []
  for (const { id, dueAt: from, pausedUntil, ...lead } of leads) {
    const moment = at.get(id) ?? ''
    const asked = {
      noun: 'lead' as const,
      recordId: id,
      wanted: clocksOfLead(lead, house.clocks, moment),
      running: ofLead.get(id) ?? [],
      reckoning: { at: moment, pausedUntil, hours: house },
    }
    const one = reckonRecord(asked)
    rows.push(...one.rows)
    going.set(id, one.going)
    const to = dueOf(one.going)
    if (to !== from) moves.push({ id, from, to })
  }
  await Promise.all([writeClocks(tx, rows), moveDue(tx, moves)])
  return { moves, going }
}

/** What whoever works the lead has to be in time for: its answer, or after that its next word. */
function dueOf({ response, followUp }: Going): string | null {
  return (response ?? followUp)?.clock.dueAt ?? null
}

async function moveDue(tx: PaceDb, moves: readonly DueMove[]): Promise<void> {
  if (moves.length === 0) return
  await executePrepared(
    tx,
    sql`update leads set due_at = moved."to" from
      jsonb_to_recordset(${JSON.stringify(moves)}::text::jsonb) as moved (id uuid, "to" timestamptz) where leads.id = moved.id`,
  )
}

const ClockedLeadSchema = z.object({
  id: z.uuid(),
  stage: z.string(),
  ownerId: z.uuid().nullable(),
  createdAt: InstantColumn,
  stageChangedAt: InstantColumn.nullable(),
  firstContactedAt: InstantColumn.nullable(),
  importedAt: InstantColumn.nullable(),
  nextFollowUpAt: InstantColumn.nullable(),
  archivedAt: InstantColumn.nullable(),
  mergedInto: z.uuid().nullable(),
  pausedUntil: InstantColumn.nullable(),
  dueAt: InstantColumn.nullable(),
  firstSpokenAt: InstantColumn.nullable(),
  lastSpokenAt: InstantColumn.nullable(),
})

/** A call counts once somebody has talked on it, also one of which only its note tells; a message once it is sent. */
async function findClockedLeads(tx: PaceDb, ids: readonly string[]) {
  return readPrepared(
    tx,
    sql`select id, stage, owner_id as "ownerId", created_at::text as "createdAt", stage_changed_at::text as "stageChangedAt",
      first_contacted_at::text as "firstContactedAt",
      imported_at::text as "importedAt", next_follow_up_at::text as "nextFollowUpAt",
      archived_at::text as "archivedAt", merged_into as "mergedInto", paused_until::text as "pausedUntil", due_at::text as "dueAt",
      spoken.first::text as "firstSpokenAt", spoken.last::text as "lastSpokenAt"
      from leads, lateral (
        select min(at) as first, max(at) as last from (
          select answered_at as at from calls where lead_id = leads.id and answered_at is not null
          union all select at from communications where lead_id = leads.id and direction = 'outbound'
            and state in ('sent', 'delivered', 'read')
          union all select created_at from record_notes where lead_id = leads.id and call_outcome = 'reached'
        ) as word
      ) as spoken
      where id = any(${sql.param(ids)}::uuid[])`,
    ClockedLeadSchema,
  )
}

const ClockedListingSchema = z.object({
  id: z.uuid(),
  status: z.string(),
  agentId: z.uuid().nullable(),
  createdAt: InstantColumn,
  permitEndsOn: z.string().nullable(),
  mandateEndsOn: z.string().nullable(),
  archivedAt: InstantColumn.nullable(),
})

/** The same for listings. */
export async function keepListingClocks(
  tx: PaceDb,
  touched: readonly Touched[],
): Promise<GoingClocks> {
  const going: GoingClocks = new Map()
  if (touched.length === 0) return going
  const ids = touched.map(({ id }) => id)
  const [house, listings, running] = await Promise.all([
    readHouse(tx),
    readPrepared(
      tx,
      sql`select id, status, agent_id as "agentId", created_at::text as "createdAt", permit_ends_on::text as "permitEndsOn",
        mandate_ends_on::text as "mandateEndsOn", archived_at::text as "archivedAt"
        from listings where id = any(${sql.param(ids)}::uuid[])`,
      ClockedListingSchema,
    ),
    findRunning(tx, 'listing', ids),
  ])
  const at = new Map(touched.map((one) => [one.id, one.at]))
  const ofListing = Map.groupBy(running, ({ recordId }) => recordId)
  const rows = listings.flatMap(({ id, ...listing }) => {
    const one = reckonRecord({
      noun: 'listing',
      recordId: id,
      wanted: clocksOfListing(listing, house),
      running: ofListing.get(id) ?? [],
      reckoning: { at: at.get(id) ?? '', pausedUntil: null, hours: house },
    })
    going.set(id, one.going)
    return one.rows
  })
  await writeClocks(tx, rows)
  return going
}
