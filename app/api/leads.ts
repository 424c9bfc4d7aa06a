import { createRoute, type OpenAPIHono, z } from '@hono/zod-openapi'
import { authorise } from '#domain/access.ts'
import { DomainError } from '#domain/errors.ts'
import { LEAD_FIELDS } from '#domain/lead/fields.ts'
import { leadFacts } from '#domain/lead/lead.ts'
import { findLeadRecord, type LeadRecord, listLeadRecords } from '#db/pace/lead-records.ts'
import type { Actor } from '#domain/access.ts'
import type { PaceDb } from '#db/pace/client.ts'
import type { ApiContext, ApiEnv } from './caller.ts'
import { createLead } from './create-lead.ts'
import type { ApiDeps } from './deps.ts'
import { once } from './idempotency.ts'
import {
  decodeCursor,
  encodeCursor,
  PageQuerySchema,
  pageSchema,
  UpdatedSinceSchema,
} from './paging.ts'
import { whenProjected } from './projected.ts'
import { jsonBody, jsonResponse, refusals } from './responses.ts'
import { leadScope } from './scopes.ts'
import { fieldsShape, patchSchema, rowFields } from './wire.ts'
import { writerFor } from './writer.ts'

const LeadSchema = z
  .object({ id: z.uuid(), ...fieldsShape(LEAD_FIELDS), updatedAt: z.string() })
  .openapi('Lead')
const PatchSchema = patchSchema(LEAD_FIELDS).openapi('LeadPatch')
const ParamsSchema = z.object({ id: z.uuid().openapi({ description: "The lead's id" }) })

const QuerySchema = PageQuerySchema.extend({
  stage: LEAD_FIELDS.stage.schema.optional(),
  owner: z.uuid().optional().openapi({ description: "A person's id" }),
  area: z.string().max(64).optional().openapi({ description: "An area's key" }),
  q: z
    .string()
    .trim()
    .min(1)
    .max(80)
    .optional()
    .openapi({ description: 'In name, reference, phone or e-mail' }),
  updated_since: UpdatedSinceSchema.optional(),
})

const list = createRoute({
  method: 'get',
  path: '/leads',
  summary: 'Leads that the caller may see, in the order of their last change',
  request: { query: QuerySchema },
  responses: { 200: jsonResponse(pageSchema(LeadSchema), 'A page of leads'), ...refusals() },
})
const get = createRoute({
  method: 'get',
  path: '/leads/{id}',
  summary: 'One lead',
  request: { params: ParamsSchema },
  responses: { 200: jsonResponse(LeadSchema, 'The lead'), ...refusals('notFound') },
})
const patch = createRoute({
  method: 'patch',
  path: '/leads/{id}',
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
  summary: 'A new lead: of the person who makes it, or routed by its areas',
  request: { body: jsonBody(PatchSchema) },
  responses: { 201: jsonResponse(LeadSchema, 'The lead'), ...refusals('conflict') },
})

export function mountLeads(api: OpenAPIHono<ApiEnv>, deps: ApiDeps): void {
  const { db } = deps
  api.openapi(list, async (c) => {
    const { limit, cursor, q, owner, updated_since, ...filter } = c.req.valid('query')
    const { rows, next } = await listLeadRecords(
      db,
      leadScope(c.get('caller').actor),
      { ...filter, text: q, ownerId: owner, updatedSince: updated_since },
      { limit, after: decodeCursor(cursor) },
    )
    return c.json({ data: rows.map(showLead), next: encodeCursor(next) }, 200)
  })
  api.openapi(get, async (c) => {
    const lead = await requireLead(db, c.get('caller').actor, c.req.valid('param').id)
    return c.json(showLead(lead), 200)
  })
  api.openapi(patch, async (c) => {
    const fields = c.req.valid('json')
    const lead = await changeLead(c, deps, c.req.valid('param').id, fields)
    return c.json(showLead(lead), 200)
  })
  api.openapi(post, async (c) => {
    const fields = c.req.valid('json')
    const lead = await once(c, db, fields, async () => showLead(await createLead(c, deps, fields)))
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
  return { id: row.id, ...rowFields(LEAD_FIELDS, row), updatedAt: row.updatedAt }
}
