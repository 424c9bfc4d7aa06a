import { createRoute, type OpenAPIHono, z } from '@hono/zod-openapi'
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
} from '#db/pace/listings/records.ts'
import type { ApiContext, ApiEnv } from '../caller/caller.ts'
import type { ApiDeps } from '../caller/deps.ts'
import { decodeCursor, encodeCursor, PageQuerySchema, pageSchema } from '../http/paging.ts'
import { filterShape, readFilter } from '../http/list-filter.ts'
import { whenProjected } from '../http/projected.ts'
import { jsonBody, jsonResponse, refusals } from '../http/responses.ts'
import { teamScope } from '../caller/scopes.ts'
import { fieldsShape, patchSchema, rowFields } from '../http/wire.ts'
import { writerFor } from '../http/writer.ts'

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
const PatchSchema = patchSchema(LISTING_FIELDS).openapi('ListingPatch')
const ParamsSchema = z.object({
  id: z.uuid().toLowerCase().openapi({ description: "The listing's id" }),
})

const price = z.coerce.number().int().min(0).max(2_000_000_000).optional()
const QuerySchema = PageQuerySchema.extend({
  ...filterShape(LISTING_LIST),
  published: z.enum(keysOf(PORTALS)).optional().openapi({
    description:
      'Only what is on this portal, or on its way. With `updated_since` also what has left it: by its state in `portals`, its `status` or its `archivedAt`',
  }),
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
const OWN = ['limit', 'cursor', 'q', 'updated_since', 'published', 'min_price', 'max_price']

const list = createRoute({
  method: 'get',
  path: '/listings',
  operationId: 'listListings',
  summary: 'Listings that the caller may see, in the order of their last change',
  request: { query: QuerySchema },
  responses: { 200: jsonResponse(pageSchema(ListingSchema), 'A page of listings'), ...refusals() },
})
const get = createRoute({
  method: 'get',
  path: '/listings/{id}',
  operationId: 'getListing',
  summary: 'One listing',
  request: { params: ParamsSchema },
  responses: { 200: jsonResponse(ListingSchema, 'The listing'), ...refusals('notFound') },
})
const patch = createRoute({
  method: 'patch',
  path: '/listings/{id}',
  operationId: 'changeListing',
  summary: 'Set fields of a listing; null clears one. Whoever has it open sees the change at once',
  request: { params: ParamsSchema, body: jsonBody(PatchSchema) },
  responses: {
    200: jsonResponse(ListingSchema, 'The listing as changed'),
    ...refusals('notFound', 'gone', 'conflict'),
  },
})

export function mountListings(api: OpenAPIHono<ApiEnv>, deps: ApiDeps): void {
  const { db } = deps
  api.openapi(list, async (c) => {
    const query = c.req.valid('query')
    const { limit, cursor, q, updated_since, min_price, max_price, published } = query
    const { house } = deps.settings.current()
    const filter = readFilter(LISTING_LIST, c.req.url, { own: OWN, habits: house })
    const { rows, next } = await listListingRecords(
      db,
      teamScope(c.get('caller').actor, 'listings:read'),
      {
        filter,
        zone: house.zone,
        published,
        text: q,
        updatedSince: updated_since,
        minPrice: min_price,
        maxPrice: max_price,
      },
      { limit, after: decodeCursor(cursor) },
    )
    return c.json({ data: rows.map(showListing), next: encodeCursor(next) }, 200)
  })
  api.openapi(get, async (c) => {
    const listing = await requireListing(db, c.get('caller').actor, c.req.valid('param').id)
    return c.json(showListing(listing), 200)
  })
  api.openapi(patch, async (c) => {
    const listing = await changeListing(c, deps, c.req.valid('param').id, c.req.valid('json'))
    return c.json(showListing(listing), 200)
  })
}

async function changeListing(
  c: ApiContext,
  deps: ApiDeps,
  id: string,
  fields: Record<string, unknown>,
): Promise<ListingRecord> {
  const { actor } = c.get('caller')
  const listing = await requireListing(deps.db, actor, id)
  const shown = rowFields(LISTING_FIELDS, listing)
  authorise(actor, 'write', 'listing', listingFacts(shown))
  const { seq } = await writerFor(c, deps.commands).run(`listing:${id}`, 'setFields', { fields })
  const changed = await whenProjected(() => findListingRecord(deps.db, 'all', id), seq)
  return changed ?? listing
}

/** The listing, or `notFound` where there is none that this actor may see. */
export async function requireListing(db: PaceDb, actor: Actor, id: string): Promise<ListingRecord> {
  const listing = await findListingRecord(db, teamScope(actor, 'listings:read'), id)
  if (listing) return listing
  throw new DomainError('notFound', 'There is no such listing, or you may not see it.')
}

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
  return { id, ...rowFields(LISTING_FIELDS, row), description, portals, updatedAt }
}
