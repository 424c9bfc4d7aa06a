import { createRoute, z } from '@hono/zod-openapi'
import type { ErrorCode } from '#domain/errors.ts'
import { IfMatchSchema } from './conditional.ts'
import { listedSchema } from './list-query.ts'
import { jsonResponse, patchBody, refusals } from './responses.ts'
import { fieldsParam, selectable } from './selection.ts'

type Told<Path extends string> = {
  path: Path
  operationId: string
  summary: string
  description?: string
}
type Named = { tag: string; name: string; codes?: readonly ErrorCode[] }

const IdempotencyKey = z.string().optional().openapi({
  description: 'A name for this request: sent again under it, it has one effect and one answer',
  example: '8f14e45f-ceea-4e7a-9f0a-1d2c3b4a5e6f',
})

/** `GET /leads`: a page of records. */
export function listRoute<
  Path extends string,
  Schema extends z.ZodObject,
  Query extends z.ZodObject,
>(told: Told<Path>, { schema, query, tag, name }: Named & { schema: Schema; query: Query }) {
  return createRoute({
    ...told,
    method: 'get',
    tags: [tag],
    request: { query },
    responses: { 200: jsonResponse(listedSchema(schema, name), 'A page'), ...refusals() },
  })
}

/** `GET /leads/{id}`: one record. */
export function getRoute<
  Path extends string,
  Schema extends z.ZodObject,
  Params extends z.ZodObject,
>(told: Told<Path>, { schema, params, tag, name }: Named & { schema: Schema; params: Params }) {
  return createRoute({
    ...told,
    method: 'get',
    tags: [tag],
    request: { params, query: z.object({ fields: fieldsParam(schema) }) },
    responses: {
      200: jsonResponse(selectable(schema, name), 'The record'),
      ...refusals('notFound'),
    },
  })
}

/** `PATCH /leads/{id}`: a merge patch (RFC 7396) of one record, with `If-Match` only as it was read. */
export function patchRoute<
  Path extends string,
  Schema extends z.ZodObject,
  Params extends z.ZodObject,
  Patch extends z.ZodType,
>(
  told: Told<Path>,
  {
    schema,
    params,
    patch,
    tag,
    name,
    codes = [],
  }: Named & { schema: Schema; params: Params; patch: Patch },
) {
  return createRoute({
    ...told,
    method: 'patch',
    tags: [tag],
    request: {
      params,
      query: z.object({ fields: fieldsParam(schema) }),
      headers: IfMatchSchema,
      body: patchBody(patch),
    },
    responses: {
      200: jsonResponse(selectable(schema, name), 'The record as changed'),
      ...refusals('notFound', 'outdated', ...codes),
    },
  })
}

/** `POST /leads`: a new record. */
export function createRecordRoute<
  Path extends string,
  Schema extends z.ZodObject,
  Body extends z.ZodType,
  Query extends z.ZodObject,
>(
  told: Told<Path>,
  {
    schema,
    body,
    query,
    tag,
    codes = [],
  }: Omit<Named, 'name'> & { schema: Schema; body: Body; query: Query },
) {
  return createRoute({
    ...told,
    method: 'post',
    tags: [tag],
    request: {
      query,
      headers: z.object({ 'idempotency-key': IdempotencyKey }),
      body: { required: true, content: { 'application/json': { schema: body } } },
    },
    responses: { 201: jsonResponse(schema, 'The record'), ...refusals(...codes) },
  })
}

/** Of an operation whose address takes no parameters. */
export const NO_QUERY = z.object({})
