import { Hono } from 'hono'
import { cors } from 'hono/cors'
import { z } from 'zod'
import { FormSettingsSchema } from '#domain/arrival/form.ts'
import { DomainError } from '#domain/errors.ts'
import { dayOf } from '#domain/zone-time.ts'
import { LANGUAGES } from '#domain/language.ts'
import { activeValues } from '#domain/reference/reference.ts'
import { listingJsonLd } from '#domain/website/json-ld.ts'
import { type PublicListing, toPublicListing } from '#domain/website/public-listing.ts'
import type { PortalListing } from '#db/pace/listings/portal-listings.ts'
import { findWebsiteListing, listWebsiteListings } from '#db/pace/listings/website-listings.ts'
import type { ApiContext, ApiEnv } from '../api/caller/caller.ts'
import type { ApiDeps } from '../api/deps/deps.ts'
import { addressKey, limitRate } from '../api/caller/limits.ts'
import { createProblemHandler } from '../api/caller/problems.ts'
import { decodeCursor, encodeCursor } from '../api/http/paging.ts'
import { tagAnswers } from '../api/http/tag-answers.ts'
import { photoPath } from '../files/record/paths.ts'

export const SITE_PATH = '/site'
const LIMIT = { name: 'site', requests: 240, seconds: 60 } as const
/** Of all keys together, before any is looked up. */
const GUESSES = { name: 'sites', requests: 480, seconds: 60 } as const

const amount = z.coerce.number().int().min(0).max(2_000_000_000).optional()
const key = z.string().max(64).optional()
const QuerySchema = z.object({
  limit: z.coerce.number().int().min(1).max(48).default(12),
  cursor: z.string().max(300).optional(),
  purpose: z.enum(['sale', 'rent']).optional(),
  area: key,
  propertyType: key,
  bedrooms: z.coerce.number().int().min(0).max(20).optional(),
  minPrice: amount,
  maxPrice: amount,
})
const LanguageSchema = z.object({
  lang: z.enum(LANGUAGES).default(LANGUAGES[0]),
  url: z
    .url({ protocol: /^https?$/ })
    .max(2_000)
    .optional(),
})

/**
 * What the house's own sites show, to be read by everybody: the listings that are published on `website`, by the key of a form, which is
 * no secret and says on which sites a browser may ask. Nothing is here that a portal is not told too.
 */
export function createWebsiteRoutes(deps: ApiDeps): Hono<ApiEnv> {
  const { db } = deps
  const routes = new Hono<ApiEnv>()
  const root = `${SITE_PATH}/:key`
  routes.onError(createProblemHandler(deps))
  routes.use(
    `${root}/*`,
    limitRate(GUESSES, addressKey),
    limitRate(LIMIT, (c) => `${addressKey(c)} ${c.req.param('key') ?? ''}`),
  )
  routes.use(`${root}/*`, allowSites(deps), tagAnswers(), async (c, next) => {
    await next()
    if (c.res.ok) c.res.headers.set('cache-control', 'public, max-age=30')
    c.res.headers.set('cross-origin-resource-policy', 'cross-origin')
  })
  routes.get(`${root}/about`, async (c) => c.json(await about(c, deps)))
  routes.get(`${root}/listings`, async (c) => {
    const { limit, cursor, ...filter } = readQuery(QuerySchema, c)
    const after = decodeCursor(cursor)
    const shownNow = { ...filter, today: todayIn(deps) }
    const { rows, next } = await listWebsiteListings(db, shownNow, { limit, after })
    return c.json({ data: rows.map((row) => shown(row, deps)), next: encodeCursor(next) })
  })
  routes.get(`${root}/listings/:reference`, async (c) => c.json(await requireShown(c, deps)))
  routes.get(`${root}/listings/:reference/json-ld`, async (c) => {
    const { lang, url } = readQuery(LanguageSchema, c)
    const { name, country } = deps.settings.current().house
    const told = { house: name, country, language: lang, url }
    const body = JSON.stringify(listingJsonLd(await requireShown(c, deps), told))
    return c.body(body, 200, { 'content-type': 'application/ld+json; charset=utf-8' })
  })
  return routes
}

/** A browser says which site it asks for; what has no browser says none, and reads what everybody may. */
function allowSites(deps: ApiDeps) {
  return async (c: ApiContext, next: () => Promise<void>) => {
    const { origins } = await requireSite(c, deps)
    const origin = c.req.header('origin')
    if (origin !== undefined && !origins.includes(origin))
      throw new DomainError('forbidden', 'This key is not for that site.')
    return cors({ origin: origins, allowMethods: ['GET'], maxAge: 600 })(c, next)
  }
}

async function requireSite(c: ApiContext, { doors }: ApiDeps) {
  const door = await doors.find('form', c.req.param('key') ?? '')
  if (!door) throw new DomainError('notFound', 'There is no such key.')
  return FormSettingsSchema.parse(door.settings)
}

/** What a page needs to know before it asks for listings: how the house is called, what may be chosen, what its form asks to agree to. */
async function about(c: ApiContext, deps: ApiDeps) {
  const { consent } = await requireSite(c, deps)
  const { house, reference } = deps.settings.current()
  const { name, currency, languages, country } = house
  const choices = (kind: 'area' | 'propertyType') =>
    activeValues(reference, kind).map(({ key: value, labels }) => ({ key: value, labels }))
  return {
    house: { name, currency, country, languages },
    consent,
    areas: choices('area'),
    propertyTypes: choices('propertyType'),
  }
}

async function requireShown(c: ApiContext, deps: ApiDeps): Promise<PublicListing> {
  const row = await findWebsiteListing(deps.db, c.req.param('reference') ?? '', todayIn(deps))
  if (!row) throw new DomainError('notFound', 'There is no such listing on this site.')
  return shown(row, deps)
}

function shown(row: PortalListing, { settings, urls }: ApiDeps): PublicListing {
  const { house, reference } = settings.current()
  const photos = row.photos.map((photo) =>
    'file' in photo ? `${urls.app}${photoPath(photo.file)}` : photo.url,
  )
  const photoCaptions = row.photos.map((photo) => ({
    ...NO_CAPTION,
    ...('file' in photo ? row.listing.captions[photo.file] : {}),
  }))
  const floorPlans = row.floorPlans.map((file) => `${urls.app}${photoPath(file)}`)
  return toPublicListing(
    row,
    { currency: house.currency, reference },
    { photos, photoCaptions, floorPlans },
  )
}

const NO_CAPTION = { en: '', ar: '' }

function todayIn({ settings, now = () => new Date() }: ApiDeps): string {
  return dayOf(now().toISOString(), settings.current().house.zone)
}

function readQuery<Schema extends z.ZodType>(schema: Schema, c: ApiContext): z.output<Schema> {
  const given = Object.entries(c.req.query()).filter(([, value]) => value !== '')
  const parsed = schema.safeParse(Object.fromEntries(given))
  if (parsed.success) return parsed.data
  const [issue] = parsed.error.issues
  const path = issue?.path.join('.') ?? ''
  const message = issue?.message ?? ''
  throw new DomainError('invalid', `${path}: ${message}`, [{ path, message }])
}
