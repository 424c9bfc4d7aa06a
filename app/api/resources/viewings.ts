import { type OpenAPIHono, z } from '@hono/zod-openapi'
import { actorName, authorise } from '#domain/access/access.ts'
import { SentInstantSchema } from '#domain/calendar.ts'
import { keysOf } from '#domain/catalogue.ts'
import { VIEWING_LIST } from '#domain/list/viewings.ts'
import { shortText } from '#domain/text/characters.ts'
import { VIEWING_STATUSES } from '#domain/viewing/viewing.ts'
import { findActivePerson } from '#db/pace/people/people.ts'
import {
  changeViewing,
  findViewingRecord,
  insertViewing,
  listSortedViewings,
  listViewingRecords,
  type NewViewing as Inserted,
  type ViewingRecord,
} from '#db/pace/viewings/records.ts'
import { DomainError } from '#domain/errors.ts'
import { type ApiEnv, type PersonActor, requirePerson } from '../caller/caller.ts'
import type { ApiDeps } from '../deps/deps.ts'
import { answerMade, answerOne, answerPage, readAskedPage } from '../http/answers.ts'
import { requireMatch } from '../http/conditional.ts'
import { listQuery, readAskedList } from '../http/list-query.ts'
import { createRecordRoute, getRoute, listRoute, NO_QUERY, patchRoute } from '../http/routes.ts'
import { selectFields } from '../http/selection.ts'
import { leadScope } from '../caller/scopes.ts'
import { once } from '../http/idempotency.ts'
import { requireLead } from './leads.ts'
import { requireListing } from './listings.ts'

const TAG = 'Viewings'
const despiteTaken = z.boolean().optional().openapi({
  description:
    'Book it all the same: without it a time at which the agent, the applicant or the home is taken, the agent is busy by their own calendar, or in which the agent could not come from another community, is refused (409)',
})
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
export const NewViewingSchema = z
  .strictObject({
    leadId: z.uuid().toLowerCase(),
    listingId: z.uuid().toLowerCase(),
    startsAt: SentInstantSchema,
    endsAt: SentInstantSchema.optional().openapi({ description: 'Default: half an hour later' }),
    agentId: z.uuid().toLowerCase().optional().openapi({ description: 'Default: whoever asks' }),
    despiteTaken,
  })
  .refine(({ startsAt, endsAt }) => !endsAt || Date.parse(endsAt) > Date.parse(startsAt), {
    path: ['endsAt'],
    message: 'must be later than startsAt',
  })
  .openapi('NewViewing')
export type NewViewing = z.output<typeof NewViewingSchema>

const CHANGEABLE = {
  startsAt: SentInstantSchema.optional().openapi({
    description: 'Without `endsAt` it takes as long as before',
  }),
  endsAt: SentInstantSchema.optional(),
  status: z.enum(keysOf(VIEWING_STATUSES)).optional(),
  feedback: shortText(2_000).nullable().optional(),
}
const ViewingPatchSchema = z
  .strictObject({ ...CHANGEABLE, despiteTaken })
  .refine((patch) => Object.keys(patch).some((name) => name !== 'despiteTaken'), {
    error: 'send at least one field',
  })
  .openapi('ViewingPatch')
/** What a row of many may say: what is said once, and what may be changed. */
export const ViewingRowSchema = z
  .strictObject({
    leadId: z.uuid().toLowerCase().optional(),
    listingId: z.uuid().toLowerCase().optional(),
    agentId: z.uuid().toLowerCase().optional(),
    ...CHANGEABLE,
  })
  .refine((row) => Object.keys(row).length > 0, 'send at least one field')
const ParamsSchema = z.object({
  id: z.uuid().toLowerCase().openapi({ description: "The viewing's id" }),
})

const QuerySchema = listQuery(VIEWING_LIST, ViewingSchema).extend({
  lead: z.uuid().toLowerCase().optional().openapi({ description: "A lead's id" }),
  listing: z.uuid().toLowerCase().optional().openapi({ description: "A listing's id" }),
})
/** Parameters that are no conditions of the list. */
const OWN = ['lead', 'listing']

