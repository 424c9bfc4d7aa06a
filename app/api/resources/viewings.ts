import { createRoute, type OpenAPIHono, z } from '@hono/zod-openapi'
import { actorName, authorise } from '#domain/access/access.ts'
import { SentInstantSchema } from '#domain/calendar.ts'
import { keysOf } from '#domain/catalogue.ts'
import { VIEWING_LIST } from '#domain/list/viewings.ts'
import { VIEWING_STATUSES } from '#domain/viewing/viewing.ts'
import { findActivePerson } from '#db/pace/people/people.ts'
import { insertViewing, listViewingRecords } from '#db/pace/viewings/records.ts'
import { DomainError } from '#domain/errors.ts'
import { type ApiEnv, type PersonActor, requirePerson } from '../caller/caller.ts'
import type { ApiDeps } from '../caller/deps.ts'
import { leadScope } from '../caller/scopes.ts'
import { once } from '../http/idempotency.ts'
import { requireLead } from './leads.ts'
import { requireListing } from './listings.ts'
import { filterShape, readFilter } from '../http/list-filter.ts'
import { decodeCursor, encodeCursor, PageQuerySchema, pageSchema } from '../http/paging.ts'
import { jsonBody, jsonResponse, refusals } from '../http/responses.ts'

const ViewingSchema = z
  .object({
    id: z.uuid(),
    leadId: z.uuid().nullable(),
    listingId: z.uuid().nullable(),
    agentId: z.uuid(),
    teamId: z.uuid().nullable(),
    startsAt: z.string(),
    endsAt: z.string(),
    status: z.enum(keysOf(VIEWING_STATUSES)),
    feedback: z.string().nullable(),
    createdAt: z.string(),
  })
  .openapi('Viewing')
const NewViewingSchema = z
  .strictObject({
    leadId: z.uuid(),
    listingId: z.uuid(),
    startsAt: SentInstantSchema,
    endsAt: SentInstantSchema.optional().openapi({ description: 'Default: half an hour later' }),
    agentId: z.uuid().optional().openapi({ description: 'Default: whoever asks' }),
  })
  .refine(({ startsAt, endsAt }) => !endsAt || Date.parse(endsAt) > Date.parse(startsAt), {
    path: ['endsAt'],
    message: 'must be later than startsAt',
  })
  .openapi('NewViewing')
type NewViewing = z.output<typeof NewViewingSchema>

const QuerySchema = PageQuerySchema.extend({
  ...filterShape(VIEWING_LIST),
  lead: z.uuid().optional().openapi({ description: "A lead's id" }),
  listing: z.uuid().optional().openapi({ description: "A listing's id" }),
})
/** Parameters that are no conditions of the list. */
const OWN = ['limit', 'cursor', 'lead', 'listing']

const list = createRoute({
  method: 'get',
  path: '/viewings',
  operationId: 'listViewings',
  summary: "The team's viewings, the earliest first",
  request: { query: QuerySchema },
  responses: { 200: jsonResponse(pageSchema(ViewingSchema), 'A page of viewings'), ...refusals() },
})
const post = createRoute({
  method: 'post',
  path: '/viewings',
  operationId: 'bookViewing',
  summary: 'Book a viewing of a listing for a lead',
  request: { body: jsonBody(NewViewingSchema) },
  responses: { 201: jsonResponse(ViewingSchema, 'The viewing'), ...refusals('notFound') },
})

const HALF_HOUR_MS = 30 * 60_000

export function mountViewings(api: OpenAPIHono<ApiEnv>, deps: ApiDeps): void {
  const { db } = deps
  api.openapi(list, async (c) => {
    const actor = requirePerson(c.get('caller').actor, 'read viewings')
    const { limit, cursor, lead, listing } = c.req.valid('query')
    const scope = actor.role === 'admin' ? 'all' : { personId: actor.id, teamId: actor.teamId }
    const { house } = deps.settings.current()
    const filter = readFilter(VIEWING_LIST, c.req.url, { own: OWN, habits: house })
    const { rows, next } = await listViewingRecords(
      db,
      scope,
      { leadId: lead, listingId: listing, filter, zone: house.zone, readable: leadScope(actor) },
      { limit, after: decodeCursor(cursor) },
    )
    return c.json({ data: rows, next: encodeCursor(next) }, 200)
  })
  api.openapi(post, async (c) => {
    const actor = requirePerson(c.get('caller').actor, 'book viewings')
    const input = c.req.valid('json')
    const viewing = await once(c, db, input, () => book(deps, actor, input))
    return c.json(viewing, 201)
  })
}

async function book(
  { db }: ApiDeps,
  actor: PersonActor,
  { leadId, listingId, startsAt, endsAt, agentId = actor.id }: NewViewing,
) {
  authorise(actor, 'create', 'viewing')
  const agent = await findActivePerson(db, agentId)
  if (!agent) throw new DomainError('notFound', 'There is nobody with this id who could show it.')
  authorise(actor, 'write', 'viewing', { ownerId: agentId, teamId: agent.teamId })
  await Promise.all([requireLead(db, actor, leadId), requireListing(db, actor, listingId)])
  const start = new Date(startsAt)
  const end = endsAt ? new Date(endsAt) : new Date(start.getTime() + HALF_HOUR_MS)
  const times = { startsAt: start.toISOString(), endsAt: end.toISOString() }
  return insertViewing(
    db,
    { leadId, listingId, agentId, teamId: agent.teamId, ...times },
    actorName(actor),
  )
}
