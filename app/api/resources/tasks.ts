import { type OpenAPIHono, z } from '@hono/zod-openapi'
import { shortText } from '#domain/text/characters.ts'
import { actorName, authorise } from '#domain/access/access.ts'
import { SentInstantSchema } from '#domain/calendar.ts'
import { TASK_LIST } from '#domain/list/tasks.ts'
import { findActivePerson } from '#db/pace/people/people.ts'
import {
  changeTask,
  findTaskRecord,
  insertTask,
  listSortedTasks,
  listTasks,
  type NewTask,
  type TaskRow,
} from '#db/pace/tasks/records.ts'
import { DomainError } from '#domain/errors.ts'
import { type ApiEnv, type PersonActor, requirePerson } from '../caller/caller.ts'
import type { ApiDeps } from '../deps/deps.ts'
import { answerMade, answerOne, answerPage, readAskedPage } from '../http/answers.ts'
import { requireMatch } from '../http/conditional.ts'
import { listQuery, readAskedList } from '../http/list-query.ts'
import { createRecordRoute, getRoute, listRoute, NO_QUERY, patchRoute } from '../http/routes.ts'
import { selectFields } from '../http/selection.ts'
import { once } from '../http/idempotency.ts'
import { requireLead } from './leads.ts'
import { leadScope, taskScope } from '../caller/scopes.ts'

const TAG = 'Tasks'
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
export const NewTaskSchema = z
  .strictObject({
    title: shortText(200).min(1),
    dueAt: SentInstantSchema.optional(),
    leadId: z.uuid().toLowerCase().optional(),
    ownerId: z
      .uuid()
      .toLowerCase()
      .optional()
      .openapi({ description: 'Default: whoever asks. A manager may name one of the team' }),
  })
  .openapi('NewTask')
export type NewTaskInput = z.output<typeof NewTaskSchema>

/** `doneAt` ticks it off, null opens it again. */
export const TaskPatchSchema = z
  .strictObject({
    title: shortText(200).min(1).optional(),
    dueAt: SentInstantSchema.nullable().optional(),
    doneAt: SentInstantSchema.nullable().optional(),
    leadId: z.uuid().toLowerCase().nullable().optional(),
    ownerId: z
      .uuid()
      .toLowerCase()
      .optional()
      .openapi({ description: 'A manager may name one of the team' }),
  })
  .refine((patch) => Object.keys(patch).length > 0, 'send at least one field')
  .openapi('TaskPatch')
const ParamsSchema = z.object({
  id: z.uuid().toLowerCase().openapi({ description: "The task's id" }),
})

const QuerySchema = listQuery(TASK_LIST, TaskSchema).extend({
  lead: z.uuid().toLowerCase().optional().openapi({ description: "A lead's id" }),
})
/** Parameters that are no conditions of the list. */
const OWN = ['lead']

const list = listRoute(
  {
    path: '/tasks',
    operationId: 'listTasks',
    summary: "One's own tasks; a manager's: the team's",
  },
  { schema: TaskSchema, query: QuerySchema, tag: TAG, name: 'Task' },
)
const get = getRoute(
  { path: '/tasks/{id}', operationId: 'getTask', summary: 'One task' },
  { schema: TaskSchema, params: ParamsSchema, tag: TAG, name: 'Task' },
)
const patch = patchRoute(
  {
    path: '/tasks/{id}',
    operationId: 'changeTask',
    summary: 'Change a task, tick it off or open it again',
  },
  {
    schema: TaskSchema,
    params: ParamsSchema,
    patch: TaskPatchSchema,
    tag: TAG,
    name: 'Task',
  },
)
const post = createRecordRoute(
  { path: '/tasks', operationId: 'createTask', summary: 'A new task' },
  { schema: TaskSchema, body: NewTaskSchema, query: NO_QUERY, tag: TAG, codes: ['notFound'] },
)