const list = listRoute(
  {
    path: '/viewings',
    operationId: 'listViewings',
    summary: "The team's viewings, the earliest first",
  },
  { schema: ViewingSchema, query: QuerySchema, tag: TAG, name: 'Viewing' },
)
const get = getRoute(
  { path: '/viewings/{id}', operationId: 'getViewing', summary: 'One viewing' },
  { schema: ViewingSchema, params: ParamsSchema, tag: TAG, name: 'Viewing' },
)
const patch = patchRoute(
  {
    path: '/viewings/{id}',
    operationId: 'changeViewing',
    summary: 'Move a viewing, say what became of it or what was said of it',
  },
  {
    schema: ViewingSchema,
    params: ParamsSchema,
    patch: ViewingPatchSchema,
    tag: TAG,
    name: 'Viewing',
    codes: ['conflict'],
  },
)
const post = createRecordRoute(
  {
    path: '/viewings',
    operationId: 'bookViewing',
    summary: 'Book a viewing of a listing for a lead',
  },
  {
    schema: ViewingSchema,
    body: NewViewingSchema,
    query: NO_QUERY,
    tag: TAG,
    codes: ['notFound', 'conflict'],
  },
)

const HALF_HOUR_MS = 30 * 60_000

export function mountViewings(api: OpenAPIHono<ApiEnv>, deps: ApiDeps): void {
  const { db } = deps
  api.openapi(list, async (c) => {
    const actor = requirePerson(c.get('caller').actor, 'read viewings')
    const valid = c.req.valid('query')
    const { house } = deps.settings.current()
    const asked = readAskedList(c, VIEWING_LIST, { valid, own: OWN, house })
    const { filter, zone } = asked
    const own = { leadId: valid.lead, listingId: valid.listing, readable: leadScope(actor) }
    const scope = viewingScope(actor)
    const page = await readAskedPage(asked, valid.cursor, {
      plain: (at) => listViewingRecords(db, scope, { filter, zone, ...own }, at),
      sorted: ({ query, page: at }) => listSortedViewings(db, scope, { query, ...own }, at),
    })
    return answerPage(c, { ...page, rows: page.rows.map(showViewing) }, valid.fields)
  })
  api.openapi(get, async (c) => {
    const actor = requirePerson(c.get('caller').actor, 'read viewings')
    const viewing = await requireViewing(db, actor, c.req.valid('param').id)
    return answerOne(c, showViewing(viewing), c.req.valid('query').fields)
  })
  api.openapi(patch, async (c) => {
    const actor = requirePerson(c.get('caller').actor, 'change viewings')
    const { fields } = c.req.valid('query')
    const viewing = await requireViewing(db, actor, c.req.valid('param').id)
    const onlyAsRead = requireMatch(c, selectFields(showViewing(viewing), fields))
    const changed = await changeOfViewing(db, actor, {
      viewing,
      given: c.req.valid('json'),
      onlyAsRead,
    })
    return answerOne(c, showViewing(changed), fields)
  })
  api.openapi(post, async (c) => {
    const actor = requirePerson(c.get('caller').actor, 'book viewings')
    const input = c.req.valid('json')
    const make = async () => showViewing((await bookViewing(deps, actor, input)).viewing)
    return answerMade(c, await once(c, db, input, make), 'viewings')
  })
}

export function viewingScope({ id, role, teamId }: PersonActor) {
  return role === 'admin' ? ('all' as const) : { personId: id, teamId }
}

/** Whom it is shown to is told by its lead, to who may see that. */
export function showViewing(row: ViewingRecord) {
  const { id, leadId, listingId, agentId, teamId, startsAt, endsAt, status } = row
  const { feedback, createdAt } = row
  return {
    id,
    leadId,
    listingId,
    agentId,
    teamId,
    startsAt,
    endsAt,
    status,
    feedback,
    createdAt,
  }
}

