import type { OpenAPIHono } from '@hono/zod-openapi'
import { messageId } from '#domain/webhook/webhook.ts'
import type { PaceDb } from '#db/pace/client.ts'
import { listAttempts, listDeliveries } from '#db/pace/webhooks/deliveries.ts'
import type { WebhookEndpoint } from '#db/pace/webhooks/endpoints.ts'
import { remoteAddress } from '#service/http/remote-address.ts'
import { changedBy } from '../../http/changed-by.ts'
import type { ApiContext, ApiEnv } from '../caller/caller.ts'
import type { ApiDeps } from '../deps/deps.ts'
import { decodeCursor, encodeCursor } from '../http/paging.ts'
import { WEBHOOK_ROUTES } from './webhook-routes.ts'

export function mountWebhooks(api: OpenAPIHono<ApiEnv>, deps: ApiDeps): void {
  const { webhooks } = deps
  api.openapi(WEBHOOK_ROUTES.list, async (c) => {
    const { limit, cursor } = c.req.valid('query')
    const { actor } = c.get('caller')
    const rows = await webhooks.list(actor, { limit: limit + 1, after: decodeCursor(cursor) })
    const last = rows.length > limit ? rows[limit - 1] : undefined
    const next = encodeCursor(last ? { at: last.createdAt, id: last.id } : null)
    return c.json({ data: rows.slice(0, limit).map(showEndpoint), next }, 200)
  })
  api.openapi(WEBHOOK_ROUTES.create, async (c) => {
    const { endpoint, secret } = await webhooks.create(askedBy(c), c.req.valid('json'))
    const location = `/api/v1/webhooks/${endpoint.id}`
    return c.json({ ...showEndpoint(endpoint), secret }, 201, { location })
  })
  api.openapi(WEBHOOK_ROUTES.get, async (c) => {
    const { id } = c.req.valid('param')
    return c.json(showEndpoint(await webhooks.requireOwn(c.get('caller').actor, id, 'read')), 200)
  })
  api.openapi(WEBHOOK_ROUTES.remove, async (c) => {
    await webhooks.remove(askedBy(c), c.req.valid('param').id)
    return c.body(null, 204)
  })
  api.openapi(WEBHOOK_ROUTES.verify, async (c) => {
    const { id } = c.req.valid('param')
    return c.json(showEndpoint(await webhooks.verify(askedBy(c), id)), 200)
  })
  api.openapi(WEBHOOK_ROUTES.pause, async (c) => {
    const { id } = c.req.valid('param')
    await webhooks.pause(askedBy(c), id)
    return c.json(showEndpoint(await webhooks.requireOwn(c.get('caller').actor, id)), 200)
  })
  mountSending(api, deps)
}

function mountSending(api: OpenAPIHono<ApiEnv>, { db, webhooks }: ApiDeps): void {
  api.openapi(WEBHOOK_ROUTES.rotate, async (c) =>
    c.json(await webhooks.rotate(askedBy(c), c.req.valid('param').id), 200),
  )
  api.openapi(WEBHOOK_ROUTES.ping, async (c) => {
    const { status, error, ms } = await webhooks.ping(askedBy(c), c.req.valid('param').id)
    return c.json({ status, error, ms }, 200)
  })
  api.openapi(WEBHOOK_ROUTES.deliveries, async (c) => {
    const { id } = c.req.valid('param')
    await webhooks.requireOwn(c.get('caller').actor, id, 'read')
    return c.json(await showDeliveries(db, id, c.req.valid('query')), 200)
  })
  api.openapi(WEBHOOK_ROUTES.retry, async (c) => {
    const { id, deliveryId } = c.req.valid('param')
    return c.json({ count: await webhooks.retry(askedBy(c), id, { id: deliveryId }) }, 202)
  })
  api.openapi(WEBHOOK_ROUTES.retryDead, async (c) => {
    const { id } = c.req.valid('param')
    return c.json({ count: await webhooks.retry(askedBy(c), id, 'dead') }, 202)
  })
  api.openapi(WEBHOOK_ROUTES.replay, async (c) => {
    const { id } = c.req.valid('param')
    return c.json(await webhooks.replay(askedBy(c), id, c.req.valid('json').after), 202)
  })
}

type DeliveryPage = Parameters<typeof listDeliveries>[2]

async function showDeliveries(db: PaceDb, endpoint: string, page: DeliveryPage) {
  const rows = await listDeliveries(db, endpoint, page)
  const ids = rows.map(({ id }) => id)
  const attempts = Map.groupBy(await listAttempts(db, ids), ({ deliveryId }) => deliveryId)
  const data = rows.map((row) => ({
    id: row.id,
    messageId: messageId(endpoint, row.sequence),
    sequence: row.sequence,
    resource: row.resource,
    key: row.key,
    state: row.state,
    attempts: row.attempts,
    nextAt: row.doneAt === null ? row.nextAt : null,
    body: row.body,
    answers: (attempts.get(row.id) ?? []).map(({ at, ms, status, error, answer }) => ({
      at,
      ms,
      status,
      error,
      answer,
    })),
  }))
  return { data, next: rows.length === page.limit ? (rows.at(-1)?.sequence ?? null) : null }
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
