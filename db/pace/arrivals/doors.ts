import { and, asc, desc, eq, isNull, sql } from 'drizzle-orm'
import type { Channel } from '#domain/arrival/arrival.ts'
import { appendAudit } from '../audit/audit.ts'
import type { PaceDb } from '../client.ts'
import type { ChangedBy } from '../rights/people-rights.ts'
import { arrivals, doors } from '../schema.ts'

export type DoorRow = typeof doors.$inferSelect

/** The ways in of one kind that are open. */
export async function listOpenDoors(db: PaceDb, channel: Channel): Promise<DoorRow[]> {
  return db
    .select()
    .from(doors)
    .where(and(eq(doors.channel, channel), isNull(doors.closedAt)))
    .orderBy(asc(doors.id))
}

/** The way in that this key opens, unless it was closed. */
export async function findOpenDoor(
  db: PaceDb,
  channel: Channel,
  key: string,
): Promise<DoorRow | null> {
  const [row] = await db
    .select()
    .from(doors)
    .where(and(eq(doors.key, key), eq(doors.channel, channel), isNull(doors.closedAt)))
  return row ?? null
}

export async function findDoor(db: PaceDb, id: string): Promise<DoorRow | null> {
  const [row] = await db.select().from(doors).where(eq(doors.id, id))
  return row ?? null
}

/** What the ways in of a kind are called, closed ones too: what came by one keeps its name. */
export async function nameDoors(db: PaceDb, channel: Channel): Promise<Map<string, string>> {
  const rows = await db
    .select({ id: doors.id, name: doors.name })
    .from(doors)
    .where(eq(doors.channel, channel))
    .orderBy(desc(doors.id))
    .limit(MOST_NAMED)
  return new Map(rows.map(({ id, name }) => [id, name]))
}

const MOST_NAMED = 200

type NewDoor = Pick<DoorRow, 'channel' | 'name' | 'key' | 'settings'> & {
  secret: Uint8Array | null
}

export async function addDoor(
  db: PaceDb,
  { door, by }: { door: NewDoor; by: ChangedBy },
): Promise<string> {
  return db.transaction(async (tx) => {
    const [row] = await tx.insert(doors).values(door).returning({ id: doors.id })
    if (!row) throw new Error('The way in was not kept.')
    const after = { channel: door.channel, name: door.name, settings: door.settings }
    await appendAudit(tx, {
      ...by,
      action: 'door.open',
      target: `door:${row.id}`,
      outcome: 'allowed',
      before: null,
      after,
    })
    return row.id
  })
}

/** What it is opened with from now on; the audit says that it was changed, not what it is. */
export async function changeDoorSecret(
  db: PaceDb,
  id: string,
  { secret, by }: { secret: Uint8Array; by: ChangedBy },
): Promise<void> {
  await db.transaction(async (tx) => {
    const [row] = await tx
      .update(doors)
      .set({ secret })
      .where(and(eq(doors.id, id), isNull(doors.closedAt)))
      .returning({ name: doors.name })
    if (!row) return
    await appendAudit(tx, {
      ...by,
      action: 'door.secret',
      target: `door:${id}`,
      outcome: 'allowed',
      before: null,
      after: { name: row.name },
    })
  })
}

/** Nothing comes in by it from now on; what came stays. */
export async function closeDoor(db: PaceDb, id: string, by: ChangedBy): Promise<void> {
  await db.transaction(async (tx) => {
    const [row] = await tx
      .update(doors)
      .set({ closedAt: sql`now()` })
      .where(and(eq(doors.id, id), isNull(doors.closedAt)))
      .returning({ name: doors.name })
    if (!row) return
    await appendAudit(tx, {
      ...by,
      action: 'door.close',
      target: `door:${id}`,
      outcome: 'allowed',
      before: { name: row.name },
      after: null,
    })
  })
}

/** All of them, the open ones first, each with when something last came by it. */
export async function listDoors(db: PaceDb) {
  const heard = sql<string | null>`(select ${arrivals.receivedAt} from ${arrivals}
    where ${arrivals.doorId} = ${doors.id} order by ${arrivals.receivedAt} desc limit 1)`
  return db
    .select({
      id: doors.id,
      channel: doors.channel,
      name: doors.name,
      key: doors.key,
      settings: doors.settings,
      createdAt: doors.createdAt,
      closedAt: doors.closedAt,
      heardAt: heard,
    })
    .from(doors)
    .orderBy(sql`${doors.closedAt} nulls first`, asc(doors.createdAt), asc(doors.id))
    .limit(200)
}
