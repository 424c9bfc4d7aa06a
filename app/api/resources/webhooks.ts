import { createRoute, type OpenAPIHono, z } from '@hono/zod-openapi'
import { EVENT_RESOURCES } from '#domain/record/event.ts'
import {
  DELIVERY_STATES,
  ENDPOINT_STATES,
  messageId,
  NewEndpointSchema,
} from '#domain/webhook/webhook.ts'
import { listAttempts, listDeliveries } from '#db/pace/webhooks/deliveries.ts'
import type { WebhookEndpoint } from '#db/pace/webhooks/endpoints.ts'
import { changedBy } from '../../http/changed-by.ts'
import { remoteAddress } from '#service/http/remote-address.ts'
import type { ApiContext, ApiEnv } from '../caller/caller.ts'
import type { ApiDeps } from '../caller/deps.ts'
import { decodeCursor, encodeCursor, PageQuerySchema, pageSchema } from '../http/paging.ts'
import { jsonBody, jsonResponse, refusals } from '../http/responses.ts'

const EndpointSchema = z
  .object({
    id: z.uuid(),
    url: z.string(),
    description: z.string(),
    state: z.enum(ENDPOINT_STATES),
    resources: z.array(z.enum(EVENT_RESOURCES)).nullable(),
    fields: z.array(z.string()).nullable(),
    ordered: z.boolean(),
    scopes: z.array(z.string()),
    createdBy: z.string(),
    createdAt: z.string(),
    failingSince: z.string().nullable(),
    reason: z.string().nullable().openapi({ description: 'Why it is not told anything' }),
  })
  .openapi('WebhookEndpoint')
const WantedSchema = z.strictObject(NewEndpointSchema.shape).openapi('NewWebhookEndpoint')
const MadeSchema = EndpointSchema.extend({
  secret: z.string().openapi({ description: 'What messages are signed with; shown this once' }),
}).openapi('NewWebhookEndpointAnswer')
const SecretSchema = z
  .object({ secret: z.string(), previousUntil: z.string() })
  .openapi('WebhookSecret')
const AttemptSchema = z.object({
  at: z.string(),
  ms: z.number().int(),
  status: z.number().int().nullable(),
  error: z.string().nullable(),
  answer: z.string().nullable(),
})
const DeliverySchema = z
  .object({
    id: z.number().int(),
    messageId: z.string().openapi({ description: 'Its `webhook-id`' }),
    sequence: z.number().int(),
    resource: z.string(),
    key: z.string(),
    state: z.enum(DELIVERY_STATES),
    attempts: z.number().int(),
    nextAt: z.string().nullable(),
    body: z.string(),
    answers: z.array(AttemptSchema),
  })
  .openapi('WebhookDelivery')
const PingSchema = z
  .object({ status: z.number().int().nullable(), error: z.string().nullable(), ms: z.number() })
  .openapi('WebhookPing')

const ParamsSchema = z.object({ id: z.uuid().toLowerCase() })
const DeliveryParamsSchema = ParamsSchema.extend({
  deliveryId: z.coerce.number().int().min(1).max(Number.MAX_SAFE_INTEGER),
})
const CountSchema = z.object({ count: z.number().int() }).openapi('WebhookRetries')
const StretchSchema = z
  .object({ after: z.number().int(), upTo: z.number().int() })
  .openapi('WebhookReplay')
const params = ParamsSchema

