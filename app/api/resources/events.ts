import { createRoute, type OpenAPIHono, z } from '@hono/zod-openapi'
import { can } from '#domain/access/access.ts'
import { DomainError } from '#domain/errors.ts'
import { EVENT_RESOURCES } from '#domain/record/event.ts'
import { listEvents } from '#db/pace/events/events.ts'
import { listTeamEvents } from '#db/pace/events/team-events.ts'
import type { ApiEnv } from '../caller/caller.ts'
import type { ApiDeps } from '../caller/deps.ts'
import { jsonResponse, refusals } from '../http/responses.ts'

const fields = z.record(z.string(), z.any()).nullable()
const EventSchema = z
  .object({
    sequence: z.number().int(),
    resource: z.enum(EVENT_RESOURCES),
    key: z.string().openapi({ description: "The record's id" }),
    old: fields.openapi({
      description: 'Fields that changed, as they were; null for a new record',
    }),
    new: fields.openapi({
      description: 'Fields that changed, as they are; null for a removed record',
    }),
    actor: z.string(),
    documentSeq: z.number().int().nullable(),
    at: z.string(),
  })
  .openapi('Event')
const QuerySchema = z.object({
  after: z.coerce
    .number()
    .int()
    .min(0)
    .default(0)
    .openapi({ description: 'The last sequence that you have' }),
  limit: z.coerce.number().int().min(1).max(1000).default(100),
})
const PageSchema = z.object({
  data: z.array(EventSchema),
  next: z
    .number()
    .int()
    .nullable()
    .openapi({ description: 'The `after` of the next request; null when there is no more yet' }),
})

const list = createRoute({
  method: 'get',
  path: '/events',
  operationId: 'listEvents',
  summary: 'What changed, in order, from any point: copies are kept up to date by reading on',
  request: { query: QuerySchema },
  responses: { 200: jsonResponse(PageSchema, 'Events after `after`'), ...refusals() },
})

export function mountEvents(api: OpenAPIHono<ApiEnv>, { db }: ApiDeps): void {
  api.openapi(list, async (c) => {
    const { actor } = c.get('caller')
    const { after, limit } = c.req.valid('query')
    if (can(actor, 'read', 'event')) {
      const data = await listEvents(db, after, limit)
      return c.json({ data, next: nextOf(data, limit) }, 200)
    }
    const teamId = actor.kind === 'person' ? actor.teamId : null
    if (!teamId || !can(actor, 'read', 'event', { teamId })) {
      throw new DomainError(
        'forbidden',
        'The event log is for managers, admins and clients with the scope events:read.',
      )
    }
    const data = await listTeamEvents(db, teamId, after, limit)
    return c.json({ data, next: nextOf(data, limit) }, 200)
  })
}

function nextOf(data: readonly { sequence: number }[], limit: number): number | null {
  return data.length === limit ? (data.at(-1)?.sequence ?? null) : null
}
