import { and, asc, eq } from 'drizzle-orm'
import type { Filter } from '#domain/list/filter.ts'
import type { PaceDb } from '../client.ts'
import { appendEvents } from '../events/events.ts'
import type { LeadScope } from '../leads/records.ts'
import { compileFilter } from '../list/compile-filter.ts'
import { cutPage, type InstantCursor, isAfter } from '../query/keyset.ts'
import { tasks } from '../schema.ts'
import { inScope, type Scope } from '../query/scope.ts'
import { withinTime } from '../query/time-limit.ts'
import { taskFiltered } from './columns.ts'

export type TaskRow = typeof tasks.$inferSelect
export type NewTask = Omit<typeof tasks.$inferInsert, 'id' | 'createdAt' | 'doneAt'>
/** What a program asks for: conditions of the list, and its own. Leads outside `readable` are not found by their names. */
export type TaskRecordQuery = {
  leadId?: string
  filter: Filter
  zone: string
  readable: LeadScope
}

/** One page of tasks in the order in which they were made. */
export async function listTasks(
  db: PaceDb,
  scope: Scope,
  { leadId, filter, zone, readable }: TaskRecordQuery,
  page: { limit: number; after?: InstantCursor },
): Promise<{ rows: TaskRow[]; next: InstantCursor | null }> {
  const found = await withinTime(db, async (tx) => {
    const filtered = await compileFilter(tx, taskFiltered(readable), filter, zone)
    return tx
      .select()
      .from(tasks)
      .where(
        and(
          inScope(scope, { team: tasks.teamId, owner: tasks.ownerId }),
          leadId ? eq(tasks.leadId, leadId) : undefined,
          filtered.where,
          isAfter({ at: tasks.createdAt, id: tasks.id }, page.after),
        ),
      )
      .orderBy(asc(tasks.createdAt), asc(tasks.id))
      .limit(page.limit + 1)
  })
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