export async function requireViewing(
  db: ApiDeps['db'],
  actor: PersonActor,
  id: string,
): Promise<ViewingRecord> {
  const viewing = await findViewing(db, actor, id)
  if (viewing) return viewing
  throw new DomainError('notFound', 'There is no such viewing, or you may not see it.')
}

/** The viewing, null where there is none that this person may see. */
export async function findViewing(
  db: ApiDeps['db'],
  actor: PersonActor,
  id: string,
): Promise<ViewingRecord | null> {
  return findViewingRecord(db, viewingScope(actor), id)
}

type Change = {
  viewing: ViewingRecord
  given: z.output<typeof ViewingPatchSchema>
  onlyAsRead: boolean
}

/** Sets what is given, for who may. */
export async function changeOfViewing(
  db: ApiDeps['db'],
  actor: PersonActor,
  { viewing, given, onlyAsRead }: Change,
): Promise<ViewingRecord> {
  const { agentId: ownerId, teamId } = viewing
  authorise(actor, 'write', 'viewing', { ownerId, teamId })
  const { despiteTaken: isMeant = false, ...said } = given
  const patch = { ...said, ...movedTimes(viewing, said) }
  if (Object.keys(patch).length === 0) return viewing
  const changed = await changeViewing(db, viewing, {
    patch,
    onlyAsRead,
    actor: actorName(actor),
    despiteTaken: isMeant,
  })
  if (changed) return changed
  throw new DomainError('outdated', 'It was changed meanwhile; read it again.')
}

/** Both ends of a viewing that is moved; one that would end before it begins is refused. */
function movedTimes(
  viewing: ViewingRecord,
  { startsAt, endsAt }: Pick<Change['given'], 'startsAt' | 'endsAt'>,
) {
  if (startsAt === undefined && endsAt === undefined) return {}
  const start = Date.parse(startsAt ?? viewing.startsAt)
  const lasts = Date.parse(viewing.endsAt) - Date.parse(viewing.startsAt)
  const end = endsAt === undefined ? start + lasts : Date.parse(endsAt)
  if (end > start)
    return { startsAt: new Date(start).toISOString(), endsAt: new Date(end).toISOString() }
  const problems = [{ path: 'endsAt', message: 'must be later than startsAt' }]
  throw new DomainError('invalid', 'A viewing ends after it begins.', problems)
}

/** A viewing that this person, or one whom they lead, shows. */
export async function bookViewing(
  { db }: Pick<ApiDeps, 'db'>,
  actor: PersonActor,
  input: NewViewing,
  more: Pick<Inserted, 'id' | 'status' | 'feedback'> = {},
): Promise<{ viewing: ViewingRecord; isNew: boolean }> {
  const { leadId, listingId } = input
  const { id: agentId, teamId } = await checkViewing(db, actor, input)
  const booked = { leadId, listingId, agentId, teamId, ...timesOf(input), ...more }
  return insertViewing(db, booked, actorName(actor), { despiteTaken: input.despiteTaken ?? false })
}

/** From when until when it takes the time of those who are there. */
function timesOf({ startsAt, endsAt }: Pick<NewViewing, 'startsAt' | 'endsAt'>) {
  const start = new Date(startsAt)
  const end = endsAt ? new Date(endsAt) : new Date(start.getTime() + HALF_HOUR_MS)
  return { startsAt: start.toISOString(), endsAt: end.toISOString() }
}

/** Whether this person could book it; gives who would show it. */
export async function checkViewing(
  db: ApiDeps['db'],
  actor: PersonActor,
  { leadId, listingId, agentId = actor.id }: NewViewing,
) {
  authorise(actor, 'create', 'viewing')
  const agent = await findActivePerson(db, agentId)
  if (!agent) throw new DomainError('notFound', 'There is nobody with this id who could show it.')
  authorise(actor, 'write', 'viewing', { ownerId: agentId, teamId: agent.teamId })
  await Promise.all([requireLead(db, actor, leadId), requireListing(db, actor, listingId)])
  return agent
}
