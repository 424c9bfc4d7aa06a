import { and, asc, eq, gt, inArray, isNull, notInArray, type SQL, sql } from 'drizzle-orm'
import { z } from 'zod'
import { OPEN_STAGES } from '#domain/lead/fields.ts'
import { OFF_MARKET } from '#domain/listing/fields.ts'
import type { PaceDb } from '../client.ts'
import { executePrepared, readPrepared } from '../query/prepared.ts'
import { clockReckoning, leads, listings } from '../schema.ts'
import {
  awaitEarlierSettings,
  holdLeads,
  keepLeadClocks,
  keepListingClocks,
} from './keep-clocks.ts'
import { CLOCKS_CHANNEL, type ClockedNoun } from './rows.ts'

/** `elsewhere`: another process has the slice. */
export type Reckoned = 'more' | 'done' | 'elsewhere'

const LEAST_ID = '00000000-0000-0000-0000-000000000000'

/**
 * Reckons the next records anew where the house has changed its hours, its holidays or its lengths. How far it has come stands in the
 * database: it survives its process, and of many one reckons each slice.
 */
export async function reckonSlice(db: PaceDb, now: string, size: number): Promise<Reckoned> {
  return db.transaction(async (tx) => {
    const { basis } = await findBasis(tx)
    const [place] = await tx.select().from(clockReckoning).for('update', { skipLocked: true })
    if (!place) return begin(tx, basis)
    if (place.basis !== basis) {
      await awaitEarlierSettings(tx)
      await move(tx, { basis, after: `lead:${LEAST_ID}` })
      return 'more'
    }
    if (place.after === null) return 'done'
    const [noun, after] = place.after.split(':')
    const last =
      noun === 'lead'
        ? await reckonLeads(tx, after, now, size)
        : await reckonListings(tx, after, now, size)
    await move(tx, { after: nextPlace(noun === 'lead' ? 'lead' : 'listing', last) })
    return 'more'
  })
}

function nextPlace(noun: ClockedNoun, last: string | null): string | null {
  if (last !== null) return `${noun}:${last}`
  return noun === 'lead' ? `listing:${LEAST_ID}` : null
}

/** What clocks are reckoned by. */
async function findBasis(tx: PaceDb): Promise<{ basis: string }> {
  const [row] = await readPrepared(
    tx,
    sql`select md5(jsonb_build_array(settings->'clocks', settings->'hours', settings->'holidays', settings->'zone')::text) as basis
      from house_settings`,
    z.object({ basis: z.string() }),
  )
  if (!row) throw new Error('The house has no settings; its migrations have not run.')
  return row
}

async function begin(tx: PaceDb, basis: string): Promise<Reckoned> {
  const made = await tx
    .insert(clockReckoning)
    .values({ basis, after: `lead:${LEAST_ID}` })
    .onConflictDoNothing()
    .returning({ id: clockReckoning.id })
  return made.length > 0 ? 'more' : 'elsewhere'
}

/** At the end everybody is told: whoever shows cards reads them again. */
async function move(tx: PaceDb, to: { basis?: string; after: string | null }): Promise<void> {
  await tx.update(clockReckoning).set(to).where(eq(clockReckoning.id, 1))
  if (to.after === null) await executePrepared(tx, sql`select pg_notify(${CLOCKS_CHANNEL}, '')`)
}

async function reckonLeads(tx: PaceDb, after = LEAST_ID, now: string, size: number) {
  const isOpen = and(inArray(leads.stage, OPEN_STAGES), isNull(leads.archivedAt))
  const ids = await listIds(tx, leads, and(gt(leads.id, after), isOpen), size)
  await holdLeads(tx, ids)
  await keepLeadClocks(
    tx,
    ids.map((id) => ({ id, at: now })),
  )
  return ids.at(-1) ?? null
}

async function reckonListings(tx: PaceDb, after = LEAST_ID, now: string, size: number) {
  const isOpen = and(notInArray(listings.status, [...OFF_MARKET]), isNull(listings.archivedAt))
  const ids = await listIds(tx, listings, and(gt(listings.id, after), isOpen), size)
  await keepListingClocks(
    tx,
    ids.map((id) => ({ id, at: now })),
  )
  return ids.at(-1) ?? null
}

async function listIds(
  tx: PaceDb,
  table: typeof leads | typeof listings,
  where: SQL | undefined,
  size: number,
): Promise<string[]> {
  const rows = await tx
    .select({ id: table.id })
    .from(table)
    .where(where)
    .orderBy(asc(table.id))
    .limit(size)
  return rows.map(({ id }) => id)
}
