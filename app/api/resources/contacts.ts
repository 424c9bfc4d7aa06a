import { createRoute, type OpenAPIHono, z } from '@hono/zod-openapi'
import type { PaceDb } from '#db/pace/client.ts'
import { findContactFacts } from '#db/pace/contacts/facts.ts'
import {
  type ContactRecord,
  findContactRecord,
  listContactRecords,
  listIdentitiesOf,
} from '#db/pace/contacts/records.ts'
import { type Actor, authorise } from '#domain/access/access.ts'
import { SentInstantSchema } from '#domain/calendar.ts'
import { ConsentSchema } from '#domain/contact/consent.ts'
import { CONTACT_FIELDS, PERSON_FIELDS } from '#domain/contact/fields.ts'
import { parseDocumentName } from '#domain/documents/documents.ts'
import { DomainError } from '#domain/errors.ts'
import { CONTACT_LIST } from '#domain/list/contacts.ts'
import type { ApiContext, ApiEnv } from '../caller/caller.ts'
import type { ApiDeps } from '../caller/deps.ts'
import { leadScope } from '../caller/scopes.ts'
import { once } from '../http/idempotency.ts'
import { filterShape, readFilter } from '../http/list-filter.ts'
import { decodeCursor, encodeCursor, PageQuerySchema, pageSchema } from '../http/paging.ts'
import { whenProjected } from '../http/projected.ts'
import { jsonBody, jsonResponse, refusals } from '../http/responses.ts'
import { fieldsShape, patchSchema, rowFields } from '../http/wire.ts'
import { writerFor } from '../http/writer.ts'

const IdentitySchema = z.object({
  kind: z.enum(PERSON_FIELDS),
  value: z.string(),
  isPreferred: z.boolean(),
})
const ContactSchema = z
  .object({
    id: z.uuid(),
    ...fieldsShape(CONTACT_FIELDS),
    identities: z
      .array(IdentitySchema)
      .openapi({ description: 'All names, phones and e-mails under which the contact came' }),
    consent: z
      .record(z.string(), ConsentSchema)
      .openapi({ description: 'By channel: the last word, with its proof' }),
    updatedAt: z.string(),
  })
  .openapi('Contact')
const PatchSchema = patchSchema(CONTACT_FIELDS).openapi('ContactPatch')
const ParamsSchema = z.object({
  id: z.uuid().toLowerCase().openapi({ description: "The contact's id" }),
})
const QuerySchema = PageQuerySchema.extend({
  ...filterShape(CONTACT_LIST),
  q: z.string().trim().min(1).max(80).optional().openapi({
    description: 'In any name, phone or e-mail',
  }),
  updated_since: SentInstantSchema.optional(),
})

/** Parameters that are no conditions. */
const OWN = ['limit', 'cursor', 'q', 'updated_since']

const list = createRoute({
  method: 'get',
  path: '/contacts',
  operationId: 'listContacts',
  summary: 'Contacts that the caller may see, in the order of their last change',
  request: { query: QuerySchema },
  responses: { 200: jsonResponse(pageSchema(ContactSchema), 'A page of contacts'), ...refusals() },
})
const get = createRoute({
  method: 'get',
  path: '/contacts/{id}',
  operationId: 'getContact',
  summary: 'One contact',
  request: { params: ParamsSchema },
  responses: { 200: jsonResponse(ContactSchema, 'The contact'), ...refusals('notFound') },
})
const patch = createRoute({
  method: 'patch',
  path: '/contacts/{id}',
  operationId: 'changeContact',
  summary: 'Set fields of a contact; null clears one. Whoever has it open sees the change at once',
  request: { params: ParamsSchema, body: jsonBody(PatchSchema) },
  responses: {
    200: jsonResponse(ContactSchema, 'The contact as changed'),
    ...refusals('notFound', 'gone', 'conflict'),
  },
})
const post = createRoute({
  method: 'post',
  path: '/contacts',
  operationId: 'createContact',
  summary: 'A new contact, kept by the person who makes it',
  description:
    'Somebody who is known by this phone or e-mail already is a conflict, with the id under `contact` in `errors` where the caller may see it.',
  request: { body: jsonBody(PatchSchema) },
  responses: { 201: jsonResponse(ContactSchema, 'The contact'), ...refusals('conflict') },
})

export function mountContacts(api: OpenAPIHono<ApiEnv>, deps: ApiDeps): void {
  const { db } = deps
  api.openapi(list, async (c) => {
    const { limit, cursor, q, updated_since } = c.req.valid('query')
    const { house } = deps.settings.current()
    const filter = readFilter(CONTACT_LIST, c.req.url, { own: OWN, habits: house })
    const { rows, next } = await listContactRecords(
      db,
      leadScope(c.get('caller').actor),
      { filter, zone: house.zone, text: q, updatedSince: updated_since },
      { limit, after: decodeCursor(cursor) },
    )
    return c.json({ data: await showContacts(db, rows), next: encodeCursor(next) }, 200)
  })
  api.openapi(get, async (c) => {
    const contact = await requireContact(db, c.get('caller').actor, c.req.valid('param').id)
    return c.json(await showContact(db, contact), 200)
  })
  api.openapi(patch, async (c) => {
    const { id } = c.req.valid('param')
    const fields = c.req.valid('json')
    const { actor } = c.get('caller')
    const contact = await requireContact(db, actor, id)
    authorise(actor, 'write', 'contact', (await findContactFacts(db, [id])).get(id))
    const { seq } = await writerFor(c, deps.commands).run(`contact:${id}`, 'setFields', { fields })
    const changed = await whenProjected(() => findContactRecord(db, 'all', id), seq)
    return c.json(await showContact(db, changed ?? contact), 200)
  })
  api.openapi(post, async (c) => {
    const fields = c.req.valid('json')
    const contact = await once(c, db, fields, () => create(c, deps, fields))
    return c.json(contact, 201, { location: `/api/v1/contacts/${contact.id}` })
  })
}

async function create(c: ApiContext, deps: ApiDeps, fields: Record<string, unknown>) {
  authorise(c.get('caller').actor, 'create', 'contact')
  const { document, seq } = await writerFor(c, deps.commands).run('contact:new', 'create', {
    fields,
  })
  const { key } = parseDocumentName(document)
  const contact = await whenProjected(() => findContactRecord(deps.db, 'all', key), seq)
  if (!contact)
    throw new DomainError('unavailable', 'The contact was made, but is not readable yet.')
  return showContact(deps.db, contact)
}

/** The contact, or `notFound` where there is none that this actor may see. */
export async function requireContact(db: PaceDb, actor: Actor, id: string): Promise<ContactRecord> {
  const contact = await findContactRecord(db, leadScope(actor), id)
  if (contact) return contact
  throw new DomainError('notFound', 'There is no such contact, or you may not see it.')
}

export async function showContact(db: PaceDb, row: ContactRecord) {
  const [shown] = await showContacts(db, [row])
  if (!shown) throw new Error(`The contact ${row.id} is not shown.`)
  return shown
}

export async function showContacts(db: PaceDb, rows: readonly ContactRecord[]) {
  const identities = Map.groupBy(
    await listIdentitiesOf(
      db,
      rows.map(({ id }) => id),
    ),
    ({ contactId }) => contactId,
  )
  return rows.map((row) => ({
    id: row.id,
    ...rowFields(CONTACT_FIELDS, row),
    identities: (identities.get(row.id) ?? []).map(({ kind, value, isPreferred }) => ({
      kind,
      value,
      isPreferred,
    })),
    consent: z.record(z.string(), ConsentSchema).parse(row.consent),
    updatedAt: row.updatedAt,
  }))
}
