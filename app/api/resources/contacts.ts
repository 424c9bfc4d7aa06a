import { type OpenAPIHono, z } from '@hono/zod-openapi'
import type { PaceDb } from '#db/pace/client.ts'
import { findContactFacts } from '#db/pace/contacts/facts.ts'
import {
  type ContactRecord,
  findContactRecord,
  listContactRecords,
  listSortedContacts,
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
import type { ApiDeps } from '../deps/deps.ts'
import { answerMade, answerOne, answerPage, readAskedPage } from '../http/answers.ts'
import { requireMatch } from '../http/conditional.ts'
import { listQuery, readAskedList } from '../http/list-query.ts'
import { createRecordRoute, getRoute, listRoute, NO_QUERY, patchRoute } from '../http/routes.ts'
import { selectFields } from '../http/selection.ts'
import { changeFields } from '../http/change-fields.ts'
import { leadScope } from '../caller/scopes.ts'
import { once } from '../http/idempotency.ts'
import { whenProjected } from '../http/projected.ts'
import { fieldsShape, patchSchema, showerOf } from '../http/wire.ts'
import { writerFor } from '../http/writer.ts'

const TAG = 'Contacts'
const IdentitySchema = z.object({
  kind: z.enum(PERSON_FIELDS),
  value: z.string(),
  isPreferred: z.boolean(),
})
const ConsentsSchema = z.record(z.string(), ConsentSchema)
const ContactSchema = z
  .object({
    id: z.uuid(),
    ...fieldsShape(CONTACT_FIELDS),
    identities: z
      .array(IdentitySchema)
      .openapi({ description: 'All names, phones and e-mails under which the contact came' }),
    consent: ConsentsSchema.openapi({ description: 'By channel: the last word, with its proof' }),
    updatedAt: z.string(),
  })
  .openapi('Contact')
export const ContactPatchSchema = patchSchema(CONTACT_FIELDS).openapi('ContactPatch')
const ParamsSchema = z.object({
  id: z.uuid().toLowerCase().openapi({ description: "The contact's id" }),
})
const QuerySchema = listQuery(CONTACT_LIST, ContactSchema).extend({
  q: z.string().trim().min(1).max(80).optional().openapi({
    description: 'In any name, phone or e-mail',
  }),
  updated_since: SentInstantSchema.optional(),
})

/** Parameters that are no conditions. */
const OWN = ['q', 'updated_since']

const list = listRoute(
  {
    path: '/contacts',
    operationId: 'listContacts',
    summary: 'Contacts that the caller may see, in the order of their last change',
  },
  { schema: ContactSchema, query: QuerySchema, tag: TAG, name: 'Contact' },
)
const get = getRoute(
  { path: '/contacts/{id}', operationId: 'getContact', summary: 'One contact' },
  { schema: ContactSchema, params: ParamsSchema, tag: TAG, name: 'Contact' },
)
const patch = patchRoute(
  {
    path: '/contacts/{id}',
    operationId: 'changeContact',
    summary:
      'Set fields of a contact; null clears one. Whoever has it open sees the change at once',
  },
  {
    schema: ContactSchema,
    params: ParamsSchema,
    patch: ContactPatchSchema,
    tag: TAG,
    name: 'Contact',
    codes: ['gone', 'conflict'],
  },
)
const post = createRecordRoute(
  {
    path: '/contacts',
    operationId: 'createContact',
    summary: 'A new contact, kept by the person who makes it',
    description:
      'Somebody who is known by this phone or e-mail already is a conflict, with the id under `contact` in `errors` where the caller may see it.',
  },
  {
    schema: ContactSchema,
    body: ContactPatchSchema,
    query: NO_QUERY,
    tag: TAG,
    codes: ['conflict'],
  },
)

export function mountContacts(api: OpenAPIHono<ApiEnv>, deps: ApiDeps): void {
  const { db } = deps
  api.openapi(list, async (c) => {
    const valid = c.req.valid('query')
    const { house } = deps.settings.current()
    const asked = readAskedList(c, CONTACT_LIST, { valid, own: OWN, house })
    const scope = leadScope(c.get('caller').actor)
    const { filter, zone } = asked
    const updatedSince = valid.updated_since
    const { rows, next } = await readAskedPage(asked, valid.cursor, {
      plain: (page) =>
        listContactRecords(db, scope, { filter, zone, text: valid.q, updatedSince }, page),
      sorted: ({ query, page }) => listSortedContacts(db, scope, { query, updatedSince }, page),
    })
    return answerPage(c, { rows: await showContacts(db, rows), next }, valid.fields)
  })
  api.openapi(get, async (c) => {
    const contact = await requireContact(db, c.get('caller').actor, c.req.valid('param').id)
    return answerOne(c, await showContact(db, contact), c.req.valid('query').fields)
  })
  api.openapi(patch, async (c) => {
    const { id } = c.req.valid('param')
    const selected = c.req.valid('query').fields
    const { actor } = c.get('caller')
    const row = await requireContact(db, actor, id)
    authorise(actor, 'write', 'contact', (await findContactFacts(db, [id])).get(id))
    const onlyAsRead = requireMatch(c, selectFields(await showContact(db, row), selected))
    const find = () => findContactRecord(db, 'all', id)
    const wanted = { document: `contact:${id}`, fields: c.req.valid('json'), row, onlyAsRead, find }
    return answerOne(c, await showContact(db, await changeFields(c, deps, wanted)), selected)
  })
  api.openapi(post, async (c) => {
    const fields = c.req.valid('json')
    const contact = await once(c, db, fields, () => create(c, deps, fields))
    return answerMade(c, contact, 'contacts')
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

const show = showerOf(CONTACT_FIELDS, {
  before: ['id'],
  after: ['identities', 'consent', 'updatedAt'],
})

export async function showContacts(db: PaceDb, rows: readonly ContactRecord[]) {
  const identities = Map.groupBy(
    await listIdentitiesOf(
      db,
      rows.map(({ id }) => id),
    ),
    ({ contactId }) => contactId,
  )
  return rows.map((row) =>
    show(row, {
      id: row.id,
      identities: (identities.get(row.id) ?? []).map(({ kind, value, isPreferred }) => ({
        kind,
        value,
        isPreferred,
      })),
      consent: ConsentsSchema.parse(row.consent),
      updatedAt: row.updatedAt,
    }),
  )
}
