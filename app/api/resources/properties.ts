import { createRoute, type OpenAPIHono, z } from '@hono/zod-openapi'
import type { PaceDb } from '#db/pace/client.ts'
import { findPropertyFacts } from '#db/pace/properties/facts.ts'
import { listOwners } from '#db/pace/properties/owners.ts'
import {
  findPropertyRecord,
  listPropertyRecords,
  type PropertyRecord,
} from '#db/pace/properties/records.ts'
import { type Actor, authorise, can } from '#domain/access/access.ts'
import { SentInstantSchema } from '#domain/calendar.ts'
import { DomainError } from '#domain/errors.ts'
import { PROPERTY_LIST } from '#domain/list/properties.ts'
import { PROPERTY_FIELDS } from '#domain/property/fields.ts'
import { propertyKeyOf, propertyName, ShareSchema } from '#domain/property/property.ts'
import type { ApiContext, ApiEnv } from '../caller/caller.ts'
import type { ApiDeps } from '../caller/deps.ts'
import { leadScope } from '../caller/scopes.ts'
import { once } from '../http/idempotency.ts'
import { filterShape, readFilter } from '../http/list-filter.ts'
import { decodeCursor, encodeCursor, PageQuerySchema, pageSchema } from '../http/paging.ts'
import { jsonBody, jsonResponse, refusals } from '../http/responses.ts'
import { hasStrongTag } from '../../http/entity-tags.ts'
import { tagOf } from '../http/tag-answers.ts'
import { fieldsShape, patchSchema, rowFields } from '../http/wire.ts'
import { writerFor } from '../http/writer.ts'

const OwnerSchema = z.object({
  contactId: z.uuid(),
  share: z.number().nullable().openapi({ description: 'In per cent' }),
})
const PropertySchema = z
  .object({
    id: z.uuid(),
    ...fieldsShape(PROPERTY_FIELDS),
    owners: z.array(OwnerSchema).openapi({ description: 'As far as the caller may see them' }),
    updatedAt: z.string(),
  })
  .openapi('Property')
const PatchSchema = patchSchema(PROPERTY_FIELDS).openapi('PropertyPatch')
const OwnerShareSchema = z.strictObject({ share: ShareSchema }).openapi('OwnerShare')
const ParamsSchema = z.object({
  id: z.uuid().toLowerCase().openapi({ description: "The property's id" }),
})
const OwnerParamsSchema = ParamsSchema.extend({
  contactId: z.uuid().toLowerCase().openapi({ description: "The owner's, a contact's id" }),
})
const HeadersSchema = z.object({
  'if-match': z
    .string()
    .max(1_000)
    .optional()
    .openapi({ description: 'The ETag of the answer that the change is made to' }),
})
const IfKnownSchema = z.object({
  if_known: z.enum(['refuse', 'another']).default('refuse').openapi({
    description: 'What is to happen where the home seems to be known: refuse, or make another one',
  }),
})

const q = z.string().trim().min(1).max(80).optional().openapi({
  description: 'In building, unit, community, title deed or Makani number',
})
const QuerySchema = PageQuerySchema.extend({
  ...filterShape(PROPERTY_LIST),
  q,
  updated_since: SentInstantSchema.optional(),
})
/** What of the query is no condition of the list. */
const OWN = ['limit', 'cursor', 'q', 'updated_since']

const answered = jsonResponse(PropertySchema, 'The property')
const list = createRoute({
  method: 'get',
  path: '/properties',
  operationId: 'listProperties',
  summary: 'Properties, whether they are offered or not, in the order of their last change',
  request: { query: QuerySchema },
  responses: {
    200: jsonResponse(pageSchema(PropertySchema), 'A page of properties'),
    ...refusals(),
  },
})
const get = createRoute({
  method: 'get',
  path: '/properties/{id}',
  operationId: 'getProperty',
  summary: 'One property',
  request: { params: ParamsSchema },
  responses: { 200: answered, ...refusals('notFound') },
})
const patch = createRoute({
  method: 'patch',
  path: '/properties/{id}',
  operationId: 'changeProperty',
  summary: 'Set facts of a property; null clears one',
  description:
    'Drafts of its listings follow; what was published stays as it is. With `If-Match` it is changed only as it was read (412).',
  request: { params: ParamsSchema, headers: HeadersSchema, body: jsonBody(PatchSchema) },
  responses: { 200: answered, ...refusals('notFound', 'conflict', 'outdated') },
})
const post = createRoute({
  method: 'post',
  path: '/properties',
  operationId: 'createProperty',
  summary: 'A new property, looked after by the person who makes it',
  description:
    'One of this unit of this building that the house seems to know is a conflict, with the ids under `property` in `errors`.',
  request: { query: IfKnownSchema, body: jsonBody(PatchSchema) },
  responses: { 201: answered, ...refusals('conflict') },
})
const putOwner = createRoute({
  method: 'put',
  path: '/properties/{id}/owners/{contactId}',
  operationId: 'setOwner',
  summary: 'Make a contact an owner of a property, or say how much of it is theirs',
  request: { params: OwnerParamsSchema, body: jsonBody(OwnerShareSchema) },
  responses: { 200: answered, ...refusals('notFound') },
})
const deleteOwner = createRoute({
  method: 'delete',
  path: '/properties/{id}/owners/{contactId}',
  operationId: 'removeOwner',
  summary: 'Take a contact from the owners of a property',
  request: { params: OwnerParamsSchema },
  responses: { 200: answered, ...refusals('notFound') },
})

