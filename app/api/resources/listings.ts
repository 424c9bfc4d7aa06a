import { type OpenAPIHono, z } from '@hono/zod-openapi'
import { type Actor, authorise } from '#domain/access/access.ts'
import { keysOf, PORTALS } from '#domain/catalogue.ts'
import { SentInstantSchema } from '#domain/calendar.ts'
import { DomainError } from '#domain/errors.ts'
import { LISTING_LIST } from '#domain/list/listings.ts'
import { LISTING_FIELDS, PortalStateSchema } from '#domain/listing/fields.ts'
import { listingFacts } from '#domain/listing/listing.ts'
import type { PaceDb } from '#db/pace/client.ts'
import {
  findListingRecord,
  type ListingRecord,
  listListingRecords,
  listSortedListings,
} from '#db/pace/listings/records.ts'
import type { ApiContext, ApiEnv } from '../caller/caller.ts'
import type { ApiDeps } from '../deps/deps.ts'
import { answerMade, answerOne, answerPage, readAskedPage } from '../http/answers.ts'
import { requireMatch } from '../http/conditional.ts'
import { listQuery, readAskedList } from '../http/list-query.ts'
import { createRecordRoute, getRoute, listRoute, patchRoute } from '../http/routes.ts'
import { selectFields } from '../http/selection.ts'
import { changeFields } from '../http/change-fields.ts'
import { once } from '../http/idempotency.ts'
import { createListing } from './create-listing.ts'
import { teamScope } from '../caller/scopes.ts'
import { fieldsShape, patchSchema, showerOf } from '../http/wire.ts'

const TAG = 'Listings'
const PublicationSchema = z
  .object({
    portal: z.string(),
    state: PortalStateSchema.shape.state,
    at: z.string(),
    reason: z.string().nullable(),
    url: z.string().nullable(),
    attempts: z.number().int(),
  })
  .openapi('Publication')
const ListingSchema = z
  .object({
    id: z.uuid(),
    ...fieldsShape(LISTING_FIELDS),
    description: z.string(),
    portals: z.array(PublicationSchema),
    updatedAt: z.string(),
  })
  .openapi('Listing')
export const ListingPatchSchema = patchSchema(LISTING_FIELDS).openapi('ListingPatch')
const ParamsSchema = z.object({
  id: z.uuid().toLowerCase().openapi({ description: "The listing's id" }),
})

const price = z.coerce.number().int().min(0).max(2_000_000_000).optional()
const QuerySchema = listQuery(LISTING_LIST, ListingSchema).extend({
  published: z
    .enum(keysOf(PORTALS))
    .optional()
    .openapi({ description: 'Only what is on this portal, or on its way' }),
  min_price: price,
  max_price: price,
  q: z
    .string()
    .trim()
    .min(1)
    .max(80)
    .optional()
    .openapi({ description: 'In title, reference or building' }),
  updated_since: SentInstantSchema.optional(),
})
/** Parameters that are no conditions of the list. */
const OWN = ['q', 'updated_since', 'published', 'min_price', 'max_price']

const list = listRoute(
  {
    path: '/listings',
    operationId: 'listListings',
    summary: 'Listings that the caller may see, in the order of their last change',
  },
  { schema: ListingSchema, query: QuerySchema, tag: TAG, name: 'Listing' },
)
const get = getRoute(
  { path: '/listings/{id}', operationId: 'getListing', summary: 'One listing' },
  { schema: ListingSchema, params: ParamsSchema, tag: TAG, name: 'Listing' },
)
const patch = patchRoute(
  {
    path: '/listings/{id}',
    operationId: 'changeListing',
    summary:
      'Set fields of a listing; null clears one. Whoever has it open sees the change at once',
  },
  {
    schema: ListingSchema,
    params: ParamsSchema,
    patch: ListingPatchSchema,
    tag: TAG,
    name: 'Listing',
    codes: ['gone', 'conflict'],
  },
)
const post = createRecordRoute(
  {
    path: '/listings',
    operationId: 'createListing',
    summary: 'A new listing, as a draft of the person who makes it',
    description:
      'A home that the house seems to know is a conflict, with the ids under `property` in `errors`; with `if_known=another` it is another one.',
  },
  {
    schema: ListingSchema,
    body: ListingPatchSchema,
    tag: TAG,
    codes: ['conflict'],
    query: z.object({
      if_known: z.enum(['refuse', 'another']).default('refuse').openapi({
        description: 'What is to happen where the home seems to be known',
      }),
    }),
  },
)

