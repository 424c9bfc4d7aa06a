import { createRoute, type OpenAPIHono, z } from '@hono/zod-openapi'
import { ANNOTATION_KINDS, ANNOTATION_STATUSES } from '#domain/call/annotation.ts'
import { CALL_FIELDS, PARTY_ROLES } from '#domain/call/fields.ts'
import { SentInstantSchema } from '#domain/calendar.ts'
import { CALL_LIST } from '#domain/list/calls.ts'
import { type Actor, authorise } from '#domain/access/access.ts'
import { callFacts } from '#domain/call/call.ts'
import { requireOver } from '#domain/call/commands.ts'
import { leadFacts } from '#domain/lead/lead.ts'
import { shortText } from '#domain/text/characters.ts'
import { DomainError } from '#domain/errors.ts'
import type { PaceDb } from '#db/pace/client.ts'
import {
  type CallRecord,
  findCallRecord,
  listCallRecords,
  listSortedCalls,
} from '#db/pace/calls/records.ts'
import { listSegments, listTranscript } from '#db/pace/calls/segments.ts'
import type { ApiContext, ApiEnv } from '../caller/caller.ts'
import type { ApiDeps } from '../deps/deps.ts'
import { answerOne, answerPage, readAskedPage } from '../http/answers.ts'
import { listQuery, readAskedList } from '../http/list-query.ts'
import { getRoute, listRoute, patchRoute } from '../http/routes.ts'
import { requireMatch } from '../http/conditional.ts'
import { whenProjected } from '../http/projected.ts'
import { selectFields } from '../http/selection.ts'
import { writerFor } from '../http/writer.ts'
import { requireLead } from './leads.ts'
import { PageQuerySchema, pageSchema } from '../http/paging.ts'
import { jsonResponse, refusals } from '../http/responses.ts'
import { callScope } from '../caller/scopes.ts'
import { fieldsShape, showerOf } from '../http/wire.ts'

/** A mark as the projection stores it: `start` and `end` are UTF-16 offsets in the segment's text, null for the whole. */
const MarkSchema = z
  .object({
    id: z.string(),
    segmentId: z.string(),
    kind: z.enum(ANNOTATION_KINDS),
    type: z.string(),
    start: z.number().int().nullable(),
    end: z.number().int().nullable(),
    text: z.string().nullable(),
    value: z
      .any()
      .openapi({ description: 'Normalised: number, money, ISO date or time, E.164, a key' }),
    confidence: z.number(),
    by: z.string(),
    status: z.enum(ANNOTATION_STATUSES),
  })
  .openapi('Annotation')
const SegmentSchema = z
  .object({
    segmentId: z.string(),
    party: z.string(),
    role: z.enum(PARTY_ROLES),
    beginMs: z.number(),
    endMs: z.number(),
    text: z.string(),
    language: z.string(),
    confidence: z.number(),
    revision: z.number().int(),
    annotations: z.array(MarkSchema),
  })
  .openapi('Segment')
const TAG = 'Calls'
const CallSchema = z
  .object({
    id: z.string(),
    ...fieldsShape(CALL_FIELDS),
    segmentCount: z.number().int(),
    summary: z.string(),
    updatedAt: z.string(),
  })
  .openapi('Call')
const CallWithSegmentsSchema = CallSchema.extend({ segments: z.array(SegmentSchema) }).openapi(
  'CallWithSegments',
)

const QuerySchema = listQuery(CALL_LIST, CallSchema).extend({
  lead: z.uuid().toLowerCase().optional().openapi({ description: "A lead's id" }),
  updated_since: SentInstantSchema.optional(),
})
/** Parameters that are no conditions. */
const OWN = ['lead', 'updated_since']
export const CallIdSchema = z
  .string()
  .regex(/^[A-Za-z0-9][A-Za-z0-9._-]{0,63}$/, 'is not a call id')
const ParamsSchema = z.object({ id: CallIdSchema })
/** The cursor is the last segment's id. */
const SegmentQuerySchema = PageQuerySchema.extend({
  cursor: z.string().min(1).max(64).optional(),
})

const list = listRoute(
  {
    path: '/calls',
    operationId: 'listCalls',
    summary:
      'Calls that the caller may see, in the order of their last change, without what was said',
  },
  { schema: CallSchema, query: QuerySchema, tag: TAG, name: 'Call' },
)
const get = getRoute(
  {
    path: '/calls/{id}',
    operationId: 'getCall',
    summary: 'One call with its segments and the marks on them',
  },
  { schema: CallWithSegmentsSchema, params: ParamsSchema, tag: TAG, name: 'CallWithSegments' },
)

const CallPatchSchema = z
  .strictObject({
    leadId: z.uuid().toLowerCase().optional().openapi({ description: 'Whose call it was' }),
    disposition: shortText(64).min(1).optional().openapi({
      description: 'How it ended, a key of the house’s list or own words: this wraps the call up',
    }),
  })
  .refine((patch) => Object.keys(patch).length > 0, 'send at least one of leadId, disposition')
  .openapi('CallPatch')
