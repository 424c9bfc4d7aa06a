import { sql } from 'drizzle-orm'
import { TASK_LIST, type TaskColumn } from '#domain/list/tasks.ts'
import { leadNameAt } from '../leads/as-seen.ts'
import { ifReadable, inLeadScope, type LeadScope } from '../leads/records.ts'
import { byInstant } from '../list/bind.ts'
import type { BoundColumn, Filtered } from '../list/source.ts'
import { leads, tasks } from '../schema.ts'

/** What a row says of its lead is what its reader may see of that. */
export function taskRowColumns(readable: LeadScope) {
  return {
    id: tasks.id,
    title: tasks.title,
    ownerId: tasks.ownerId,
    teamId: tasks.teamId,
    leadId: tasks.leadId,
    leadName: ifReadable(readable, leads.name),
    leadReference: leads.reference,
    mayOpenLead: sql<boolean>`coalesce(${inLeadScope(readable) ?? sql`true`}, false)`,
    listingId: tasks.listingId,
    callId: tasks.callId,
    dueAt: tasks.dueAt,
    doneAt: tasks.doneAt,
    done: sql<boolean>`(${tasks.doneAt} is not null)`,
    createdAt: tasks.createdAt,
  }
}

export type ListedTask = Omit<typeof tasks.$inferSelect, 'createdBy'> & {
  leadName: string | null
  leadReference: string | null
  mayOpenLead: boolean
  done: boolean
}

/** What a filter of tasks is made of, for whoever reads so many leads. */
export function taskFiltered(readable: LeadScope) {
  const columns = {
    title: { field: 'title', value: tasks.title },
    done: { field: 'done', value: sql`(${tasks.doneAt} is not null)` },
    due: { field: 'dueAt', value: tasks.dueAt, sortBy: byInstant(tasks.dueAt) },
    lead: { field: 'leadName', value: leadNameAt(tasks.leadId, readable), search: 'taskOfLead' },
    owner: { field: 'ownerId', value: tasks.ownerId },
    team: { field: 'teamId', value: tasks.teamId },
    doneAt: { field: 'doneAt', value: tasks.doneAt, sortBy: byInstant(tasks.doneAt) },
    created: {
      field: 'createdAt',
      value: tasks.createdAt,
      sortBy: byInstant(tasks.createdAt, 'required'),
    },
  } satisfies Record<TaskColumn, BoundColumn<keyof ListedTask>>
  return { list: TASK_LIST, columns, search: 'task' } satisfies Filtered
}
