import { createRoute, type OpenAPIHono, z } from '@hono/zod-openapi'
import { shortText } from '#domain/text/characters.ts'
import { actorName, authorise } from '#domain/access/access.ts'
import { SentInstantSchema } from '#domain/calendar.ts'
import { TASK_LIST } from '#domain/list/tasks.ts'
import { findActivePerson } from '#db/pace/people/people.ts'
import { insertTask, listTasks, type TaskRow } from '#db/pace/tasks/records.ts'
import { DomainError } from '#domain/errors.ts'
import { type ApiEnv, type PersonActor, requirePerson } from '../caller/caller.ts'
import type { ApiDeps } from '../caller/deps.ts'
import { once } from '../http/idempotency.ts'
import { requireLead } from './leads.ts'
import { leadScope, taskScope } from '../caller/scopes.ts'
import { filterShape, readFilter } from '../http/list-filter.ts'
import { decodeCursor, encodeCursor, PageQuerySchema, pageSchema } from '../http/paging.ts'
import { jsonBody, jsonResponse, refusals } from '../http/responses.ts'

const TaskSchema = z
  .object({
    id: z.uuid(),
    title: z.string(),
    ownerId: z.uuid(),
    teamId: z.uuid().nullable(),
    leadId: z.uuid().nullable(),
    listingId: z.uuid().nullable(),
    callId: z.string().nullable(),
    dueAt: z.string().nullable(),
    doneAt: z.string().nullable(),
    createdBy: z.string(),
    createdAt: z.string(),
  })
  .openapi('Task')
const NewTaskSchema = z
  .strictObject({
    title: shortText(200).min(1),
    dueAt: SentInstantSchema.optional(),
    leadId: z.uuid().optional(),
    ownerId: z
      .uuid()
      .optional()
      .openapi({ description: 'Default: whoever asks. A manager may name one of the team' }),
  })
  .openapi('NewTask')
export type NewTaskInput = z.output<typeof NewTaskSchema>

const QuerySchema = PageQuerySchema.extend({
  ...filterShape(TASK_LIST),
  lead: z.uuid().optional().openapi({ description: "A lead's id" }),
})
/** Parameters that are no conditions of the list. */
const OWN = ['limit', 'cursor', 'lead']

const list = createRoute({
  method: 'get',
  path: '/tasks',
  operationId: 'listTasks',
  summary: "One's own tasks; a manager's: the team's",
  request: { query: QuerySchema },
  responses: { 200: jsonResponse(pageSchema(TaskSchema), 'A page of tasks'), ...refusals() },
})
const post = createRoute({
  method: 'post',
  path: '/tasks',
  operationId: 'createTask',
  summary: 'A new task',
  request: { body: jsonBody(NewTaskSchema) },
  responses: { 201: jsonResponse(TaskSchema, 'The task'), ...refusals('notFound') },
})

export function mountTasks(api: OpenAPIHono<ApiEnv>, deps: ApiDeps): void {
  const { db } = deps
  api.openapi(list, async (c) => {
    const actor = requirePerson(c.get('caller').actor, 'read tasks')
    const { limit, cursor, lead } = c.req.valid('query')
    const { house } = deps.settings.current()
    const filter = readFilter(TASK_LIST, c.req.url, { own: OWN, habits: house })
    const { rows, next } = await listTasks(
      db,
      taskScope(actor),
      { leadId: lead, filter, zone: house.zone, readable: leadScope(actor) },
      { limit, after: decodeCursor(cursor) },
    )
    return c.json({ data: rows, next: encodeCursor(next) }, 200)
  })
  api.openapi(post, async (c) => {
    const actor = requirePerson(c.get('caller').actor, 'make tasks')
    const input = c.req.valid('json')
    const task = await once(c, db, input, () => makeTask(deps, actor, input))
    return c.json(task, 201)
  })
}

/** A task of the person's, or one that a manager gives to somebody of the team. */
export async function makeTask(
  { db }: Pick<ApiDeps, 'db'>,
  actor: PersonActor,
  { title, dueAt, leadId, ownerId = actor.id }: NewTaskInput,
  callId: string | null = null,
): Promise<TaskRow> {
  authorise(actor, 'create', 'task')
  const owner = await findActivePerson(db, ownerId)
  if (!owner) throw new DomainError('notFound', 'There is nobody with this id who could do it.')
  authorise(actor, 'write', 'task', { ownerId, teamId: owner.teamId })
  if (leadId) await requireLead(db, actor, leadId)
  return insertTask(db, {
    title,
    ownerId,
    teamId: owner.teamId,
    leadId: leadId ?? null,
    callId,
    dueAt: dueAt ?? null,
    createdBy: actorName(actor),
  })
}
