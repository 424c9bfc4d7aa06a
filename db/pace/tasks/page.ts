import { and, desc, eq, isNull } from 'drizzle-orm'
import { isUuid } from '#domain/uuid.ts'
import type { PaceDb } from '../client.ts'
import { appendEvents } from '../events/events.ts'
import type { LeadScope } from '../leads/records.ts'
import type { ListSource } from '../list/source.ts'
import { leads, tasks } from '../schema.ts'
import { type ListedTask, taskFiltered, taskRowColumns } from './columns.ts'
import type { TaskRow } from './records.ts'

/** Leads outside `readable` are neither named nor found. */
export function taskSource(readable: LeadScope): ListSource<ListedTask> {
  return {
    ...taskFiltered(readable),
    table: tasks,
    id: tasks.id,
    isId: isUuid,
    read: (db, { key, where, order, limit }) =>
      db
        .select({ ...taskRowColumns(readable), key })
        .from(tasks)
        .leftJoin(leads, eq(leads.id, tasks.leadId))
        .where(where)
        .orderBy(...order)
        .limit(limit),
  }
}

export async function findTask(db: PaceDb, id: string): Promise<TaskRow | null> {
  const [row] = await db.select().from(tasks).where(eq(tasks.id, id))
  return row ?? null
}

/** Those of a lead: the open ones and what was done, the newest first. */
export async function listLeadTasks(db: PaceDb, leadId: string, limit: number): Promise<TaskRow[]> {
  return db
    .select()
    .from(tasks)
    .where(eq(tasks.leadId, leadId))
    .orderBy(desc(tasks.createdAt))
    .limit(limit)
}

/** Ticks a task off. Once is enough: a second time changes nothing and tells nobody. */
export async function finishTask(
  db: PaceDb,
  { id, at }: { id: string; at: string },
  actor: string,
): Promise<void> {
  await db.transaction(async (tx) => {
    const doneAt = at
    const [done] = await tx
      .update(tasks)
      .set({ doneAt })
      .where(and(eq(tasks.id, id), isNull(tasks.doneAt)))
      .returning({ id: tasks.id })
    if (!done) return
    await appendEvents(tx, [
      {
        resource: 'task',
        key: id,
        old: { doneAt: null },
        new: { doneAt },
        actor,
        documentSeq: null,
      },
    ])
  })
}