const ROUTES = {
  list: createRoute({
    method: 'get',
    path: '/webhooks',
    operationId: 'listWebhooks',
    summary: "Endpoints that are told what changes: a client's own; an admin's: all",
    request: { query: PageQuerySchema },
    responses: { 200: jsonResponse(pageSchema(EndpointSchema), 'Endpoints'), ...refusals() },
  }),
  create: createRoute({
    method: 'post',
    path: '/webhooks',
    operationId: 'createWebhook',
    summary: 'A new endpoint, told by the rules of Standard Webhooks',
    description:
      'The address is asked at once whether it wants to be told: it has to answer a signed `webhook.challenge` with the challenge, as `{"challenge": "…"}` or plain text. Until it has, it is told nothing; ask again with `/verify`.',
    request: { body: jsonBody(WantedSchema) },
    responses: { 201: jsonResponse(MadeSchema, 'The endpoint with its secret'), ...refusals() },
  }),
  get: createRoute({
    method: 'get',
    path: '/webhooks/{id}',
    operationId: 'getWebhook',
    summary: 'One endpoint',
    request: { params },
    responses: { 200: jsonResponse(EndpointSchema, 'The endpoint'), ...refusals('notFound') },
  }),
  remove: createRoute({
    method: 'delete',
    path: '/webhooks/{id}',
    operationId: 'deleteWebhook',
    summary: 'Tell an endpoint nothing more, and forget what it was told',
    request: { params },
    responses: { 204: { description: 'It is gone' }, ...refusals('notFound') },
  }),
  verify: createRoute({
    method: 'post',
    path: '/webhooks/{id}/verify',
    operationId: 'verifyWebhook',
    summary: 'Ask the address again whether it wants to be told; starts one that was stopped',
    request: { params },
    responses: { 200: jsonResponse(EndpointSchema, 'The endpoint'), ...refusals('notFound') },
  }),
  pause: createRoute({
    method: 'post',
    path: '/webhooks/{id}/pause',
    operationId: 'pauseWebhook',
    summary: 'Tell it nothing until it is verified again; then what happened meanwhile',
    request: { params },
    responses: { 200: jsonResponse(EndpointSchema, 'The endpoint'), ...refusals('notFound') },
  }),
  rotate: createRoute({
    method: 'post',
    path: '/webhooks/{id}/secret',
    operationId: 'rotateWebhookSecret',
    summary: 'Another secret; the one before signs too until `previousUntil`',
    request: { params },
    responses: { 200: jsonResponse(SecretSchema, 'The secret'), ...refusals('notFound') },
  }),
  ping: createRoute({
    method: 'post',
    path: '/webhooks/{id}/ping',
    operationId: 'pingWebhook',
    summary: 'Send a message that tells of nothing, and say what was answered',
    request: { params },
    responses: { 200: jsonResponse(PingSchema, 'What came of it'), ...refusals('notFound') },
  }),
  deliveries: createRoute({
    method: 'get',
    path: '/webhooks/{id}/deliveries',
    operationId: 'listDeliveries',
    summary: 'What was sent, the newest first, with each answer',
    request: {
      params,
      query: z.object({
        limit: z.coerce.number().int().min(1).max(100).default(50),
        before: z.coerce.number().int().min(0).max(Number.MAX_SAFE_INTEGER).optional(),
        state: z.enum(DELIVERY_STATES).optional(),
      }),
    },
    responses: {
      200: jsonResponse(
        z.object({ data: z.array(DeliverySchema), next: z.number().int().nullable() }),
        'Deliveries; `next` is the `before` of the next page',
      ),
      ...refusals('notFound'),
    },
  }),
  retry: createRoute({
    method: 'post',
    path: '/webhooks/{id}/deliveries/{deliveryId}/retry',
    operationId: 'retryDelivery',
    summary: 'Send one again, under the same id',
    request: { params: DeliveryParamsSchema },
    responses: { 202: jsonResponse(CountSchema, 'It is on its way'), ...refusals('notFound') },
  }),
  retryDead: createRoute({
    method: 'post',
    path: '/webhooks/{id}/retry-dead',
    operationId: 'retryDeadDeliveries',
    summary: 'Send again what was given up',
    request: { params },
    responses: { 202: jsonResponse(CountSchema, 'They are on their way'), ...refusals('notFound') },
  }),
  replay: createRoute({
    method: 'post',
    path: '/webhooks/{id}/replay',
    operationId: 'replayWebhook',
    summary: 'Send again what came after a place in the log, under the same ids',
    request: {
      params,
      body: jsonBody(
        z
          .strictObject({ after: z.number().int().min(0).max(Number.MAX_SAFE_INTEGER) })
          .openapi('WebhookReplayFrom'),
      ),
    },
    responses: {
      202: jsonResponse(StretchSchema, 'It is on its way'),
      ...refusals('notFound', 'gone'),
    },
  }),
}

