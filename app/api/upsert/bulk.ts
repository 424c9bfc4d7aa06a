import { createRoute, type OpenAPIHono, z } from '@hono/zod-openapi'
import { HTTPException } from 'hono/http-exception'
import { nextOfUpload } from '#db/pace/external/upserted-rows.ts'
import { actorName, authorise } from '#domain/access/access.ts'
import { DomainError } from '#domain/errors.ts'
import type { ApiEnv } from '../caller/caller.ts'
import type { ApiDeps } from '../deps/deps.ts'
import { jsonResponse, ProblemSchema, refusals } from '../http/responses.ts'
import { writerFor } from '../http/writer.ts'
import { ContactPatchSchema } from '../resources/contacts.ts'
import { LeadPatchSchema } from '../resources/leads.ts'
import { ListingPatchSchema } from '../resources/listings.ts'
import { PropertyPatchSchema } from '../resources/properties.ts'
import { TaskPatchSchema } from '../resources/tasks.ts'
import { ViewingRowSchema } from '../resources/viewings.ts'
import { readLines } from './read-lines.ts'
import { runUpload, type Told } from './run-upload.ts'

/** An answer is never waited for by its reader's pace, so that it must not grow without end. */
export const BULK_LIMITS = { lineBytes: 64 * 1024, lines: 10_000, bytes: 16 * 1024 * 1024 }
const ROWS = 'application/x-ndjson'

/** `patch`: what a row may say. `found`: how else than by an id a row finds its record. */
const NOUNS = [
  {
    noun: 'contact',
    nouns: 'contacts',
    path: '/contacts/bulk',
    name: 'Contacts',
    patch: ContactPatchSchema,
    found: ', or whoever has its phone or e-mail',
  },
  {
    noun: 'lead',
    nouns: 'leads',
    path: '/leads/bulk',
    name: 'Leads',
    patch: LeadPatchSchema,
    found: ', of its `reference`, or the open one of whoever has its phone or e-mail',
  },
  {
    noun: 'listing',
    nouns: 'listings',
    path: '/listings/bulk',
    name: 'Listings',
    patch: ListingPatchSchema,
    found: ', of its `reference`',
  },
  {
    noun: 'property',
    nouns: 'properties',
    path: '/properties/bulk',
    name: 'Properties',
    patch: PropertyPatchSchema,
    found:
      ', or the one of this unit of this building of this `area`; where that is in doubt the row is refused with the ids of those that it may be',
  },
  {
    noun: 'task',
    nouns: 'tasks',
    path: '/tasks/bulk',
    name: 'Tasks',
    patch: TaskPatchSchema,
    found: '',
  },
  {
    noun: 'viewing',
    nouns: 'viewings',
    path: '/viewings/bulk',
    name: 'Viewings',
    patch: ViewingRowSchema,
    found: '',
  },
] as const

const RowSchema = z
  .looseObject({
    externalId: z.string().optional().openapi({
      description: 'What you call the record: from then on the same id means the same record',
    }),
    id: z.uuid().optional(),
    reference: z.string().optional().openapi({ description: 'Our number, as in `L-00042`' }),
  })
  .openapi('BulkRow', { description: 'And the fields of a PATCH, in the same object' })
const OutcomeSchema = z
  .object({
    row: z.number().int().openapi({ description: 'Its place in the upload; the first is 0' }),
    outcome: z.enum(['created', 'changed', 'unchanged', 'refused', 'stopped']).openapi({
      description: '`stopped` is the last line where not all could be done: go on at this row',
    }),
    id: z.string().optional(),
    externalId: z.string().optional(),
    problem: ProblemSchema.optional(),
  })
  .openapi('BulkOutcome')

const visible = /^[\x21-\x7e]{1,100}$/
const HeadersSchema = z.object({
  'upload-key': z.string().regex(visible).optional().openapi({
    description:
      'A name for the upload: rows of it that are done are told again and not done again, for a week. After a break ask `GET …/bulk/{key}` where to go on',
    example: 'contacts-2026-11-29',
  }),
  'upload-offset': z.coerce.number().int().min(0).max(100_000_000).default(0).openapi({
    description: 'The place in the upload of the first row of this request',
  }),
})

