import { createRoute, z } from '@hono/zod-openapi'
import { EVENT_RESOURCES } from '#domain/record/event.ts'
import { DELIVERY_STATES, ENDPOINT_STATES, NewEndpointSchema } from '#domain/webhook/webhook.ts'
import { PageQuerySchema, pageSchema } from '../http/paging.ts'
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

/** What there is to ask of endpoints, and what is answered. */
export const WEBHOOK_ROUTES = {
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
      'The address is asked at once whether it wants to be told: it has to answer a signed `webhook.challenge` with the challenge, as `{"challenge": "…"}` or plain text. Until it has, it is told nothing; ask again with `/verify`. A client has 20 at most.',
    request: { body: jsonBody(WantedSchema) },
    responses: {
      201: jsonResponse(MadeSchema, 'The endpoint with its secret'),
      ...refusals('conflict'),
    },
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