export function mountTasks(api: OpenAPIHono<ApiEnv>, deps: ApiDeps): void {
  const { db } = deps
  api.openapi(list, async (c) => {
    const actor = requirePerson(c.get('caller').actor, 'read tasks')
    const valid = c.req.valid('query')
    const { house } = deps.settings.current()
    const asked = readAskedList(c, TASK_LIST, { valid, own: OWN, house })
    const { filter, zone } = asked
    const own = { leadId: valid.lead, readable: leadScope(actor) }
    const page = await readAskedPage(asked, valid.cursor, {
      plain: (at) => listTasks(db, taskScope(actor), { filter, zone, ...own }, at),
      sorted: ({ query, page: at }) => listSortedTasks(db, taskScope(actor), { query, ...own }, at),
    })
    return answerPage(c, page, valid.fields)
  })
  api.openapi(get, async (c) => {
    const actor = requirePerson(c.get('caller').actor, 'read tasks')
    const task = await requireTask(db, actor, c.req.valid('param').id)
    return answerOne(c, task, c.req.valid('query').fields)
  })
  api.openapi(patch, async (c) => {
    const actor = requirePerson(c.get('caller').actor, 'change tasks')
    const { fields } = c.req.valid('query')
    const task = await requireTask(db, actor, c.req.valid('param').id)
    const onlyAsRead = requireMatch(c, selectFields(task, fields))
    const changed = await changeOfTask(db, actor, { task, given: c.req.valid('json'), onlyAsRead })
    return answerOne(c, changed, fields)
  })
  api.openapi(post, async (c) => {
    const actor = requirePerson(c.get('caller').actor, 'make tasks')
    const input = c.req.valid('json')
    const make = async () => (await makeTask(deps, actor, input)).task
    return answerMade(c, await once(c, db, input, make), 'tasks')
  })
}

export async function requireTask(
  db: ApiDeps['db'],
  actor: PersonActor,
  id: string,
): Promise<TaskRow> {
  const task = await findTask(db, actor, id)
  if (task) return task
  throw new DomainError('notFound', 'There is no such task, or you may not see it.')
}

/** The task, null where there is none that this person may see. */
export async function findTask(
  db: ApiDeps['db'],
  actor: PersonActor,
  id: string,
): Promise<TaskRow | null> {
  return findTaskRecord(db, taskScope(actor), id)
}

type Change = { task: TaskRow; given: z.output<typeof TaskPatchSchema>; onlyAsRead: boolean }

/** Sets what is given, for who may. */
export async function changeOfTask(
  db: ApiDeps['db'],
  actor: PersonActor,
  { task, given, onlyAsRead }: Change,
): Promise<TaskRow> {
  authorise(actor, 'write', 'task', task)
  const { ownerId, leadId, dueAt, doneAt, ...others } = given
  const owner = ownerId === undefined ? null : await requireOwner(db, actor, ownerId)
  if (leadId) await requireLead(db, actor, leadId)
  const patch = {
    ...others,
    ...(dueAt === undefined ? {} : { dueAt: asStored(dueAt) }),
    ...(doneAt === undefined ? {} : { doneAt: asStored(doneAt) }),
    ...(leadId === undefined ? {} : { leadId }),
    ...(owner ? { ownerId: owner.id, teamId: owner.teamId } : {}),
  }
  const changed = await changeTask(db, task, { patch, onlyAsRead, actor: actorName(actor) })
  if (changed) return changed
  throw new DomainError('outdated', 'It was changed meanwhile; read it again.')
}

/** As its row and its events say it. */
function asStored(instant: string | null): string | null {
  return instant && new Date(instant).toISOString()
}

async function requireOwner(db: ApiDeps['db'], actor: PersonActor, id: string) {
  const owner = await findActivePerson(db, id)
  if (!owner) throw new DomainError('notFound', 'There is nobody with this id who could do it.')
  authorise(actor, 'write', 'task', { ownerId: id, teamId: owner.teamId })
  return owner
}

/** A task of the person's, or one that a manager gives to somebody of the team. */
export async function makeTask(
  { db }: Pick<ApiDeps, 'db'>,
  actor: PersonActor,
  { title, dueAt, leadId, ownerId = actor.id }: NewTaskInput,
  { id, callId = null, doneAt = null }: Pick<NewTask, 'id' | 'callId' | 'doneAt'> = {},
): Promise<{ task: TaskRow; isNew: boolean }> {
  const owner = await checkTask(db, actor, { ownerId, leadId })
  return insertTask(db, {
    ...(id === undefined ? {} : { id }),
    title,
    ownerId,
    teamId: owner.teamId,
    leadId: leadId ?? null,
    callId,
    dueAt: dueAt ?? null,
    doneAt,
    createdBy: actorName(actor),
  })
}

/** Whether this person could make it; gives whose it would be. */
export async function checkTask(
  db: ApiDeps['db'],
  actor: PersonActor,
  { ownerId = actor.id, leadId }: Pick<NewTaskInput, 'ownerId' | 'leadId'>,
) {
  authorise(actor, 'create', 'task')
  const owner = await requireOwner(db, actor, ownerId)
  if (leadId) await requireLead(db, actor, leadId)
  return owner
}