function bulkRoute({ path, noun, nouns, name, found }: (typeof NOUNS)[number]) {
  return createRoute({
    method: 'post',
    path,
    tags: [name],
    operationId: `upsert${name}`,
    summary: `Make or change many ${nouns}, one row a line; each line of the answer tells of one row`,
    description: `At most ${BULK_LIMITS.lines} rows and ${BULK_LIMITS.bytes / 1024 / 1024} MiB in one request. A row is the ${noun} of its \`id\`, of its \`externalId\`${found}; else a new one. A row that is refused stops no other.`,
    request: {
      headers: HeadersSchema,
      body: { required: true, content: { [ROWS]: { schema: RowSchema } } },
    },
    responses: {
      200: { description: 'Rows in their order', content: { [ROWS]: { schema: OutcomeSchema } } },
      ...refusals(),
    },
  })
}

function standingRoute({ path, nouns, name }: (typeof NOUNS)[number]) {
  return createRoute({
    method: 'get',
    path: `${path}/{key}` as const,
    tags: [name],
    operationId: `get${name}Upload`,
    summary: `How far an upload of ${nouns} is: the row to go on with`,
    request: { params: z.object({ key: z.string().regex(visible) }) },
    responses: {
      200: jsonResponse(z.object({ next: z.number().int() }).openapi('Upload'), 'Where to go on'),
      ...refusals(),
    },
  })
}

export function mountBulk(rest: OpenAPIHono<ApiEnv>, deps: ApiDeps): void {
  for (const described of NOUNS) {
    mountNoun(rest, deps, described)
    const { noun } = described
    rest.openapi(standingRoute(described), async (c) => {
      const { actor } = c.get('caller')
      authorise(actor, 'create', noun)
      const upload = { owner: actorName(actor), upload: `${noun} ${c.req.valid('param').key}` }
      return c.json({ next: await nextOfUpload(deps.db, upload) }, 200)
    })
  }
}

function mountNoun(
  rest: OpenAPIHono<ApiEnv>,
  { db, commands, log }: ApiDeps,
  described: (typeof NOUNS)[number],
): void {
  const { noun, path, patch } = described
  // Described, but not validated by it: its body is read line by line.
  rest.openAPIRegistry.registerPath(bulkRoute(described))
  rest.post(path, async (c) => {
    const { actor } = c.get('caller')
    authorise(actor, 'create', noun)
    if (!c.req.header('content-type')?.startsWith(ROWS)) throw new HTTPException(415)
    const asked = HeadersSchema.safeParse(c.req.header())
    if (!asked.success) throw wrongHeaders(asked.error)
    const { 'upload-key': upload = null, 'upload-offset': offset } = asked.data
    const { body } = c.req.raw
    if (!body) throw new DomainError('malformed', 'Send rows as the body, one a line.')
    const runner = writerFor(c, commands)
    const uploading = { db, runner, actor, owner: actorName(actor), noun, patch, upload }
    const lines = from(offset, readLines(body, BULK_LIMITS))
    const stream = streamOf(runUpload(uploading, lines), (err) =>
      log.error({ err, path }, 'an upload failed'),
    )
    return new Response(stream, { headers: { 'content-type': ROWS, 'cache-control': 'no-store' } })
  })
}

async function* from(offset: number, lines: AsyncIterable<{ position: number; text: string }>) {
  for await (const { position, text } of lines) yield { position: position + offset, text }
}

/** Each row as soon as it is done. Who sends without reading is not waited for: what is told of all rows is not much. */
function streamOf(rows: AsyncGenerator<Told>, failed: (error: unknown) => void) {
  const text = new TextEncoder()
  let isGone = false
  return new ReadableStream<Uint8Array>({
    start(controller) {
      const run = async () => {
        for await (const row of rows) {
          if (isGone) return
          controller.enqueue(text.encode(`${JSON.stringify(row)}\n`))
        }
        controller.close()
      }
      run().catch((error: unknown) => {
        failed(error)
        if (!isGone) controller.close()
      })
    },
    cancel() {
      isGone = true
    },
  })
}

function wrongHeaders({ issues }: z.ZodError): DomainError {
  const problems = issues.map(({ path, message }) => ({ path: path.join('.'), message }))
  const [first] = problems
  return new DomainError('invalid', `${first?.path}: ${first?.message}`, problems)
}
