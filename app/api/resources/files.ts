import { createRoute, type OpenAPIHono, z } from '@hono/zod-openapi'
import { familyOf } from '#domain/file/content.ts'
import { FILE_KINDS } from '#domain/file/file-kind.ts'
import { readFileName } from '#domain/file/file-name.ts'
import { FILE_BYTES, FILES_OF_RECORD } from '#domain/file/limits.ts'
import { DomainError } from '#domain/errors.ts'
import { parse } from '#domain/parse.ts'
import { type FileRecord, findFile, listFiles } from '#db/pace/files/records.ts'
import { remoteAddress } from '#service/http/remote-address.ts'
import type { MiddlewareHandler } from 'hono'
import { changeFile, describeFile } from '../../files/record/change-files.server.ts'
import { requireFiledRecord } from '../../files/record/file-access.server.ts'
import { fileAddress } from '../../files/record/file-view.ts'
import { OfferSchema } from '../../files/intake/intake.server.ts'
import { changedBy } from '../../http/changed-by.ts'
import type { ApiContext, ApiEnv } from '../caller/caller.ts'
import type { ApiDeps } from '../deps/deps.ts'
import { answerOne } from '../http/answers.ts'
import { requireMatch } from '../http/conditional.ts'
import { jsonResponse, refusals } from '../http/responses.ts'
import { getRoute, patchRoute } from '../http/routes.ts'
import { selectFields } from '../http/selection.ts'

const kind = z.enum(FILE_KINDS).nullable().openapi({
  description:
    'What a picture or a document of a listing is said to be; null for no more than its content',
})
const FileSchema = z
  .object({
    id: z.uuid(),
    record: z.string(),
    name: z.string(),
    type: z.string().openapi({ description: 'Told from the content' }),
    family: z.string(),
    kind,
    bytes: z.number().int(),
    sha256: z.string(),
    width: z.number().int().nullable(),
    height: z.number().int().nullable(),
    addedBy: z.string(),
    createdAt: z.string(),
    url: z.string().openapi({ description: 'Opens the file for some minutes, without a token' }),
    sizes: z.array(
      z.object({ url: z.string(), type: z.string(), width: z.number(), height: z.number() }),
    ),
  })
  .openapi('File')

const FilePatchSchema = z
  .strictObject({
    name: z
      .string()
      .min(1)
      .max(4000)
      .transform(readFileName)
      .openapi({ type: 'string', description: 'What it is called; its folders are left out' })
      .optional(),
    kind: kind.optional(),
  })
  .refine((patch) => Object.keys(patch).length > 0, 'Say what is to change: its name or its kind.')
  .openapi('FilePatch')
const TAG = 'Files'
const TAGGED =
  '`url` is another one every few minutes, and with it the tag: for an `If-Match` that lasts read, and change, with `fields=name`.'

const record = z
  .string()
  .max(100)
  .openapi({ description: 'The record that it is kept with', example: 'listing:<id>' })
const ParamsSchema = z.object({
  id: z.uuid().toLowerCase().openapi({ description: "The file's id" }),
})

/** A program that may read neither leads nor listings learns nothing here, not even what is wrong with its request. */
const knowsRecords: MiddlewareHandler<ApiEnv> = async (c, next) => {
  const { actor } = c.get('caller')
  if (
    actor.kind === 'person' ||
    actor.scopes.some((scope) => /^(leads|listings|live):/.test(scope))
  )
    return next()
  throw new DomainError('forbidden', 'This needs the scope leads:read or listings:read.')
}

