import { createRoute, type OpenAPIHono, z } from '@hono/zod-openapi'
import { LANGUAGES } from '#domain/language.ts'
import { DomainError } from '#domain/errors.ts'
import { ANSWERS, MOST_HOMES, MOST_WORDS, OPEN_DAYS } from '#domain/shortlist/shortlist.ts'
import { shortText } from '#domain/text/characters.ts'
import { remoteAddress } from '#service/http/remote-address.ts'
import { findLeadRecord } from '#db/pace/leads/records.ts'
import { revokeShortlist } from '#db/pace/shortlists/make.ts'
import {
  findShownShortlist,
  type LeadShortlist,
  listShortlistPage,
} from '#db/pace/shortlists/of-lead.ts'
import { changedBy } from '../../http/changed-by.ts'
import { makeShortlist, requireWorked } from '../../shortlist/make-shortlist.server.ts'
import { shortlistPath } from '../../shortlist/page/address.ts'
import { type ApiContext, type ApiEnv, requirePerson } from '../caller/caller.ts'
import { leadScope } from '../caller/scopes.ts'
import type { ApiDeps } from '../deps/deps.ts'
import { answerMade, answerOne, answerPage } from '../http/answers.ts'
import { once } from '../http/idempotency.ts'
import { listedSchema } from '../http/list-query.ts'
import { decodeCursor, encodeCursor, PageQuerySchema } from '../http/paging.ts'
import { jsonResponse, refusals } from '../http/responses.ts'
import { createRecordRoute, getRoute, NO_QUERY } from '../http/routes.ts'
import { fieldsParam } from '../http/selection.ts'
import { requireLead } from './leads.ts'

const TAG = 'Shortlists'
const HomeSchema = z.object({
  listingId: z.uuid(),
  reference: z.string().nullable(),
  title: z.string().nullable(),
  answer: z.enum(ANSWERS).nullable().openapi({ description: 'What the customer said of it' }),
  words: z.string().nullable().openapi({ description: 'In their words; nobody has checked them' }),
  answeredAt: z.string().nullable(),
})
const ShortlistSchema = z
  .object({
    id: z.uuid(),
    leadId: z.uuid(),
    personId: z.uuid().openapi({ description: 'Who made it' }),
    language: z.enum(LANGUAGES),
    createdAt: z.string(),
    endsAt: z.string().openapi({ description: 'From then on its link opens nothing' }),
    revokedAt: z.string().nullable(),
    openedAt: z.string().nullable().openapi({ description: 'When the customer looked first' }),
    homes: z.array(HomeSchema).openapi({ description: 'In the order in which they are shown' }),
  })
  .openapi('Shortlist')
const MadeSchema = ShortlistSchema.extend({
  link: z.string().nullable().openapi({
    description:
      'The secret address for the customer, told this once and kept nowhere; null for a program that asks for a person, and where an `Idempotency-Key` is sent again. A person takes a new one on the page of the lead',
  }),
}).openapi('NewShortlistAnswer')
export const NewShortlistSchema = z
  .strictObject({
    leadId: z.uuid().toLowerCase(),
    listingIds: z
      .array(z.uuid().toLowerCase())
      .min(1)
      .max(MOST_HOMES)
      .refine((ids) => new Set(ids).size === ids.length, 'names one of them twice')
      .openapi({ description: 'In the order in which they are shown' }),
    language: z.enum(LANGUAGES).openapi({ description: 'In which the customer reads' }),
    greeting: shortText(MOST_WORDS).optional(),
    days: z
      .union(OPEN_DAYS.map((days) => z.literal(days)))
      .optional()
      .openapi({ description: `How long its link opens it; default: ${OPEN_DAYS[0]}` }),
  })
  .openapi('NewShortlist')

