import { createRoute, type OpenAPIHono, z } from '@hono/zod-openapi'
import { authorise } from '#domain/access/access.ts'
import { SentInstantSchema } from '#domain/calendar.ts'
import { CLOCK_KINDS } from '#domain/clock/kinds.ts'
import { listClocks } from '#db/pace/clocks/records.ts'
import { DomainError } from '#domain/errors.ts'
import { LEAD_FIELDS } from '#domain/lead/fields.ts'
import { LEAD_LIST } from '#domain/list/leads.ts'
import { leadFacts } from '#domain/lead/lead.ts'
import { IF_OPEN } from '#domain/lead/receive.ts'
import { findLeadRecord, type LeadRecord, listLeadRecords } from '#db/pace/leads/records.ts'
import type { Actor } from '#domain/access/access.ts'
import type { PaceDb } from '#db/pace/client.ts'
import type { ApiContext, ApiEnv } from '../caller/caller.ts'
import { createLead } from './create-lead.ts'
import type { ApiDeps } from '../caller/deps.ts'
import { once } from '../http/idempotency.ts'
import { filterShape, readFilter } from '../http/list-filter.ts'
import { decodeCursor, encodeCursor, PageQuerySchema, pageSchema } from '../http/paging.ts'
import { whenProjected } from '../http/projected.ts'
import { jsonBody, jsonResponse, refusals } from '../http/responses.ts'
import { leadScope } from '../caller/scopes.ts'
import { fieldsShape, patchSchema, rowFields } from '../http/wire.ts'
import { writerFor } from '../http/writer.ts'

const LeadSchema = z
  .object({
    id: z.uuid(),
    ...fieldsShape(LEAD_FIELDS),
    dueAt: z
      .string()
      .nullable()
      .openapi({ description: 'When its answer or its next word is due; null where nothing is' }),
    updatedAt: z.string(),
  })
  .openapi('Lead')
const ClockSchema = z
  .object({
    kind: z.enum(CLOCK_KINDS),
    startedAt: z.string(),
    dueAt: z.string(),
    warnAt: z.string().nullable(),
    breachedAt: z.string().nullable(),
    pausedUntil: z.string().nullable(),
  })
  .openapi('Clock')
const ClockedLeadSchema = LeadSchema.extend({
  clocks: z.array(ClockSchema).openapi({ description: 'What runs, the next one first' }),
}).openapi('ClockedLead')
const PatchSchema = patchSchema(LEAD_FIELDS).openapi('LeadPatch')
const ParamsSchema = z.object({
  id: z.uuid().toLowerCase().openapi({ description: "The lead's id" }),
})

const QuerySchema = PageQuerySchema.extend({
  ...filterShape(LEAD_LIST),
  q: z
    .string()
    .trim()
    .min(1)
    .max(80)
    .optional()
    .openapi({ description: 'In name, reference, phone or e-mail' }),
  updated_since: SentInstantSchema.optional(),
})
/** Parameters that are no conditions. */
const OWN = ['limit', 'cursor', 'q', 'updated_since']

const list = createRoute({
  method: 'get',
  path: '/leads',
  operationId: 'listLeads',
  summary: 'Leads that the caller may see, in the order of their last change',
  request: { query: QuerySchema },
  responses: { 200: jsonResponse(pageSchema(LeadSchema), 'A page of leads'), ...refusals() },
})
const get = createRoute({
  method: 'get',
  path: '/leads/{id}',
  operationId: 'getLead',
  summary: 'One lead',
  request: { params: ParamsSchema },
  responses: { 200: jsonResponse(ClockedLeadSchema, 'The lead'), ...refusals('notFound') },
})
const patch = createRoute({
  method: 'patch',
  path: '/leads/{id}',
  operationId: 'changeLead',
  summary: 'Set fields of a lead; null clears one. Whoever has it open sees the change at once',
  request: { params: ParamsSchema, body: jsonBody(PatchSchema) },
  responses: {
    200: jsonResponse(LeadSchema, 'The lead as changed'),
    ...refusals('notFound', 'gone', 'conflict'),
  },
})
const post = createRoute({
  method: 'post',
  path: '/leads',
  operationId: 'createLead',
  summary: 'A new lead: of the person who makes it, or routed by its areas',
  description:
    'Where this person, known by phone or e-mail, has an open lead already, `if_open` decides: `refuse` answers 409 with the id of the open lead under `openLead` in `errors` (if the caller may see it), `attach` answers with the open lead (if the caller may see it, else 409) and changes none of its fields, `another` makes a second one.',
  request: {
    query: z.object({
      if_open: z.enum(IF_OPEN).default('refuse').openapi({
        description:
          'What is to happen where the person has an open lead: refuse, attach or another',
      }),
    }),
    body: jsonBody(PatchSchema),
  },
  responses: { 201: jsonResponse(LeadSchema, 'The lead'), ...refusals('conflict') },
})

export function mountLeads(api: OpenAPIHono<ApiEnv>, deps: ApiDeps): void {
  const { db } = deps
  api.openapi(list, async (c) => {
    const { limit, cursor, q, updated_since } = c.req.valid('query')
    const { house } = deps.settings.current()
    const filter = readFilter(LEAD_LIST, c.req.url, { own: OWN, habits: house })
    const { rows, next } = await listLeadRecords(
      db,
      leadScope(c.get('caller').actor),
      { filter, zone: house.zone, text: q, updatedSince: updated_since },
      { limit, after: decodeCursor(cursor) },
    )
    return c.json({ data: rows.map(showLead), next: encodeCursor(next) }, 200)
  })
  api.openapi(get, async (c) => {
    const lead = await requireLead(db, c.get('caller').actor, c.req.valid('param').id)
    return c.json({ ...showLead(lead), clocks: await listClocks(db, lead.id) }, 200)
  })
  api.openapi(patch, async (c) => {
    const fields = c.req.valid('json')
    const lead = await changeLead(c, deps, c.req.valid('param').id, fields)
    return c.json(showLead(lead), 200)
  })
  api.openapi(post, async (c) => {
    const fields = c.req.valid('json')
    const wanted = { fields, ifOpen: c.req.valid('query').if_open }
    const lead = await once(c, db, wanted, async () => showLead(await createLead(c, deps, wanted)))
    return c.json(lead, 201, { location: `/api/v1/leads/${lead.id}` })
  })
}

async function changeLead(
  c: ApiContext,
  deps: ApiDeps,
  id: string,
  fields: Record<string, unknown>,
): Promise<LeadRecord> {
  const { actor } = c.get('caller')
  const lead = await requireLead(deps.db, actor, id)
  authorise(actor, 'write', 'lead', leadFacts(lead))
  const { seq } = await writerFor(c, deps.commands).run(`lead:${id}`, 'setFields', { fields })
  const changed = await whenProjected(() => findLeadRecord(deps.db, 'all', id), seq)
  return changed ?? lead
}

/** The lead, or `notFound` where there is none that this actor may see. */
export async function requireLead(db: PaceDb, actor: Actor, id: string): Promise<LeadRecord> {
  const lead = await findLeadRecord(db, leadScope(actor), id)
  if (lead) return lead
  throw new DomainError('notFound', 'There is no such lead, or you may not see it.')
}

export function showLead(row: LeadRecord) {
  const { id, dueAt, updatedAt } = row
  return { id, ...rowFields(LEAD_FIELDS, row), dueAt, updatedAt }
}
