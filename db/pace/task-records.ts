import { and, asc, eq, isNotNull, isNull, type SQL } from 'drizzle-orm'
import type { PaceDb } from './client.ts'
import { appendEvents } from './events.ts'
import { cutPage, type InstantCursor, isAfter } from './keyset.ts'
import { tasks } from './schema.ts'
import { inScope, type Scope } from './scope.ts'

export type TaskRow = typeof tasks.$inferSelect
export type NewTask = Omit<typeof tasks.$inferInsert, 'id' | 'createdAt' | 'doneAt'>
/** A team's tasks are open to its manager only: for everybody else the scope has no team. */
export type TaskScope = Scope
export type TaskFilter = { leadId?: string; done?: boolean }

/** One page of tasks in the order in which they were made. */
export async function listTasks(
  db: PaceDb,
  scope: TaskScope,
  filter: TaskFilter,
  page: { limit: number; after?: InstantCursor },
): Promise<{ rows: TaskRow[]; next: InstantCursor | null }> {
  const found = await db
    .select()
    .from(tasks)
    .where(
      and(
        inScope(scope, { team: tasks.teamId, owner: tasks.ownerId }),
        conditions(filter),
        isAfter({ at: tasks.createdAt, id: tasks.id }, page.after),
      ),
    )
    .orderBy(asc(tasks.createdAt), asc(tasks.id))
    .limit(page.limit + 1)
  return cutPage(found, page.limit, (last) => ({ at: last.createdAt, id: last.id }))
}

/** Writes the task and its event in one transaction. */
export async function insertTask(db: PaceDb, task: NewTask): Promise<TaskRow> {
  return db.transaction(async (tx) => {
    const [row] = await tx.insert(tasks).values(task).returning()
    if (!row) throw new Error('The task was not inserted.')
    const { id, title, ownerId, teamId, leadId, listingId, callId, dueAt, doneAt } = row
    await appendEvents(tx, [
      {
        resource: 'task',
        key: id,
        old: null,
        new: { title, ownerId, teamId, leadId, listingId, callId, dueAt, doneAt },
        actor: row.createdBy,
        documentSeq: null,
      },
    ])
    return row
  })
}

function conditions({ leadId, done }: TaskFilter): SQL | undefined {
  return and(
    leadId ? eq(tasks.leadId, leadId) : undefined,
    done === undefined ? undefined : done ? isNotNull(tasks.doneAt) : isNull(tasks.doneAt),
  )
}