const list = createRoute({
  method: 'get',
  path: '/files',
  operationId: 'listFiles',
  summary: 'The files of a record, as they came',
  request: { query: z.object({ record }) },
  responses: {
    200: jsonResponse(z.object({ data: z.array(FileSchema) }), 'Its files'),
    ...refusals('notFound'),
  },
})
const post = createRoute({
  method: 'post',
  path: '/files',
  operationId: 'addFile',
  summary: 'Add a file to a record: its bytes are the body. A record has each content once',
  description: `At most ${FILE_BYTES / 1024 / 1024} MB, with a content-length.`,
  request: {
    query: z.object({
      record,
      name: z.string().min(1).max(4000).openapi({ description: 'What the file is called' }),
    }),
  },
  responses: {
    201: jsonResponse(FileSchema, 'The file'),
    ...refusals('notFound', 'tooLarge', 'conflict', 'gone'),
  },
})
const get = getRoute(
  {
    path: '/files/{id}',
    operationId: 'getFile',
    summary: 'One file, with an address that opens it',
    description: TAGGED,
  },
  { schema: FileSchema, params: ParamsSchema, tag: TAG, name: 'File' },
)
const patch = patchRoute(
  {
    path: '/files/{id}',
    operationId: 'changeFile',
    summary:
      'Call a file otherwise, or say that it is a floor plan: who sees it follows from its record',
    description: `A name that says another kind of file than it is, is refused. ${TAGGED}`,
  },
  { schema: FileSchema, params: ParamsSchema, patch: FilePatchSchema, tag: TAG, name: 'File' },
)
const remove = createRoute({
  method: 'delete',
  path: '/files/{id}',
  operationId: 'removeFile',
  summary: 'Take a file from its record. It can be put back by a person for 30 days',
  request: { params: ParamsSchema },
  responses: { 204: { description: 'It is taken away' }, ...refusals('notFound') },
})

export function mountFiles(api: OpenAPIHono<ApiEnv>, deps: ApiDeps): void {
  const { db, files } = deps
  api.use('/files/*', knowsRecords)
  api.openapi(list, async (c) => {
    const { name } = await requireFiledRecord(
      db,
      c.get('caller').actor,
      'read',
      c.req.valid('query').record,
    )
    const rows = await listFiles(db, name, FILES_OF_RECORD)
    return c.json({ data: rows.map((row) => showFile(deps, row)) }, 200)
  })
  api.openapi(post, async (c) => {
    const { body } = c.req.raw
    const bytes = Number(c.req.header('content-length'))
    if (!body || !Number.isSafeInteger(bytes)) {
      throw new DomainError('malformed', 'Send the bytes as the body, with a content-length.')
    }
    const offer = parse(OfferSchema, { ...c.req.valid('query'), bytes }, 'The file')
    const file = await files.intake.take(c.get('caller').actor, offer, body, changedByCaller(c))
    return c.json(showFile(deps, file), 201)
  })
  api.openapi(get, async (c) => {
    const file = await requireFile(c, deps, { id: c.req.valid('param').id, action: 'read' })
    return answerOne(c, showFile(deps, file), c.req.valid('query').fields)
  })
  api.openapi(patch, async (c) => {
    const { fields } = c.req.valid('query')
    const file = await requireFile(c, deps, { id: c.req.valid('param').id, action: 'write' })
    const onlyAsRead = requireMatch(c, selectFields(showFile(deps, file), fields))
    const said = { ...c.req.valid('json'), onlyAsRead, by: changedByCaller(c) }
    return answerOne(c, showFile(deps, await describeFile(db, file, said)), fields)
  })
  api.openapi(remove, async (c) => {
    const file = await requireFile(c, deps, { id: c.req.valid('param').id, action: 'write' })
    await changeFile(db, file, 'remove', changedByCaller(c))
    return c.body(null, 204)
  })
}

/** The file, where its record may be read or written. */
async function requireFile(
  c: ApiContext,
  { db }: ApiDeps,
  { id, action }: { id: string; action: 'read' | 'write' },
): Promise<FileRecord> {
  const file = await findFile(db, id)
  if (!file) throw new DomainError('notFound', 'There is no such file, or you may not see it.')
  await requireFiledRecord(db, c.get('caller').actor, action, file.record)
  return file
}

function changedByCaller(c: ApiContext) {
  const { actor, client } = c.get('caller')
  return changedBy(actor, remoteAddress(c), client)
}

export function showFile({ files, urls }: Pick<ApiDeps, 'files' | 'urls'>, row: FileRecord) {
  const { id, record: name, hash, sizes, removedAt: _, ...file } = row
  const sealed = { id, seal: files.seals.seal(id) }
  const address = (form: string) => `${urls.app}${fileAddress(sealed, form)}`
  return {
    id,
    record: name,
    ...file,
    family: familyOf(file.type),
    sha256: hash,
    url: address('original'),
    sizes: sizes.map((size) => ({
      url: address(size.name),
      type: size.type,
      width: size.width,
      height: size.height,
    })),
  }
}