const patch = patchRoute(
  {
    path: '/calls/{id}',
    operationId: 'changeCall',
    summary: 'Say after a call whose it was and how it ended',
    description:
      'The next step is a task or a viewing of its own. What is said on a call, and when, its call centre tells: nobody else sets it.',
  },
  {
    schema: CallWithSegmentsSchema,
    params: ParamsSchema,
    patch: CallPatchSchema,
    tag: TAG,
    name: 'CallWithSegments',
    codes: ['conflict', 'gone'],
  },
)

const segments = createRoute({
  method: 'get',
  tags: [TAG],
  operationId: 'listSegments',
  path: '/calls/{id}/segments',
  summary: 'What was said on a call, in spoken order, in pages',
  request: { params: ParamsSchema, query: SegmentQuerySchema },
  responses: {
    200: jsonResponse(pageSchema(SegmentSchema), 'A page of segments'),
    ...refusals('notFound'),
  },
})

export function mountCalls(api: OpenAPIHono<ApiEnv>, deps: ApiDeps): void {
  const { db, settings } = deps
  api.openapi(list, async (c) => {
    const valid = c.req.valid('query')
    const { house } = settings.current()
    const asked = readAskedList(c, CALL_LIST, { valid, own: OWN, house })
    const scope = callScope(c.get('caller').actor)
    const { filter, zone } = asked
    const own = { leadId: valid.lead, updatedSince: valid.updated_since }
    const { rows, next } = await readAskedPage(asked, valid.cursor, {
      id: CallIdSchema,
      plain: (page) => listCallRecords(db, scope, { filter, zone, ...own }, page),
      sorted: ({ query, page }) => listSortedCalls(db, scope, { query, ...own }, page),
    })
    return answerPage(c, { rows: rows.map(showCall), next }, valid.fields)
  })
  api.openapi(get, async (c) => {
    const call = await readWholeCall(db, c.get('caller').actor, c.req.valid('param').id)
    return answerOne(c, call, c.req.valid('query').fields)
  })
  api.openapi(patch, async (c) => {
    const { fields } = c.req.valid('query')
    const asked = { id: c.req.valid('param').id, patch: c.req.valid('json'), fields }
    return answerOne(c, await changeCall(c, deps, asked), fields)
  })
  api.openapi(segments, async (c) => {
    const call = await requireCall(db, c.get('caller').actor, c.req.valid('param').id)
    const { limit, cursor } = c.req.valid('query')
    const { rows, next } = await listSegments(db, call.id, { limit, after: cursor })
    return c.json({ data: z.array(SegmentSchema).parse(rows), next }, 200)
  })
}

const show = showerOf(CALL_FIELDS, {
  before: ['id'],
  after: ['segmentCount', 'summary', 'updatedAt'],
})

export function showCall(row: CallRecord) {
  const { id, segmentCount, summary, updatedAt } = row
  return show(row, { id, segmentCount, summary, updatedAt })
}

type Asked = {
  id: string
  patch: z.output<typeof CallPatchSchema>
  fields: string[] | undefined
}

/** By the commands that its page has: each is made to what was read, or to what the one before it made. */
async function changeCall(c: ApiContext, { db, commands }: ApiDeps, { id, patch, fields }: Asked) {
  const { actor } = c.get('caller')
  const call = await requireCall(db, actor, id)
  authorise(actor, 'write', 'call', callFacts(call))
  const onlyAsRead = requireMatch(c, selectFields(await showWhole(db, call), fields))
  const { leadId, disposition } = patch
  if (leadId !== undefined)
    authorise(actor, 'write', 'lead', leadFacts(await requireLead(db, actor, leadId)))
  // Refused before the first of the two: a call gets its lead and its end, or neither.
  if (disposition !== undefined) requireOver(call.state)
  const writer = writerFor(c, commands)
  let seq = call.documentSeq
  const run = async (command: string, args: object) => {
    const ifSeq = onlyAsRead ? { ifSeq: seq } : {}
    seq = (await writer.run(`call:${id}`, command, args, ifSeq)).seq
  }
  if (leadId !== undefined) await run('linkLead', { leadId })
  if (disposition !== undefined) await run('wrapUp', { disposition })
  const changed = await whenProjected(() => findCallRecord(db, 'all', id), seq)
  return showWhole(db, changed ?? call)
}

async function requireCall(db: PaceDb, actor: Actor, id: string): Promise<CallRecord> {
  const call = await findCallRecord(db, callScope(actor), id)
  if (call) return call
  throw new DomainError('notFound', 'There is no such call, or you may not see it.')
}

/** A call with all that was said. */
export async function readWholeCall(db: PaceDb, actor: Actor, id: string) {
  return showWhole(db, await requireCall(db, actor, id))
}

async function showWhole(db: PaceDb, call: CallRecord) {
  const said = z.array(SegmentSchema).parse(await listTranscript(db, call.id))
  return { ...showCall(call), segments: said }
}
