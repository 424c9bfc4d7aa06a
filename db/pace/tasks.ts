import { and, desc, eq, isNull } from 'drizzle-orm'
import type { PaceDb } from './client.ts'
import { appendEvents } from './events.ts'
import { tasks } from './schema.ts'
import type { TaskRow } from './task-records.ts'

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
export async function finishTask(db: PaceDb, id: string, actor: string): Promise<void> {
  await db.transaction(async (tx) => {
    const doneAt = new Date().toISOString()
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
