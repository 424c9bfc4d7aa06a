import { createRoute, type OpenAPIHono, z } from '@hono/zod-openapi'
import { DomainError } from '#domain/errors.ts'
import {
  IMPORT_NOUNS,
  IMPORT_STATES,
  IMPORT_UNDO_DAYS,
  ImportRuleSchema,
  MappingSchema,
  MOST_IMPORT_BYTES,
  ROW_FATES,
  RowProblemSchema,
} from '#domain/import/import.ts'
import { type Import, listImports } from '#db/pace/imports/imports.ts'
import { listKept } from '#db/pace/imports/changes.ts'
import { listImportRows } from '#db/pace/imports/rows.ts'
import { authorise } from '#domain/access/access.ts'
import { remoteAddress } from '#service/http/remote-address.ts'
import { changedBy } from '../../http/changed-by.ts'
import { beginImport } from '../../imports/begin-import.server.ts'
import {
  checkImport,
  IMPORT_STEPS,
  requireImport,
  stepImport,
} from '../../imports/change-import.server.ts'
import type { ApiContext, ApiEnv } from '../caller/caller.ts'
import type { ApiDeps } from '../deps/deps.ts'
import { decodeCursor, encodeCursor, PageQuerySchema, pageSchema } from '../http/paging.ts'
import { jsonBody, jsonResponse, refusals } from '../http/responses.ts'

const CountsSchema = z.object({
  create: z.number().int(),
  join: z.number().int(),
  update: z.number().int(),
  skip: z.number().int(),
  duplicate: z.number().int(),
  refused: z.number().int(),
})
const ImportSchema = z
  .object({
    id: z.uuid(),
    noun: z.enum(IMPORT_NOUNS),
    name: z.string(),
    state: z.enum(IMPORT_STATES),
    problem: z.string().nullable(),
    format: z.string().nullable(),
    preset: z.string().nullable(),
    headers: z.array(z.string()),
    mapping: MappingSchema.nullable(),
    rule: ImportRuleSchema,
    total: z.number().int(),
    checked: z.number().int(),
    done: z.number().int(),
    undone: z.number().int(),
    kept: z.number().int(),
    foretold: CountsSchema.openapi({ description: 'What would become of the rows, by the check' }),
    came: CountsSchema.openapi({ description: 'What became of them' }),
    createdAt: z.string(),
    startedAt: z.string().nullable(),
    finishedAt: z.string().nullable(),
  })
  .openapi('Import')
const ImportRowSchema = z
  .object({
    position: z.number().int(),
    cells: z.array(z.string()),
    fate: z.enum(ROW_FATES).nullable(),
    outcome: z.enum(ROW_FATES).nullable(),
    document: z.string().nullable(),
    sameAs: z.number().int().nullable(),
    problems: z.array(RowProblemSchema),
  })
  .openapi('ImportRow')
const CheckSchema = z
  .strictObject({ mapping: MappingSchema, rule: ImportRuleSchema.optional() })
  .openapi('ImportCheck')
const KeptSchema = z.object({ document: z.string(), reason: z.string().nullable() })

const ParamsSchema = z.object({
  id: z.uuid().toLowerCase().openapi({ description: "The import's id" }),
})
const StepParamsSchema = ParamsSchema.extend({
  step: z.enum(IMPORT_STEPS).openapi({ description: 'What is to be done' }),
})
const RowsQuerySchema = z.object({
  fate: z.enum(ROW_FATES).optional().openapi({ description: 'What the check foretold' }),
  after: z.coerce
    .number()
    .int()
    .min(-1)
    .max(1_000_000)
    .default(-1)
    .openapi({ description: 'The position of the last row that was read' }),
  limit: z.coerce.number().int().min(1).max(500).default(100).openapi({ description: 'How many' }),
})
const anImport = jsonResponse(ImportSchema, 'The import as it stands')

