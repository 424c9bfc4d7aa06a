import { type OpenAPIHono, z } from '@hono/zod-openapi'
import { type Actor, authorise } from '#domain/access/access.ts'
import { SentInstantSchema } from '#domain/calendar.ts'
import { CLOCK_KINDS } from '#domain/clock/kinds.ts'
import { listClocks } from '#db/pace/clocks/records.ts'
import { DomainError } from '#domain/errors.ts'
import { LEAD_FIELDS } from '#domain/lead/fields.ts'
import { LEAD_LIST } from '#domain/list/leads.ts'
import { leadFacts } from '#domain/lead/lead.ts'
import { IF_OPEN } from '#domain/lead/receive.ts'
import {
  findLeadRecord,
  type LeadRecord,
  listLeadRecords,
  listSortedLeads,
} from '#db/pace/leads/records.ts'
import type { PaceDb } from '#db/pace/client.ts'
import type { ApiContext, ApiEnv } from '../caller/caller.ts'
import { createLead } from './create-lead.ts'
import type { ApiDeps } from '../deps/deps.ts'
import { answerMade, answerOne, answerPage, readAskedPage } from '../http/answers.ts'
import { changeFields } from '../http/change-fields.ts'
import { requireMatch } from '../http/conditional.ts'
import { once } from '../http/idempotency.ts'
import { listQuery, readAskedList } from '../http/list-query.ts'
import { createRecordRoute, getRoute, listRoute, patchRoute } from '../http/routes.ts'
import { selectFields } from '../http/selection.ts'
import { leadScope } from '../caller/scopes.ts'
import { fieldsShape, patchSchema, showerOf } from '../http/wire.ts'

const TAG = 'Leads'
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
/** Who brings a lead says where it came from. */
export const LeadPatchSchema = patchSchema(LEAD_FIELDS, ['source']).openapi('LeadPatch')
const ParamsSchema = z.object({
  id: z.uuid().toLowerCase().openapi({ description: "The lead's id" }),
})

const QuerySchema = listQuery(LEAD_LIST, LeadSchema).extend({
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
const OWN = ['q', 'updated_since']

const list = listRoute(
  {
    path: '/leads',
    operationId: 'listLeads',
    summary: 'Leads that the caller may see, in the order of their last change',
  },
  { schema: LeadSchema, query: QuerySchema, tag: TAG, name: 'Lead' },
)
const get = getRoute(
  { path: '/leads/{id}', operationId: 'getLead', summary: 'One lead' },
  { schema: ClockedLeadSchema, params: ParamsSchema, tag: TAG, name: 'ClockedLead' },
)
const patch = patchRoute(
  {
    path: '/leads/{id}',
    operationId: 'changeLead',
    summary: 'Set fields of a lead; null clears one. Whoever has it open sees the change at once',
  },
  {
    schema: ClockedLeadSchema,
    params: ParamsSchema,
    patch: LeadPatchSchema,
    tag: TAG,
    name: 'ClockedLead',
    codes: ['gone', 'conflict'],
  },
)
const post = createRecordRoute(
  {
    path: '/leads',
    operationId: 'createLead',
    summary: 'A new lead: of the person who makes it, or routed by its areas',
    description:
      'Where this person, known by phone or e-mail, has an open lead already, `if_open` decides: `refuse` answers 409 with the id of the open lead under `openLead` in `errors` (if the caller may see it), `attach` answers with the open lead (if the caller may see it, else 409) and changes none of its fields, `another` makes a second one.',
  },
  {
    schema: ClockedLeadSchema,
    body: LeadPatchSchema,
    tag: TAG,
    codes: ['conflict'],
    query: z.object({
      if_open: z.enum(IF_OPEN).default('refuse').openapi({
        description:
          'What is to happen where the person has an open lead: refuse, attach or another',
      }),
    }),
  },
)

export function mountLeads(api: OpenAPIHono<ApiEnv>, deps: ApiDeps): void {
  const { db } = deps
  api.openapi(list, async (c) => {
    const valid = c.req.valid('query')
    const { house } = deps.settings.current()
    const asked = readAskedList(c, LEAD_LIST, { valid, own: OWN, house })
    const scope = leadScope(c.get('caller').actor)
    const { filter, zone } = asked
    const updatedSince = valid.updated_since
    const { rows, next } = await readAskedPage(asked, valid.cursor, {
      plain: (page) =>
        listLeadRecords(db, scope, { filter, zone, text: valid.q, updatedSince }, page),
      sorted: ({ query, page }) => listSortedLeads(db, scope, { query, updatedSince }, page),
    })
    return answerPage(c, { rows: rows.map(showLead), next }, valid.fields)
  })
  api.openapi(get, async (c) => {
    const lead = await requireLead(db, c.get('caller').actor, c.req.valid('param').id)
    return answerOne(c, await showWithClocks(db, lead), c.req.valid('query').fields)
  })
  api.openapi(patch, async (c) => {
    const { fields } = c.req.valid('query')
    const asked = { id: c.req.valid('param').id, patch: c.req.valid('json'), fields }
    const lead = await changeLead(c, deps, asked)
    return answerOne(c, await showWithClocks(db, lead), fields)
  })
  api.openapi(post, async (c) => {
    const wanted = { fields: c.req.valid('json'), ifOpen: c.req.valid('query').if_open }
    const make = async () => showWithClocks(db, await createLead(c, deps, wanted))
    return answerMade(c, await once(c, db, wanted, make), 'leads')
  })
}

type Asked = { id: string; patch: Record<string, unknown>; fields: string[] | undefined }

async function changeLead(
  c: ApiContext,
  deps: ApiDeps,
  { id, patch: fields, fields: selected }: Asked,
): Promise<LeadRecord> {
  const { db } = deps
  const { actor } = c.get('caller')
  const lead = await requireLead(db, actor, id)
  authorise(actor, 'write', 'lead', leadFacts(lead))
  const onlyAsRead = requireMatch(c, selectFields(await showWithClocks(db, lead), selected))
  const find = () => findLeadRecord(db, 'all', id)
  return changeFields(c, deps, { document: `lead:${id}`, fields, row: lead, onlyAsRead, find })
}

/** The lead, or `notFound` where there is none that this actor may see. */
export async function requireLead(db: PaceDb, actor: Actor, id: string): Promise<LeadRecord> {
  const lead = await findLeadRecord(db, leadScope(actor), id)
  if (lead) return lead
  throw new DomainError('notFound', 'There is no such lead, or you may not see it.')
}

const show = showerOf(LEAD_FIELDS, { before: ['id'], after: ['dueAt', 'updatedAt'] })

export function showLead(row: LeadRecord) {
  return show(row, row)
}

async function showWithClocks(db: PaceDb, row: LeadRecord) {
  return { ...showLead(row), clocks: await listClocks(db, row.id) }
}
