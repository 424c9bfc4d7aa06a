import { diffFields } from '#domain/record/projection.ts'
import type { ListCursor } from '../list/order.ts'
import type { ListQuery } from '../list/read-page.ts'
import { readRecords } from '../list/read-records.ts'
import { isUuid } from '#domain/uuid.ts'
import { readWhole } from '../query/read-whole.ts'
import { withinUuids } from '../query/uuid.ts'
import { and, asc, eq, isNull, sql } from 'drizzle-orm'
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
export type NewTask = typeof tasks.$inferInsert
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
    return readWhole(tx, tasks, {
      where: and(
        inScope(scope, { team: tasks.teamId, owner: tasks.ownerId }),
        leadId ? eq(tasks.leadId, leadId) : undefined,
        filtered.where,
        isAfter({ at: tasks.createdAt, id: tasks.id }, page.after),
      ),
      order: [asc(tasks.createdAt), asc(tasks.id)],
      limit: page.limit + 1,
      isPrepared: scope === 'all' && filter.length === 0,
    })
  })
  return cutPage(found, page.limit, (last) => ({ at: last.createdAt, id: last.id }))
}

/** One page of tasks in the order of a sort of the list. */
export async function listSortedTasks(
  db: PaceDb,
  scope: Scope,
  { query, leadId, readable }: Pick<TaskRecordQuery, 'leadId' | 'readable'> & { query: ListQuery },
  page: { limit: number; after?: ListCursor },
): Promise<{ rows: TaskRow[]; next: ListCursor | null }> {
  const source = { ...taskFiltered(readable), table: tasks, id: tasks.id, isId: isUuid }
  return readRecords(db, source, {
    scope: and(
      inScope(scope, { team: tasks.teamId, owner: tasks.ownerId }),
      leadId ? eq(tasks.leadId, leadId) : undefined,
    ),
    query,
    page,
    whole: (tx, ids) => readWhole(tx, tasks, { where: withinUuids(tasks.id, ids) }),
  })
}

/** A task of the scope, or null. */
export async function findTaskRecord(
  db: PaceDb,
  scope: Scope,
  id: string,
): Promise<TaskRow | null> {
  const [row] = await db
    .select()
    .from(tasks)
    .where(and(inScope(scope, { team: tasks.teamId, owner: tasks.ownerId }), eq(tasks.id, id)))
  return row ?? null
}

export type TaskPatch = Partial<
  Pick<TaskRow, 'title' | 'dueAt' | 'doneAt' | 'ownerId' | 'teamId' | 'leadId'>
>

/**
 * Sets what differs and tells it to the log, in one transaction and behind the row's lock. `read`: the row that the change is made to;
 * null where it is another one by now.
 */
export async function changeTask(
  db: PaceDb,
  read: TaskRow,
  { patch, onlyAsRead, actor }: { patch: TaskPatch; onlyAsRead: boolean; actor: string },
): Promise<TaskRow | null> {
  return db.transaction(async (tx) => {
    const [now] = await tx.select().from(tasks).where(eq(tasks.id, read.id)).for('update')
    if (!now || (onlyAsRead && JSON.stringify(now) !== JSON.stringify(read))) return null
    const change = diffFields(now, { ...now, ...patch })
    if (!change) return now
    const [row] = await tx.update(tasks).set(patch).where(eq(tasks.id, read.id)).returning()
    await appendEvents(tx, [
      { resource: 'task', key: read.id, ...change, actor, documentSeq: null },
    ])
    return row ?? null
  })
}

/** Writes the task and its event in one transaction. One of that id that is there already is left as it is, and given: it is not new. */
export async function insertTask(
  db: PaceDb,
  task: NewTask,
): Promise<{ task: TaskRow; isNew: boolean }> {
  return db.transaction(async (tx) => {
    const [row] = await tx.insert(tasks).values(task).onConflictDoNothing().returning()
    if (!row) return { task: await requireTask(tx, task), isNew: false }
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
    return { task: row, isNew: true }
  })
}

async function requireTask(tx: PaceDb, { id = '' }: NewTask): Promise<TaskRow> {
  const [row] = await tx.select().from(tasks).where(eq(tasks.id, id))
  if (!row) throw new Error('The task was not inserted.')
  return row
}

type MadeBySlip = Pick<TaskRow, 'id' | 'createdBy' | 'ownerId' | 'leadId' | 'listingId'>

/**
 * Takes away a task that its maker has just made by a slip. One that is done by now, that somebody else has or made, that is of another record or older
 * than an hour stays. Whether it went.
 */
export async function takeBackTask(
  db: PaceDb,
  { id, createdBy, ownerId, leadId, listingId }: MadeBySlip,
): Promise<boolean> {
  return db.transaction(async (tx) => {
    const [gone] = await tx
      .delete(tasks)
      .where(
        and(
          eq(tasks.id, id),
          eq(tasks.createdBy, createdBy),
          eq(tasks.ownerId, ownerId),
          isNull(tasks.doneAt),
          leadId ? eq(tasks.leadId, leadId) : isNull(tasks.leadId),
          listingId ? eq(tasks.listingId, listingId) : isNull(tasks.listingId),
          sql`${tasks.createdAt} > now() - interval '1 hour'`,
        ),
      )
      .returning()
    if (!gone) return false
    const { title, teamId, dueAt } = gone
    const old = { title, ownerId, teamId, leadId, dueAt }
    await appendEvents(tx, [
      { resource: 'task', key: id, old, new: null, actor: createdBy, documentSeq: null },
    ])
    return true
  })
}