const list = createRoute({
  method: 'get',
  path: '/imports',
  operationId: 'listImports',
  summary: 'Imports, the newest first. For admins',
  request: { query: PageQuerySchema },
  responses: { 200: jsonResponse(pageSchema(ImportSchema), 'A page of imports'), ...refusals() },
})
const post = createRoute({
  method: 'post',
  path: '/imports',
  operationId: 'createImport',
  summary:
    'Bring a file: its bytes (CSV, XLSX, NDJSON) are the body. Its rows are staged, and its columns guessed',
  description: `At most ${MOST_IMPORT_BYTES / 1024 / 1024} MB. Nothing is changed before \`start\`.`,
  request: {
    query: z.object({
      noun: z.enum(IMPORT_NOUNS).openapi({ description: 'What its rows become' }),
      name: z.string().max(300).default('file').openapi({ description: 'What the file is called' }),
    }),
  },
  responses: { 201: anImport, ...refusals('tooLarge') },
})
const read = createRoute({
  method: 'get',
  path: '/imports/{id}',
  operationId: 'readImport',
  summary: 'How an import stands',
  request: { params: ParamsSchema },
  responses: { 200: anImport, ...refusals('notFound') },
})
const rows = createRoute({
  method: 'get',
  path: '/imports/{id}/rows',
  operationId: 'listImportRows',
  summary: 'Its rows, with what becomes of each, or became',
  request: { params: ParamsSchema, query: RowsQuerySchema },
  responses: {
    200: jsonResponse(
      z.object({ data: z.array(ImportRowSchema), next: z.number().int().nullable() }),
      'A page of rows; `next` is the `after` of the page behind it',
    ),
    ...refusals('notFound'),
  },
})
const kept = createRoute({
  method: 'get',
  path: '/imports/{id}/kept',
  operationId: 'listImportKept',
  summary: 'What an undo has left as it is, and why: the first 500',
  request: { params: ParamsSchema },
  responses: {
    200: jsonResponse(z.object({ data: z.array(KeptSchema) }), 'What was left'),
    ...refusals('notFound'),
  },
})
const check = createRoute({
  method: 'post',
  path: '/imports/{id}/check',
  operationId: 'checkImport',
  summary:
    'Have each row judged, by this mapping, and this rule or the one that stands. No record is changed',
  request: { params: ParamsSchema, body: jsonBody(CheckSchema) },
  responses: { 200: anImport, ...refusals('notFound', 'conflict') },
})
const step = createRoute({
  method: 'post',
  path: '/imports/{id}/{step}',
  operationId: 'stepImport',
  summary: `Start what was checked, pause or resume it, or take all of it back for ${IMPORT_UNDO_DAYS} days`,
  request: { params: StepParamsSchema },
  responses: { 200: anImport, ...refusals('notFound', 'conflict', 'gone') },
})

/** Imports as the page has them, for programs that an admin sends. */
export function mountImports(api: OpenAPIHono<ApiEnv>, deps: ApiDeps): void {
  const { db, files } = deps
  mountReaders(api, deps)
  api.openapi(post, async (c) => {
    const { noun, name } = c.req.valid('query')
    const { actor } = c.get('caller')
    authorise(actor, 'run', 'import')
    const { body } = c.req.raw
    if (!body) throw new DomainError('malformed', 'Send the bytes as the body.')
    const file = { actor, by: changedByCaller(c), noun, name, body }
    return c.json(show(await beginImport({ db, store: files.store }, file)), 201)
  })
  api.openapi(check, async (c) => {
    const who = { actor: c.get('caller').actor, by: changedByCaller(c) }
    const one = await requireImport(db, who.actor, c.req.valid('param').id)
    const { mapping, rule = one.rule } = c.req.valid('json')
    return c.json(show(await checkImport({ db }, who, one, { mapping, rule })), 200)
  })
  api.openapi(step, async (c) => {
    const who = { actor: c.get('caller').actor, by: changedByCaller(c) }
    const { id, step: name } = c.req.valid('param')
    const one = await requireImport(db, who.actor, id)
    return c.json(show(await stepImport({ db, now: deps.now }, who, one, name)), 200)
  })
}

function mountReaders(api: OpenAPIHono<ApiEnv>, { db }: ApiDeps): void {
  api.openapi(list, async (c) => {
    authorise(c.get('caller').actor, 'read', 'import')
    const { limit, cursor } = c.req.valid('query')
    const found = await listImports(db, { limit, before: decodeCursor(cursor) })
    return c.json({ data: found.rows.map(show), next: encodeCursor(found.next) }, 200)
  })
  api.openapi(read, async (c) =>
    c.json(show(await requireImport(db, c.get('caller').actor, c.req.valid('param').id)), 200),
  )
  api.openapi(rows, async (c) => {
    const { id } = await requireImport(db, c.get('caller').actor, c.req.valid('param').id)
    const found = await listImportRows(db, id, c.req.valid('query'))
    const data = found.rows.map(({ importId: _id, problems, ...row }) => ({
      ...row,
      problems: [...(problems ?? [])],
    }))
    return c.json({ data, next: found.next }, 200)
  })
  api.openapi(kept, async (c) => {
    const { id } = await requireImport(db, c.get('caller').actor, c.req.valid('param').id)
    return c.json({ data: await listKept(db, id, 500) }, 200)
  })
}

function changedByCaller(c: ApiContext) {
  const { actor, client } = c.get('caller')
  return changedBy(actor, remoteAddress(c), client)
}

function show(one: Import) {
  const {
    holder: _,
    heldUntil: _until,
    fileKey: _key,
    personId: _by,
    bytes: _b,
    changes: _c,
    ...told
  } = one
  return told
}
