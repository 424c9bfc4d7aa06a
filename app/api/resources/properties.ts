import { createRoute, type OpenAPIHono, z } from '@hono/zod-openapi'
import type { PaceDb } from '#db/pace/client.ts'
import { findPropertyFacts } from '#db/pace/properties/facts.ts'
import { listReadableOwners } from '#db/pace/properties/owners.ts'
import {
  findPropertyRecord,
  listPropertyRecords,
  listSortedProperties,
  type PropertyRecord,
} from '#db/pace/properties/records.ts'
import { type Actor, authorise, can } from '#domain/access/access.ts'
import { SentInstantSchema } from '#domain/calendar.ts'
import { DomainError } from '#domain/errors.ts'
import { PROPERTY_LIST } from '#domain/list/properties.ts'
import { PROPERTY_FIELDS } from '#domain/property/fields.ts'
import { propertyKeyOf, propertyName, ShareSchema } from '#domain/property/property.ts'
import type { ApiContext, ApiEnv } from '../caller/caller.ts'
import type { ApiDeps } from '../deps/deps.ts'
import { answerMade, answerOne, answerPage, readAskedPage } from '../http/answers.ts'
import { requireMatch } from '../http/conditional.ts'
import { listQuery, readAskedList } from '../http/list-query.ts'
import { createRecordRoute, getRoute, listRoute, patchRoute } from '../http/routes.ts'
import { selectFields } from '../http/selection.ts'
import { leadScope } from '../caller/scopes.ts'
import { once } from '../http/idempotency.ts'
import { jsonBody, jsonResponse, refusals } from '../http/responses.ts'
import { fieldsShape, patchSchema, showerOf } from '../http/wire.ts'
import { writerFor } from '../http/writer.ts'