const params = z.object({
  id: z.uuid().toLowerCase().openapi({ description: "The shortlist's id" }),
})
const list = createRoute({
  method: 'get',
  path: '/shortlists',
  operationId: 'listShortlists',
  summary: 'What was chosen for the customer of a lead, and what they said of it',
  description: 'In the order of making. Never their links, which nobody keeps.',
  tags: [TAG],
  request: {
    query: PageQuerySchema.extend({
      lead: z.uuid().toLowerCase().openapi({ description: "The lead's id" }),
      fields: fieldsParam(ShortlistSchema),
    }),
  },
  responses: {
    200: jsonResponse(listedSchema(ShortlistSchema, 'Shortlist'), 'A page'),
    ...refusals('notFound'),
  },
})
const get = getRoute(
  { path: '/shortlists/{id}', operationId: 'getShortlist', summary: 'One shortlist' },
  { schema: ShortlistSchema, params, tag: TAG, name: 'Shortlist' },
)
const post = createRecordRoute(
  {
    path: '/shortlists',
    operationId: 'makeShortlist',
    summary: 'A page of homes for the customer of a lead, behind a secret link',
    description:
      'Only homes that may be advertised today, with a permit number. It is sent by whoever has the link.',
  },
  {
    schema: MadeSchema,
    body: NewShortlistSchema,
    query: NO_QUERY,
    tag: TAG,
    codes: ['notFound', 'conflict'],
  },
)
const revoke = createRoute({
  method: 'post',
  path: '/shortlists/{id}/revoke',
  operationId: 'revokeShortlist',
  summary: 'Its link opens nothing any more',
  tags: [TAG],
  request: { params },
  responses: {
    200: jsonResponse(ShortlistSchema, 'The shortlist'),
    ...refusals('notFound', 'conflict'),
  },
})

export function mountShortlists(api: OpenAPIHono<ApiEnv>, deps: ApiDeps): void {
  const { db } = deps
  api.openapi(list, async (c) => {
    const { lead, cursor, limit, fields } = c.req.valid('query')
    const { id } = await requireLead(db, c.get('caller').actor, lead)
    const after = decodeCursor(cursor)
    const page = await listShortlistPage(db, id, { limit, ...(after ? { after } : {}) })
    return answerPage(c, { rows: page.rows, next: encodeCursor(page.next) }, fields)
  })
  api.openapi(get, async (c) => {
    const shortlist = await requireShortlist(c, deps, c.req.valid('param').id)
    return answerOne(c, shortlist, c.req.valid('query').fields)
  })
  api.openapi(post, async (c) => {
    const actor = requirePerson(c.get('caller').actor, 'make shortlists')
    const input = c.req.valid('json')
    const { listingIds: homes, greeting = '', days = OPEN_DAYS[0], ...wanted } = input
    const making = { ...deps, actor, personId: actor.id, by: byOf(c) }
    let link: string | null = null
    // What a key is answered by is kept: without the secret.
    const made = await once(c, db, input, async () => {
      const { id, secret } = await makeShortlist(making, { ...wanted, homes, greeting, days })
      // A program that asks for a person keeps what it is told (0227).
      if (actor.via === undefined)
        link = `${deps.urls.app}${shortlistPath(wanted.language, secret)}`
      return requireShortlist(c, deps, id)
    })
    return answerMade(c, { ...made, link }, 'shortlists')
  })
  api.openapi(revoke, async (c) => {
    const { id, leadId } = await requireShortlist(c, deps, c.req.valid('param').id)
    await requireWorked({ db, actor: c.get('caller').actor }, leadId)
    await revokeShortlist(db, { id, leadId }, byOf(c))
    return answerOne(c, await requireShortlist(c, deps, id))
  })
}

/** Whoever sees its lead sees it. */
async function requireShortlist(
  c: ApiContext,
  { db }: ApiDeps,
  id: string,
): Promise<LeadShortlist> {
  const { actor } = c.get('caller')
  const scope = leadScope(actor)
  const shortlist = await findShownShortlist(db, id)
  if (shortlist && (await findLeadRecord(db, scope, shortlist.leadId))) return shortlist
  throw new DomainError('notFound', 'There is no such shortlist, or you may not see it.')
}

function byOf(c: ApiContext) {
  const { actor, client } = c.get('caller')
  return changedBy(actor, remoteAddress(c) ?? null, client)
}
