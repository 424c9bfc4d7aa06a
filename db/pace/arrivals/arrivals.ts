import { createHash, randomUUID } from 'node:crypto'
import { and, asc, eq, gt, inArray, isNull, lt, ne, or, sql } from 'drizzle-orm'
import { type ArrivalState, READING_VERSION } from '#domain/arrival/arrival.ts'
import type { PaceDb } from '../client.ts'
import { appendEvents, type NewEntityEvent } from '../events/events.ts'
import { arrivals } from '../schema.ts'

export type Arrival = typeof arrivals.$inferSelect
type Came = Pick<Arrival, 'channel' | 'sender' | 'contentType' | 'body'> &
  Partial<Pick<Arrival, 'doorId' | 'headers'>>

/** Each of its own kind is kept as often as it comes: what is sent again is told apart by what its sender says of it. */
const ALWAYS_NEW: readonly Arrival['channel'][] = ['api']
/** A form that says the same once more after a while is somebody who asks once more. */
const SAME_FORM_SECONDS = 600

/**
 * Keeps what came, as it came. Whoever sends the very same again, as portals do that got no answer, is told of the one that
 * is there.
 */
export async function keepArrival(
  tx: PaceDb,
  came: Came,
): Promise<{ arrival: Arrival; isNew: boolean }> {
  const { channel } = came
  const kept = await insert(tx, came, ALWAYS_NEW.includes(channel) ? randomUUID() : '')
  if (kept.isNew || channel !== 'form' || !isOld(kept.arrival)) return kept
  return insert(tx, came, randomUUID())
}

async function insert(tx: PaceDb, came: Came, salt: string) {
  const digest = createHash('sha256')
    .update(`${came.channel} ${came.doorId ?? ''} ${salt}\n`)
    .update(came.body)
    .digest()
  const [row] = await tx
    .insert(arrivals)
    .values({ ...came, digest })
    .onConflictDoUpdate({ target: arrivals.digest, set: { times: sql`${arrivals.times} + 1` } })
    .returning()
  if (!row) throw new Error('What came in was not kept.')
  return { arrival: row, isNew: row.times === 1 }
}

function isOld({ receivedAt }: Arrival): boolean {
  return Date.now() - Date.parse(receivedAt) > SAME_FORM_SECONDS * 1000
}

export async function findArrival(db: PaceDb, id: string): Promise<Arrival | null> {
  const [row] = await db.select().from(arrivals).where(eq(arrivals.id, id))
  return row ?? null
}

/**
 * The same, held until the transaction ends: two who read it at once do so one after the other. With its `fate` also what is held of
 * the same enquiry, all in the order of their ids: two twins that are read at once would each wait for the other.
 */
export async function lockArrival(
  tx: PaceDb,
  id: string,
  fate: Fate = {},
): Promise<Arrival | null> {
  const rows = await tx
    .select()
    .from(arrivals)
    .where(or(eq(arrivals.id, id), heldTwins(fate)))
    .orderBy(asc(arrivals.id))
    .for('update')
  return rows.find((row) => row.id === id) ?? null
}

function heldTwins({ source, externalId }: Fate) {
  if (!source || !externalId) return undefined
  return and(
    eq(arrivals.source, source),
    eq(arrivals.externalId, externalId),
    eq(arrivals.state, 'held'),
  )
}

export type Fate = Partial<
  Pick<
    Arrival,
    | 'state'
    | 'question'
    | 'readBy'
    | 'source'
    | 'externalId'
    | 'who'
    | 'gist'
    | 'extras'
    | 'leadId'
    | 'repeatOf'
    | 'decidedBy'
    | 'decidedAt'
  >
>

/** Writes down what became of it, and tells whoever looks at the list; `told` is what else there is to tell. Last in its transaction. */
export async function settleArrival(
  tx: PaceDb,
  arrival: Arrival,
  { fate, actor, told = [] }: { fate: Fate; actor: string; told?: readonly NewEntityEvent[] },
): Promise<void> {
  await tx.update(arrivals).set(fate).where(eq(arrivals.id, arrival.id))
  const { state = arrival.state } = fate
  const own = state === arrival.state ? [] : [changeOf(arrival.id, arrival.state, state, actor)]
  await appendEvents(tx, [...told, ...own])
}

/** Those whose enquiries have got their lead: the one that it was made from, and those that joined it. */
export function arrivalEvents(rows: readonly Arrival[]) {
  return rows.map(({ id, state, sender }) => changeOf(id, 'waiting', state, sender.name))
}

export async function settleAttached(
  tx: PaceDb,
  attached: { ids: readonly string[]; leadId: string; madeBy: string | null },
): Promise<Arrival[]> {
  const rows: Arrival[] = []
  for (const id of attached.ids) {
    const state: ArrivalState = id === attached.madeBy ? 'lead' : 'joined'
    const [row] = await tx
      .update(arrivals)
      .set({ state, leadId: attached.leadId })
      .where(and(eq(arrivals.id, id), eq(arrivals.state, 'waiting')))
      .returning()
    if (row) rows.push(row)
  }
  await tx
    .update(arrivals)
    .set({ leadId: attached.leadId })
    .where(inArray(arrivals.repeatOf, [...attached.ids]))
  return rows
}

/** What was held of the same enquiry, now that more of it has come: it is that one, sent again. */
export async function settleHeldTwins(tx: PaceDb, arrival: Arrival, fate: Fate): Promise<void> {
  const twins = heldTwins(fate)
  if (!twins) return
  await tx
    .update(arrivals)
    .set({ state: 'repeat', question: null, repeatOf: arrival.id })
    .where(and(twins, ne(arrivals.id, arrival.id)))
}

/** What is held and was read by a reading that knew less, in order. */
export async function listToReread(
  db: PaceDb,
  { after, all, limit }: { after: string | null; all: boolean; limit: number },
): Promise<string[]> {
  const rows = await db
    .select({ id: arrivals.id })
    .from(arrivals)
    .where(
      and(
        eq(arrivals.state, 'held'),
        isNull(arrivals.decidedBy),
        all ? undefined : or(isNull(arrivals.readBy), lt(arrivals.readBy, READING_VERSION)),
        after === null ? undefined : gt(arrivals.id, after),
      ),
    )
    .orderBy(asc(arrivals.id))
    .limit(limit)
  return rows.map(({ id }) => id)
}

function changeOf(key: string, old: ArrivalState, state: ArrivalState, actor: string) {
  return {
    resource: 'arrival' as const,
    key,
    old: { state: old },
    new: { state },
    actor,
    documentSeq: null,
  }
}