const TAG = 'Properties'
const OwnerSchema = z.object({
  contactId: z.uuid().toLowerCase(),
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
export const PropertyPatchSchema = patchSchema(PROPERTY_FIELDS).openapi('PropertyPatch')
const OwnerShareSchema = z.strictObject({ share: ShareSchema }).openapi('OwnerShare')
const ParamsSchema = z.object({
  id: z.uuid().toLowerCase().openapi({ description: "The property's id" }),
})
const OwnerParamsSchema = ParamsSchema.extend({
  contactId: z.uuid().toLowerCase().openapi({ description: "The owner's, a contact's id" }),
})
const IfKnownSchema = z.object({
  if_known: z.enum(['refuse', 'another']).default('refuse').openapi({
    description: 'What is to happen where the home seems to be known: refuse, or make another one',
  }),
})

const q = z.string().trim().min(1).max(80).optional().openapi({
  description: 'In building, unit, community, title deed or Makani number',
})
const QuerySchema = listQuery(PROPERTY_LIST, PropertySchema).extend({
  q,
  updated_since: SentInstantSchema.optional(),
})
/** What of the query is no condition of the list. */
const OWN = ['q', 'updated_since']

const answered = jsonResponse(PropertySchema, 'The property')
const list = listRoute(
  {
    path: '/properties',
    operationId: 'listProperties',
    summary: 'Properties, whether they are offered or not, in the order of their last change',
  },
  { schema: PropertySchema, query: QuerySchema, tag: TAG, name: 'Property' },
)
const get = getRoute(
  { path: '/properties/{id}', operationId: 'getProperty', summary: 'One property' },
  { schema: PropertySchema, params: ParamsSchema, tag: TAG, name: 'Property' },
)
const patch = patchRoute(
  {
    path: '/properties/{id}',
    operationId: 'changeProperty',
    summary: 'Set facts of a property; null clears one',
    description: 'Drafts of its listings follow; what was published stays as it is.',
  },
  {
    schema: PropertySchema,
    params: ParamsSchema,
    patch: PropertyPatchSchema,
    tag: TAG,
    name: 'Property',
    codes: ['conflict'],
  },
)
const post = createRecordRoute(
  {
    path: '/properties',
    operationId: 'createProperty',
    summary: 'A new property, looked after by the person who makes it',
    description:
      'One of this unit of this building that the house seems to know is a conflict, with the ids under `property` in `errors`.',
  },
  {
    schema: PropertySchema,
    body: PropertyPatchSchema,
    query: IfKnownSchema,
    tag: TAG,
    codes: ['conflict'],
  },
)
const putOwner = createRoute({
  method: 'put',
  tags: [TAG],
  path: '/properties/{id}/owners/{contactId}',
  operationId: 'setOwner',
  summary: 'Make a contact an owner of a property, or say how much of it is theirs',
  request: { params: OwnerParamsSchema, body: jsonBody(OwnerShareSchema) },
  responses: { 200: answered, ...refusals('notFound') },
})
const deleteOwner = createRoute({
  method: 'delete',
  tags: [TAG],
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
    const valid = c.req.valid('query')
    const { house } = deps.settings.current()
    const asked = readAskedList(c, PROPERTY_LIST, { valid, own: OWN, house })
    const { filter, zone } = asked
    const updatedSince = valid.updated_since
    const { rows, next } = await readAskedPage(asked, valid.cursor, {
      plain: (page) => listPropertyRecords(db, { filter, zone, text: valid.q, updatedSince }, page),
      sorted: ({ query, page }) => listSortedProperties(db, { query, updatedSince }, page),
    })
    return answerPage(c, { rows: await showProperties(db, actor, rows), next }, valid.fields)
  })
  api.openapi(get, async (c) => {
    const { actor } = c.get('caller')
    const property = await requireProperty(db, actor, c.req.valid('param').id)
    return answerOne(c, await showProperty(db, actor, property), c.req.valid('query').fields)
  })
  api.openapi(post, async (c) => {
    const wanted = { fields: c.req.valid('json'), ifKnown: c.req.valid('query').if_known }
    return answerMade(c, await once(c, db, wanted, () => create(c, deps, wanted)), 'properties')
  })
  api.openapi(patch, async (c) => {
    const { id } = c.req.valid('param')
    const { fields } = c.req.valid('query')
    const { actor } = c.get('caller')
    const row = await requireProperty(db, actor, id)
    const isNamed = requireMatch(c, selectFields(await showProperty(db, actor, row), fields))
    const args = { fields: c.req.valid('json'), ...(isNamed && { ifUpdatedAt: row.updatedAt }) }
    return answerOne(c, await change(c, deps, id, ['setFields', args]), fields)
  })
  api.openapi(putOwner, async (c) => {
    const { id, contactId } = c.req.valid('param')
    const args = { contactId, ...c.req.valid('json') }
    return answerOne(c, await change(c, deps, id, ['setOwner', args]))
  })
  api.openapi(deleteOwner, async (c) => {
    const { id, contactId } = c.req.valid('param')
    return answerOne(c, await change(c, deps, id, ['removeOwner', { contactId }]))
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

const show = showerOf(PROPERTY_FIELDS, { before: ['id'], after: ['owners', 'updatedAt'] })

/** Each with its owners, of whom only those contacts are named that the actor may see. */
export async function showProperties(db: PaceDb, actor: Actor, rows: readonly PropertyRecord[]) {
  const ids = rows.map(({ id }) => id)
  const maySeeContacts = actor.kind === 'person' || actor.scopes.includes('leads:read')
  const owners = maySeeContacts ? await listReadableOwners(db, leadScope(actor), ids) : []
  const ownersOf = Map.groupBy(owners, ({ propertyId }) => propertyId)
  return rows.map((row) =>
    show(row, {
      id: row.id,
      owners: (ownersOf.get(row.id) ?? []).map(({ contactId, share }) => ({ contactId, share })),
      updatedAt: row.updatedAt,
    }),
  )
}