export function mountListings(api: OpenAPIHono<ApiEnv>, deps: ApiDeps): void {
  const { db } = deps
  api.openapi(list, async (c) => {
    const valid = c.req.valid('query')
    const { min_price: minPrice, max_price: maxPrice, published } = valid
    const own = { published, minPrice, maxPrice, updatedSince: valid.updated_since }
    const { house } = deps.settings.current()
    const asked = readAskedList(c, LISTING_LIST, { valid, own: OWN, house })
    const scope = teamScope(c.get('caller').actor, 'listings:read')
    const { filter, zone } = asked
    const { rows, next } = await readAskedPage(asked, valid.cursor, {
      plain: (page) => listListingRecords(db, scope, { filter, zone, text: valid.q, ...own }, page),
      sorted: ({ query, page }) => listSortedListings(db, scope, { query, ...own }, page),
    })
    return answerPage(c, { rows: rows.map(showListing), next }, valid.fields)
  })
  api.openapi(get, async (c) => {
    const listing = await requireListing(db, c.get('caller').actor, c.req.valid('param').id)
    return answerOne(c, showListing(listing), c.req.valid('query').fields)
  })
  api.openapi(patch, async (c) => {
    const { fields } = c.req.valid('query')
    const asked = { id: c.req.valid('param').id, patch: c.req.valid('json'), fields }
    return answerOne(c, showListing(await changeListing(c, deps, asked)), fields)
  })
  api.openapi(post, async (c) => {
    const wanted = { fields: c.req.valid('json'), ifKnown: c.req.valid('query').if_known }
    const make = async () => showListing(await createListing(c, deps, wanted))
    return answerMade(c, await once(c, db, wanted, make), 'listings')
  })
}

type Asked = { id: string; patch: Record<string, unknown>; fields: string[] | undefined }

async function changeListing(
  c: ApiContext,
  deps: ApiDeps,
  { id, patch: fields, fields: selected }: Asked,
): Promise<ListingRecord> {
  const { db } = deps
  const { actor } = c.get('caller')
  const listing = await requireListing(db, actor, id)
  const shown = showListing(listing)
  authorise(actor, 'write', 'listing', listingFacts(shown))
  const onlyAsRead = requireMatch(c, selectFields(shown, selected))
  const find = () => findListingRecord(db, 'all', id)
  return changeFields(c, deps, {
    document: `listing:${id}`,
    fields,
    row: listing,
    onlyAsRead,
    find,
  })
}

/** The listing, or `notFound` where there is none that this actor may see. */
export async function requireListing(db: PaceDb, actor: Actor, id: string): Promise<ListingRecord> {
  const listing = await findListingRecord(db, teamScope(actor, 'listings:read'), id)
  if (listing) return listing
  throw new DomainError('notFound', 'There is no such listing, or you may not see it.')
}

const show = showerOf(LISTING_FIELDS, {
  before: ['id'],
  after: ['description', 'portals', 'updatedAt'],
})

export function showListing(row: ListingRecord) {
  const { id, description, updatedAt } = row
  const portals = row.portals.map(({ portal, state, at, reason, url, attempts }) => ({
    portal,
    state: PortalStateSchema.shape.state.parse(state),
    at,
    reason,
    url,
    attempts,
  }))
  return show(row, { id, description, portals, updatedAt })
}
