import { createRoute, type OpenAPIHono, z } from '@hono/zod-openapi'
import { authorise } from '#domain/access/access.ts'
import { DomainError } from '#domain/errors.ts'
import type { PaceDb } from '#db/pace/client.ts'
import { inOneInstant } from '#db/pace/query/one-instant.ts'
import type { ApiEnv } from '../caller/caller.ts'
import type { ApiDeps } from '../deps/deps.ts'
import {
  readableResources,
  SNAPSHOT_RESOURCES,
  snapshotLines,
  type SnapshotResource,
} from './snapshot.ts'
import { createPlaces } from './places.ts'
import { headOf } from '../http/head.ts'
import { refusals } from '../http/responses.ts'

const QuerySchema = z.object({
  resource: z
    .string()
    .max(300)
    .transform((text) => text.split(','))
    .pipe(z.array(z.enum(SNAPSHOT_RESOURCES)))
    .optional()
    .openapi({ type: 'string', description: 'These nouns alone, by commas; default: all' }),
})

const LINES = 'application/x-ndjson'

const get = createRoute({
  method: 'get',
  path: '/snapshot',
  operationId: 'getSnapshot',
  summary: 'All that the caller may read, of one instant, to begin a copy from',
  description:
    'Lines of JSON: `{sequence, resources}`, then `{resource, key, fields}` for each record, last `{end, sequence, count}`; without that line it is not whole. Read on with `/events?after=<sequence>`. It has to be taken within ten minutes.',
  request: { query: QuerySchema },
  responses: {
    200: {
      description: 'The records',
      headers: {
        'Pace-Sequence': {
          description: 'The sequence of the log that they stand at, as in the first line',
          schema: { type: 'integer' },
        },
      },
      content: { [LINES]: { schema: z.string() } },
    },
    ...refusals(),
  },
})

/** An instant that is held open keeps the database from tidying up. */
const LONGEST_MS = 10 * 60_000
/** Of all callers: each holds a connection. */
const MOST_AT_ONCE = 2

export function mountSnapshot(api: OpenAPIHono<ApiEnv>, { db, settings, log }: ApiDeps): void {
  const places = createPlaces(MOST_AT_ONCE)
  api.openapi(get, async (c) => {
    const { actor } = c.get('caller')
    authorise(actor, 'read', 'event')
    const resources = chosen(readableResources(actor), c.req.valid('query').resource)
    if (c.req.method === 'HEAD') return headOf(LINES) as never
    const { zone } = settings.current().house
    const free = places.take('everybody')
    const signal = AbortSignal.any([c.req.raw.signal, AbortSignal.timeout(LONGEST_MS)])
    const begun = Promise.withResolvers<number>()
    const body = streamInOneInstant(
      db,
      (tx) => snapshotLines(tx, { actor, zone, begins: begun.resolve }, resources),
      signal,
      (error) => {
        free()
        // Where it began before, nobody hears this.
        begun.reject(error)
        if (error && !signal.aborted) log.error({ err: error }, 'a snapshot broke off')
      },
    )
    const sequence = String(await begun.promise)
    const answer = new Response(body, {
      headers: { 'content-type': LINES, 'pace-sequence': sequence },
    })
    // The types of routes take lines of JSON for JSON, which is answered whole.
    return answer as never
  })
}

function chosen(
  readable: readonly SnapshotResource[],
  asked: readonly SnapshotResource[] | undefined,
): readonly SnapshotResource[] {
  const hidden = asked?.find((resource) => !readable.includes(resource))
  if (hidden) throw new DomainError('forbidden', `You may not read each ${hidden}.`)
  return asked ? readable.filter((resource) => asked.includes(resource)) : readable
}

/** Lines as bytes: the next are read when these have been taken. A reader who goes ends the transaction. */
function streamInOneInstant(
  db: PaceDb,
  linesOf: (tx: PaceDb) => AsyncGenerator<string>,
  signal: AbortSignal,
  over: (error?: unknown) => void,
): ReadableStream<Uint8Array> {
  const { readable, writable } = new TransformStream<Uint8Array, Uint8Array>()
  const writer = writable.getWriter()
  const text = new TextEncoder()
  const stop = () => void writer.abort(signal.reason).catch(() => undefined)
  signal.addEventListener('abort', stop, { once: true })
  inOneInstant(db, async (tx) => {
    for await (const lines of linesOf(tx)) await writer.write(text.encode(lines))
    await writer.close()
  })
    .then(() => over())
    .catch((error: unknown) => {
      void writer.abort(error).catch(() => undefined)
      over(error)
    })
    .finally(() => signal.removeEventListener('abort', stop))
  return readable
}
