import { and, asc, eq, isNotNull, isNull, or, type SQL, sql } from 'drizzle-orm'
import type { PaceDb } from './client.ts'
import { appendEvents } from './events.ts'
import { tasks } from './schema.ts'

export type TaskRow = typeof tasks.$inferSelect
export type NewTask = Omit<typeof tasks.$inferInsert, 'id' | 'createdAt' | 'doneAt'>
/** Whose tasks a query may return: all, one's own, or the whole team's for its manager. */
export type TaskScope = 'all' | { personId: string; teamId: string | null }
export type TaskFilter = { leadId?: string; done?: boolean }
type CreatedCursor = { at: string; id: string }

/** One page of tasks in the order in which they were made. */
export async function listTasks(
  db: PaceDb,
  scope: TaskScope,
  filter: TaskFilter,
  page: { limit: number; after?: CreatedCursor },
): Promise<{ rows: TaskRow[]; next: CreatedCursor | null }> {
  const found = await db
    .select()
    .from(tasks)
    .where(and(visible(scope), conditions(filter), page.after && madeAfter(page.after)))
    .orderBy(asc(tasks.createdAt), asc(tasks.id))
    .limit(page.limit + 1)
  const rows = found.slice(0, page.limit)
  const last = found.length > page.limit ? rows.at(-1) : undefined
  return { rows, next: last ? { at: last.createdAt, id: last.id } : null }
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

function visible(scope: TaskScope): SQL | undefined {
  if (scope === 'all') return undefined
  return or(
    eq(tasks.ownerId, scope.personId),
    scope.teamId ? eq(tasks.teamId, scope.teamId) : undefined,
  )
}

function conditions({ leadId, done }: TaskFilter): SQL | undefined {
  return and(
    leadId ? eq(tasks.leadId, leadId) : undefined,
    done === undefined ? undefined : done ? isNotNull(tasks.doneAt) : isNull(tasks.doneAt),
  )
}

function madeAfter({ at, id }: CreatedCursor): SQL {
  return sql`(${tasks.createdAt}, ${tasks.id}) > (${at}::timestamptz, ${id}::uuid)`
}
