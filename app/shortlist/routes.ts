import { Hono } from 'hono'
import { DomainError } from '#domain/errors.ts'
import { isLanguage, type Language, LANGUAGES } from '#domain/language.ts'
import { isUuid } from '#domain/uuid.ts'
import { dayOf } from '#domain/zone-time.ts'
import { findFile } from '#db/pace/files/records.ts'
import { listHomes, noteOpened, openShortlist } from '#db/pace/shortlists/open.ts'
import { languageOf, writeIn } from '#service/http/readers-language.ts'
import { hashSecret } from '#service/identity/secret.ts'
import { shortlistWords } from '#words/shortlist.ts'
import type { ApiContext, ApiEnv } from '../api/caller/caller.ts'
import { addressKey, limitBody, limitRate } from '../api/caller/limits.ts'
import { createProblemHandler } from '../api/caller/problems.ts'
import type { ApiDeps } from '../api/deps/deps.ts'
import { PORTAL_SIZE } from '../files/intake/pictures.server.ts'
import { findForm, serveFile } from '../files/serve-file.server.ts'
import { SHORTLISTS_PATH, shortlistPath } from './page/address.ts'
import { loadPage, type Opened, type Problem } from './load-page.ts'
import { closedPage } from './page/closed-page.ts'
import { type Html, PAGE_HEADERS } from './page/layout.ts'
import { shortlistPage } from './page/shortlist-page.ts'
import { doPress } from './press.ts'

const LIMITS = {
  /** Of everything behind links, from one address: a page brings its pictures. */
  address: { name: 'shortlists', requests: 600, seconds: 60 },
  page: { name: 'shortlist', requests: 60, seconds: 60 },
} as const
const BODY_BYTES = 16 * 1024
/** What a phone shows; who made the picture smaller has no such size. */
const PHOTO_FORM = 'w960'
/** It is looked at again within the hour; after a link is revoked nobody new sees it. */
const PHOTO_CACHE = 'private, max-age=3600'

/**
 * What a customer sees and does behind the secret link of a shortlist. The secret is the right: it opens this list, and nothing else of the
 * house. No cookie is set; one that a colleague has is asked for only so that
 * their look is not taken for the customer's.
 */
export function createShortlistRoutes(deps: ApiDeps): Hono<ApiEnv> {
  const routes = new Hono<ApiEnv>()
  const path = `${SHORTLISTS_PATH}/:language/:secret`
  const perPage = limitRate(LIMITS.page, (c) => hashSecret(c.req.param('secret') ?? ''))
  routes.onError(createProblemHandler(deps))
  routes.use(`${SHORTLISTS_PATH}/*`, limitRate(LIMITS.address, addressKey))
  routes.get(path, perPage, (c) => behind(c, deps, (opened) => show(c, deps, opened)))
  routes.post(path, perPage, limitBody(BODY_BYTES), (c) =>
    behind(c, deps, (opened) => press(c, deps, opened)),
  )
  routes.get(`${path}/seen`, (c) =>
    behind(c, deps, async ({ row, now }) => {
      if (await isCustomer(c, deps)) await noteOpened(deps.db, row, now)
      return c.body(null, 204, PAGE_HEADERS)
    }),
  )
  routes.get(`${path}/photos/:id`, (c) => behind(c, deps, (opened) => photo(c, deps, opened)))
  return routes
}

/** Whoever is signed in looks at what a colleague sends. */
async function isCustomer({ req }: ApiContext, { sessions }: ApiDeps): Promise<boolean> {
  return req.raw.method !== 'HEAD' && (await sessions.find(req.raw)) === null
}

/** Does something with the shortlist of the link, in the link's language; for one that opens nothing, says so. */
async function behind(
  c: ApiContext,
  deps: ApiDeps,
  go: (opened: Opened) => Promise<Response>,
): Promise<Response> {
  const { house } = deps.settings.current()
  const asked = c.req.param('language')
  const language: Language = isLanguage(asked)
    ? asked
    : languageOf((name) => c.req.header(name), house.languages[0] ?? LANGUAGES[0])
  const now = deps.now?.() ?? new Date()
  const secret = c.req.param('secret') ?? ''
  const isSecret = isLanguage(asked) && /^[\w-]{43}$/.test(secret)
  const row = isSecret ? await openShortlist(deps.db, hashSecret(secret), now) : null
  return writeIn(language, async () => {
    if (row === 'closed') return send(c, closedPage('closed', house.name, language), 410)
    if (!row) return send(c, closedPage('unknown', house.name, language), 404)
    return go({ row, language, secret, now })
  })
}

async function show(
  c: ApiContext,
  deps: ApiDeps,
  opened: Opened,
  problem: Problem | null = null,
): Promise<Response> {
  const page = shortlistPage(await loadPage(deps, opened, problem))
  return send(c, page, problem ? 409 : 200)
}

async function press(c: ApiContext, deps: ApiDeps, opened: Opened): Promise<Response> {
  const form = await c.req.parseBody()
  const pressed = await doPress(deps, opened, form)
  const words = shortlistWords().page
  if (!pressed) {
    const home = typeof form['home'] === 'string' ? form['home'] : ''
    return show(c, deps, opened, { home, words: words.problem })
  }
  const { home, problem } = pressed
  if (problem) return show(c, deps, opened, { home, words: words[problem] })
  return c.redirect(`${shortlistPath(opened.language, opened.secret)}#home-${home}`, 303)
}

/** A photo of a home that is on this list and on the market. */
async function photo(c: ApiContext, { db, settings, files }: ApiDeps, { row, now }: Opened) {
  const id = c.req.param('id') ?? ''
  const today = dayOf(now.getTime(), settings.current().house.zone)
  const homes = isUuid(id) ? await listHomes(db, row.id, today) : []
  const isShown = homes.some(
    ({ isAdvertised, photos }) =>
      isAdvertised && photos.some((one) => 'file' in one && one.file === id),
  )
  const file = isShown ? await findFile(db, id) : null
  const form = file && (findForm(file, PHOTO_FORM) ?? findForm(file, PORTAL_SIZE))
  if (!file || !form) throw new DomainError('notFound', 'There is no such picture.')
  return serveFile(files.store, c.req.raw, { file, form, cache: PHOTO_CACHE })
}

async function send(c: ApiContext, page: Html, status: 200 | 404 | 409 | 410): Promise<Response> {
  return c.html(await page, status, PAGE_HEADERS)
}
