import { and, asc, eq, isNull, lt, sql } from 'drizzle-orm'
import type { PaceDb } from '../client.ts'
import { appendEvents } from '../events/events.ts'
import { listings, portalDemands, tasks } from '../schema.ts'
import { insertTask } from '../tasks/records.ts'

export type Demand = typeof portalDemands.$inferSelect
type NewDemand = Omit<Demand, 'taskId'>

/**
 * The portal's newest word on one demand: what is pending becomes a task of the listing's agent by its day, what has ended ends the
 * task. An older word that comes later, or one that comes again, changes nothing.
 */
export async function noteDemand(
  db: PaceDb,
  demand: NewDemand,
  task: { title: string; by: string },
): Promise<void> {
  await db.transaction(async (tx) => {
    const { listingId: _id, portal: _portal, kind: _kind, ...told } = demand
    const [row] = await tx
      .insert(portalDemands)
      .values(demand)
      .onConflictDoUpdate({
        target: [portalDemands.listingId, portalDemands.portal, portalDemands.kind],
        set: told,
        setWhere: lt(portalDemands.at, sql`excluded.at`),
      })
      .returning()
    if (!row) return
    if (row.status !== 'pending') return endTask(tx, row.taskId, task.by)
    if (row.taskId) return moveTask(tx, row.taskId, row.dueAt)
    const taskId = await makeTask(tx, row, task)
    if (taskId) await tx.update(portalDemands).set({ taskId }).where(isOf(row))
  })
}

/** What the portals still demand of a listing, the most urgent first. */
export function listDemands(db: PaceDb, listingId: string): Promise<Demand[]> {
  return db
    .select()
    .from(portalDemands)
    .where(and(eq(portalDemands.listingId, listingId), eq(portalDemands.status, 'pending')))
    .orderBy(asc(portalDemands.dueAt), asc(portalDemands.kind))
}

async function makeTask(
  tx: PaceDb,
  { listingId, dueAt }: Demand,
  { title, by }: { title: string; by: string },
): Promise<string | null> {
  const [listing] = await tx
    .select({ agentId: listings.agentId, teamId: listings.teamId })
    .from(listings)
    .where(eq(listings.id, listingId))
  if (!listing?.agentId) return null
  const { agentId: ownerId, teamId } = listing
  const asked = { title, ownerId, teamId, listingId, dueAt, createdBy: by }
  const { task } = await insertTask(tx, asked)
  return task.id
}

async function moveTask(tx: PaceDb, id: string, dueAt: string | null): Promise<void> {
  await tx
    .update(tasks)
    .set({ dueAt })
    .where(and(eq(tasks.id, id), isNull(tasks.doneAt)))
}

async function endTask(tx: PaceDb, id: string | null, actor: string): Promise<void> {
  if (!id) return
  const doneAt = new Date().toISOString()
  const ended = await tx
    .update(tasks)
    .set({ doneAt })
    .where(and(eq(tasks.id, id), isNull(tasks.doneAt)))
    .returning({ id: tasks.id })
  await appendEvents(
    tx,
    ended.map(({ id: key }) => ({
      resource: 'task' as const,
      key,
      old: { doneAt: null },
      new: { doneAt },
      actor,
      documentSeq: null,
    })),
  )
}

function isOf({ listingId, portal, kind }: Pick<Demand, 'listingId' | 'portal' | 'kind'>) {
  return and(
    eq(portalDemands.listingId, listingId),
    eq(portalDemands.portal, portal),
    eq(portalDemands.kind, kind),
  )
}