export function mountWebhooks(api: OpenAPIHono<ApiEnv>, { db, webhooks }: ApiDeps): void {
  api.openapi(ROUTES.list, async (c) => {
    const { limit, cursor } = c.req.valid('query')
    const { actor } = c.get('caller')
    const rows = await webhooks.list(actor, { limit: limit + 1, after: decodeCursor(cursor) })
    const last = rows.length > limit ? rows[limit - 1] : undefined
    const next = encodeCursor(last ? { at: last.createdAt, id: last.id } : null)
    return c.json({ data: rows.slice(0, limit).map(showEndpoint), next }, 200)
  })
  api.openapi(ROUTES.create, async (c) => {
    const { endpoint, secret } = await webhooks.create(askedBy(c), c.req.valid('json'))
    const location = `/api/v1/webhooks/${endpoint.id}`
    return c.json({ ...showEndpoint(endpoint), secret }, 201, { location })
  })
  api.openapi(ROUTES.get, async (c) => {
    const { id } = c.req.valid('param')
    return c.json(showEndpoint(await webhooks.requireOwn(c.get('caller').actor, id, 'read')), 200)
  })
  api.openapi(ROUTES.remove, async (c) => {
    await webhooks.remove(askedBy(c), c.req.valid('param').id)
    return c.body(null, 204)
  })
  api.openapi(ROUTES.verify, async (c) => {
    const { id } = c.req.valid('param')
    return c.json(showEndpoint(await webhooks.verify(askedBy(c), id)), 200)
  })
  api.openapi(ROUTES.pause, async (c) => {
    const { id } = c.req.valid('param')
    await webhooks.pause(askedBy(c), id)
    return c.json(showEndpoint(await webhooks.requireOwn(c.get('caller').actor, id)), 200)
  })
  api.openapi(ROUTES.rotate, async (c) =>
    c.json(await webhooks.rotate(askedBy(c), c.req.valid('param').id), 200),
  )
  api.openapi(ROUTES.ping, async (c) => {
    const { status, error, ms } = await webhooks.ping(askedBy(c), c.req.valid('param').id)
    return c.json({ status, error, ms }, 200)
  })
  api.openapi(ROUTES.deliveries, async (c) => {
    const { id } = c.req.valid('param')
    await webhooks.requireOwn(c.get('caller').actor, id, 'read')
    const { limit, before, state } = c.req.valid('query')
    const rows = await listDeliveries(db, id, { limit, before, state })
    const attempts = Map.groupBy(
      await listAttempts(
        db,
        rows.map((row) => row.id),
      ),
      ({ deliveryId }) => deliveryId,
    )
    const data = rows.map(({ endpointId, since: _, doneAt, nextAt, ...row }) => ({
      ...row,
      messageId: messageId(endpointId, row.sequence),
      nextAt: doneAt === null ? nextAt : null,
      answers: (attempts.get(row.id) ?? []).map(({ at, ms, status, error, answer }) => ({
        at,
        ms,
        status,
        error,
        answer,
      })),
    }))
    const next = rows.length === limit ? (rows.at(-1)?.sequence ?? null) : null
    return c.json({ data, next }, 200)
  })
  api.openapi(ROUTES.retry, async (c) => {
    const { id, deliveryId } = c.req.valid('param')
    return c.json({ count: await webhooks.retry(askedBy(c), id, { id: deliveryId }) }, 202)
  })
  api.openapi(ROUTES.retryDead, async (c) => {
    const { id } = c.req.valid('param')
    return c.json({ count: await webhooks.retry(askedBy(c), id, 'dead') }, 202)
  })
  api.openapi(ROUTES.replay, async (c) => {
    const { id } = c.req.valid('param')
    return c.json(await webhooks.replay(askedBy(c), id, c.req.valid('json').after), 202)
  })
}

function askedBy(c: ApiContext) {
  const { actor, client } = c.get('caller')
  return { actor, by: changedBy(actor, remoteAddress(c) ?? null, client) }
}

function showEndpoint(row: WebhookEndpoint) {
  const { id, url, description, state, resources, fields, ordered, scopes, createdBy } = row
  const { createdAt, failingSince, reason } = row
  return {
    id,
    url,
    description,
    state,
    resources,
    fields,
    ordered,
    scopes,
    createdBy,
    createdAt,
    failingSince,
    reason,
  }
}