export function mountProperties(api: OpenAPIHono<ApiEnv>, deps: ApiDeps): void {
  const { db } = deps
  api.openapi(list, async (c) => {
    const { actor } = c.get('caller')
    authorise(actor, 'read', 'property')
    const { limit, cursor, q: text, updated_since } = c.req.valid('query')
    const { house } = deps.settings.current()
    const filter = readFilter(PROPERTY_LIST, c.req.url, { own: OWN, habits: house })
    const asked = { filter, zone: house.zone, text, updatedSince: updated_since }
    const page = { limit, after: decodeCursor(cursor) }
    const { rows, next } = await listPropertyRecords(db, asked, page)
    return c.json({ data: await showProperties(db, actor, rows), next: encodeCursor(next) }, 200)
  })
  api.openapi(get, async (c) => {
    const { actor } = c.get('caller')
    const property = await requireProperty(db, actor, c.req.valid('param').id)
    return c.json(await showProperty(db, actor, property), 200)
  })
  api.openapi(post, async (c) => {
    const wanted = { fields: c.req.valid('json'), ifKnown: c.req.valid('query').if_known }
    const property = await once(c, db, wanted, () => create(c, deps, wanted))
    return c.json(property, 201, { location: `/api/v1/properties/${property.id}` })
  })
  api.openapi(patch, async (c) => {
    const { id } = c.req.valid('param')
    const ifUpdatedAt = await requireMatch(c, db, id)
    const args = { fields: c.req.valid('json'), ...(ifUpdatedAt && { ifUpdatedAt }) }
    return tagged(c, await change(c, deps, id, ['setFields', args]))
  })
  api.openapi(putOwner, async (c) => {
    const { id, contactId } = c.req.valid('param')
    const args = { contactId, ...c.req.valid('json') }
    return tagged(c, await change(c, deps, id, ['setOwner', args]))
  })
  api.openapi(deleteOwner, async (c) => {
    const { id, contactId } = c.req.valid('param')
    return tagged(c, await change(c, deps, id, ['removeOwner', { contactId }]))
  })
}

type Wanted = { fields: Record<string, unknown>; ifKnown: 'refuse' | 'another' }

async function create(c: ApiContext, deps: ApiDeps, { fields, ifKnown }: Wanted) {
  const { actor } = c.get('caller')
  authorise(actor, 'create', 'property')
  const args = { fields, ...(ifKnown === 'another' && { ifKnown }) }
  const { document } = await writerFor(c, deps.commands).run('property:new', 'create', args)
  const made = await findPropertyRecord(deps.db, propertyKeyOf(document) ?? '')
  if (!made) throw new Error(`${document} was made, but is not there.`)
  return showProperty(deps.db, actor, made)
}

type Command = [name: 'setFields' | 'setOwner' | 'removeOwner', args: object]

async function change(c: ApiContext, deps: ApiDeps, id: string, [name, args]: Command) {
  const { db, commands } = deps
  const { actor } = c.get('caller')
  await requireProperty(db, actor, id)
  authorise(actor, 'write', 'property', (await findPropertyFacts(db, [id])).get(id))
  await writerFor(c, commands).run(propertyName(id), name, args)
  return showProperty(db, actor, await requireProperty(db, actor, id))
}

/** When the property as `If-Match` names it was changed last; nothing where nothing is named. */
async function requireMatch(c: ApiContext, db: PaceDb, id: string): Promise<string | null> {
  const named = c.req.header('if-match')
  if (named === undefined) return null
  const { actor } = c.get('caller')
  const property = await requireProperty(db, actor, id)
  const tag = tagOf(JSON.stringify(await showProperty(db, actor, property)))
  if (hasStrongTag(named, tag)) return property.updatedAt
  throw new DomainError(
    'outdated',
    'The property is not any more what If-Match names; read it again.',
  )
}

type Shown = Awaited<ReturnType<typeof showProperty>>

function tagged(c: ApiContext, property: Shown) {
  return c.json(property, 200, { etag: tagOf(JSON.stringify(property)) })
}

export async function requireProperty(
  db: PaceDb,
  actor: Actor,
  id: string,
): Promise<PropertyRecord> {
  const property = can(actor, 'read', 'property') ? await findPropertyRecord(db, id) : null
  if (property) return property
  authorise(actor, 'read', 'property')
  throw new DomainError('notFound', 'There is no such property.')
}

export async function showProperty(db: PaceDb, actor: Actor, row: PropertyRecord) {
  const [shown] = await showProperties(db, actor, [row])
  if (!shown) throw new Error(`The property ${row.id} is not shown.`)
  return shown
}

/** Each with its owners, of whom only those contacts are named that the actor may see. */
export async function showProperties(db: PaceDb, actor: Actor, rows: readonly PropertyRecord[]) {
  const ids = rows.map(({ id }) => id)
  const maySeeContacts = actor.kind === 'person' || actor.scopes.includes('leads:read')
  const owners = maySeeContacts ? await listOwners(db, leadScope(actor), ids) : []
  const readable = owners.filter(({ contact }) => contact !== null)
  const ownersOf = Map.groupBy(readable, ({ propertyId }) => propertyId)
  return rows.map((row) => ({
    id: row.id,
    ...rowFields(PROPERTY_FIELDS, row),
    owners: (ownersOf.get(row.id) ?? []).map(({ contactId, share }) => ({ contactId, share })),
    updatedAt: row.updatedAt,
  }))
}
