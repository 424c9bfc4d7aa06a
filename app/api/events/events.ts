import { createRoute, type OpenAPIHono, z } from '@hono/zod-openapi'
import { accepts } from 'hono/accepts'
import { authorise } from '#domain/access/access.ts'
import { DomainError } from '#domain/errors.ts'
import { EVENT_RESOURCES } from '#domain/record/event.ts'
import { findLastSequence } from '#db/pace/events/events.ts'
import type { EventFilter } from '#db/pace/events/scan.ts'
import type { ApiContext, ApiEnv } from '../caller/caller.ts'
import type { ApiDeps } from '../deps/deps.ts'
import { callerKey } from '../caller/limits.ts'
import { requireCredential } from '../caller/require-credential.ts'
import { streamEvents, waitForEvents } from './follow-seen.ts'
import { createPlaces } from './places.ts'
import { requireWithinHorizon } from './read-seen.ts'
import { headOf } from '../http/head.ts'
import { jsonResponse, refusals } from '../http/responses.ts'

const fields = z.record(z.string(), z.any()).nullable()
const EventSchema = z
  .object({
    sequence: z.number().int(),
    resource: z.enum(EVENT_RESOURCES),
    key: z.string().openapi({ description: "The record's id" }),
    old: fields.openapi({
      description:
        'Fields that changed, as they were, as far as the caller sees them; null for a new record',
    }),
    new: fields.openapi({
      description:
        'Fields that changed, as they are; null for a record that was removed, or that the caller sees no longer',
    }),
    actor: z.string(),
    documentSeq: z.number().int().nullable(),
    at: z.string(),
  })
  .openapi('Event')

const sequence = z.coerce.number().int().min(0).max(Number.MAX_SAFE_INTEGER)
const resources = z
  .string()
  .max(300)
  .transform((text) => text.split(','))
  .pipe(z.array(z.enum(EVENT_RESOURCES)))
const names = z
  .string()
  .min(1)
  .max(500)
  .transform((text) => text.split(','))
const filters = {
  resource: resources
    .optional()
    .openapi({ type: 'string', description: 'Of these nouns alone, by commas: `lead,contact`' }),
  key: z.string().min(1).max(200).optional().openapi({ description: 'Of this record alone' }),
  field: names
    .optional()
    .openapi({ type: 'string', description: 'That changed one of these fields: `price,status`' }),
  actor: z
    .string()
    .min(1)
    .max(200)
    .optional()
    .openapi({ description: 'By this person or program alone: `person:<id>`, `service:<client>`' }),
}
const QuerySchema = z.object({
  after: sequence.optional().openapi({ description: 'The last sequence that you have; default 0' }),
  limit: z.coerce.number().int().min(1).max(1000).default(100),
  wait: z.coerce.number().int().min(0).max(30).default(0).openapi({
    description: 'Seconds to wait for an event where there is none yet (long poll)',
  }),
  ...filters,
})
const StreamQuerySchema = z.object({
  after: sequence.optional().openapi({
    description: 'The last sequence that you have; default: what comes from now on',
  }),
  ...filters,
})
const PageSchema = z.object({
  data: z.array(EventSchema),
  next: z
    .number()
    .int()
    .nullable()
    .openapi({ description: 'The `after` of the next request; null when there is no more yet' }),
  last: z.number().int().openapi({
    description:
      'How far this answer reads: read on from here, also where `data` is empty. It passes what was filtered out',
  }),
  horizon: z.number().int().openapi({
    description: 'Up to here events were folded: an earlier `after` answers 410',
  }),
})
const stream = {
  description: 'Each event as JSON in `data`, its sequence in `id`',
  content: { 'text/event-stream': { schema: z.string() } },
}

const list = createRoute({
  method: 'get',
  path: '/events',
  operationId: 'listEvents',
  summary: 'What changed, in order, from any point: copies are kept up to date by reading on',
  description:
    'What the caller sees of each record, and no more. With `Accept: text/event-stream` alone, or before JSON, it is a stream (see `/events/stream`). ' +
    'A place before the horizon answers 410: begin from `/snapshot`.',
  request: { query: QuerySchema },
  responses: {
    200: {
      description: 'Events after `after`',
      content: { ...jsonResponse(PageSchema, '').content, ...stream.content },
    },
    ...refusals('gone'),
  },
})
const follow = createRoute({
  method: 'get',
  path: '/events/stream',
  operationId: 'followEvents',
  summary: 'What changes, as it happens (server-sent events)',
  description:
    'Goes on after `Last-Event-ID`, else after `after`, else from now. It ends when the right that it was opened by ends.',
  request: { query: StreamQuerySchema },
  responses: { 200: stream, ...refusals('gone') },
})

/** Requests of one caller that wait at once. */
const MOST_WAITING = 20
const STREAM_PAGE = 200
const STREAM = 'text/event-stream'
/** Who takes both, as tools do that send all that is described, is answered and not kept waiting. */
const TYPES = {
  header: 'Accept' as const,
  supports: ['application/json', STREAM],
  default: 'application/json',
}

type Asked = z.output<typeof StreamQuerySchema>

export function mountEvents(api: OpenAPIHono<ApiEnv>, deps: ApiDeps): void {
  const { db, tail, credentials } = deps
  const places = createPlaces(MOST_WAITING)

  async function answerStream(c: ApiContext, query: Asked): Promise<Response> {
    const { actor } = c.get('caller')
    const after = lastEventId(c) ?? query.after ?? (await findLastSequence(db))
    await requireWithinHorizon(db, after)
    if (c.req.method === 'HEAD') return headOf('text/event-stream')
    const free = places.take(callerKey(c))
    const { signal } = c.req.raw
    const asked = { actor, filter: filterOf(query), after, limit: STREAM_PAGE }
    return streamEvents({ db, tail, asked, signal, ended: free })
  }

  api.openapi(list, async (c) => {
    const { actor, credential } = c.get('caller')
    authorise(actor, 'read', 'event')
    const query = c.req.valid('query')
    if (accepts(c, TYPES) === STREAM) return answerStream(c, query)
    const { after = 0, limit, wait } = query
    const horizon = await requireWithinHorizon(db, after)
    const asked = { actor, filter: filterOf(query), after, limit }
    const free = wait > 0 ? places.take(callerKey(c)) : () => {}
    try {
      const { signal } = c.req.raw
      const read = await waitForEvents({ db, tail, asked, signal }, wait * 1000)
      if (wait > 0) await requireCredential(credentials, credential)
      const next = read.isEnd ? null : read.last
      return c.json({ data: read.events, next, last: read.last, horizon }, 200)
    } finally {
      free()
    }
  })
  api.openapi(follow, async (c) => {
    authorise(c.get('caller').actor, 'read', 'event')
    return answerStream(c, c.req.valid('query'))
  })
}

function filterOf({ resource, key, field, actor }: Asked): EventFilter {
  return {
    ...(resource ? { resources: resource } : {}),
    ...(key === undefined ? {} : { key }),
    ...(field ? { fields: field } : {}),
    ...(actor === undefined ? {} : { actor }),
  }
}

/** Where a stream that broke was read to. Throws `invalid` for what is no sequence. */
function lastEventId(c: ApiContext): number | null {
  const header = c.req.header('last-event-id')
  if (header === undefined || header === '') return null
  const parsed = sequence.safeParse(header)
  if (parsed.success) return parsed.data
  throw new DomainError('invalid', 'Last-Event-ID is the sequence of an event.')
}
