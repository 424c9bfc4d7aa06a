import { Hono } from 'hono'
import { RateLimiterMemory, RateLimiterRes } from 'rate-limiter-flexible'
import { DomainError } from '#domain/errors.ts'
import { isLanguage, type Language, LANGUAGES } from '#domain/language.ts'
import { isUuid } from '#domain/uuid.ts'
import { dayOf } from '#domain/zone-time.ts'
import { findShownPhoto, noteOpened, openShortlist } from '#db/pace/shortlists/open.ts'
import { languageOf, writeIn } from '#service/http/readers-language.ts'
import { hashSecret } from '#service/identity/secret.ts'
import { shortlistWords } from '#words/shortlist.ts'
import type { ApiContext, ApiEnv } from '../api/caller/caller.ts'
import { addressKey, limitBody } from '../api/caller/limits.ts'
import { createProblemHandler } from '../api/caller/problems.ts'
import type { ApiDeps } from '../api/deps/deps.ts'
import { PORTAL_SIZE } from '../files/intake/pictures.server.ts'
import { findForm, serveFile } from '../files/serve-file.server.ts'
import { SHORTLISTS_PATH, shortlistPath } from './page/address.ts'
import { loadPage, type Opened, type Problem } from './load-page.ts'
import { closedPage, type WhyClosed } from './page/closed-page.ts'
import { type Html, PAGE_HEADERS } from './page/layout.ts'
import { shortlistPage } from './page/shortlist-page.ts'
import { doPress } from './press.ts'

/** Of one link, in a minute: a page brings its pictures. Many customers come by one address of their carrier, so that addresses are counted for guesses alone. */
const LIMITS = { page: 60, picture: 400, guesses: 120 } as const
const SECONDS = 60
const BODY_BYTES = 16 * 1024
/** What a phone shows; who made the picture smaller has no such size. */
const PHOTO_FORM = 'w960'
/** It is looked at again within the hour; after a link is revoked nobody new sees it. */
const PHOTO_CACHE = 'private, max-age=3600'
const NO_PICTURE = 'There is no such picture.'

type Limiters = Record<keyof typeof LIMITS, RateLimiterMemory>
type Behind = (opened: Opened) => Promise<Response>

/**
 * What a customer sees and does behind the secret link of a shortlist. The secret is the right: it opens this list, and nothing else of the
 * house. No cookie is set; one that a colleague has is asked for only so that their look is not taken for the customer's.
 */
export function createShortlistRoutes(deps: ApiDeps): Hono<ApiEnv> {
  const routes = new Hono<ApiEnv>()
  const path = `${SHORTLISTS_PATH}/:language/:secret`
  const limiter = (points: number) => new RateLimiterMemory({ points, duration: SECONDS })
  const limiters: Limiters = {
    page: limiter(LIMITS.page),
    picture: limiter(LIMITS.picture),
    guesses: limiter(LIMITS.guesses),
  }
  const behind = (c: ApiContext, limit: 'page' | 'picture', go: Behind) =>
    openLink(c, { deps, limiters, limit, go })
  routes.onError(createProblemHandler(deps))
  routes.get(path, (c) => behind(c, 'page', (opened) => show(c, deps, opened)))
  routes.post(path, limitBody(BODY_BYTES), (c) =>
    behind(c, 'page', (opened) => press(c, deps, opened)),
  )
  routes.get(`${path}/seen`, (c) =>
    behind(c, 'picture', async ({ row, now }) => {
      if (await isCustomer(c, deps)) await noteOpened(deps.db, row, now)
      return c.body(null, 204, PAGE_HEADERS)
    }),
  )
  routes.get(`${path}/photos/:id`, (c) => behind(c, 'picture', (opened) => photo(c, deps, opened)))
  return routes
}

/** Whoever is signed in looks at what a colleague sends. */
async function isCustomer({ req }: ApiContext, { sessions }: ApiDeps): Promise<boolean> {
  return req.raw.method !== 'HEAD' && (await sessions.find(req.raw)) === null
}

type Opening = { deps: ApiDeps; limiters: Limiters; limit: 'page' | 'picture'; go: Behind }

/** Does something with the shortlist of the link, in the link's language; for one that opens nothing, says so. */
async function openLink(c: ApiContext, { deps, limiters, limit, go }: Opening): Promise<Response> {
  const { house } = deps.settings.current()
  const asked = c.req.param('language')
  const language: Language = isLanguage(asked)
    ? asked
    : languageOf((name) => c.req.header(name), house.languages[0] ?? LANGUAGES[0])
  const now = deps.now?.() ?? new Date()
  const secret = c.req.param('secret') ?? ''
  const hash = hashSecret(secret)
  const isSecret = isLanguage(asked) && /^[\w-]{43}$/.test(secret)
  const row = isSecret ? await openShortlist(deps.db, hash, now) : null
  const refuse = (why: WhyClosed, status: 404 | 410 | 429) =>
    send(c, closedPage(why, house.name, language), status)
  return writeIn(language, async () => {
    const isBusy = row
      ? await isSpent(limiters[limit], hash)
      : await isSpent(limiters.guesses, addressKey(c))
    if (isBusy) return refuse('busy', 429)
    if (row === 'closed') return refuse('closed', 410)
    return row ? go({ row, language, secret, now }) : refuse('unknown', 404)
  })
}

/** Whether this was one too many in its minute. The limiter rejects with its count when it is full, and with an Error when it is broken. */
async function isSpent(limiter: RateLimiterMemory, key: string): Promise<boolean> {
  const standing = await limiter.consume(key).catch((rejection: unknown) => {
    if (rejection instanceof RateLimiterRes) return rejection
    throw rejection
  })
  return standing.consumedPoints > limiter.points
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
  const isForm = c.req.header('content-type')?.startsWith('application/x-www-form-urlencoded')
  const form = isForm ? await c.req.parseBody() : {}
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
  const fileId = c.req.param('id') ?? ''
  const today = dayOf(now.getTime(), settings.current().house.zone)
  const file = isUuid(fileId) ? await findShownPhoto(db, row.id, { fileId, today }) : null
  const form = file && (findForm(file, PHOTO_FORM) ?? findForm(file, PORTAL_SIZE))
  if (!file || !form) throw new DomainError('notFound', NO_PICTURE)
  return serveFile(files.store, c.req.raw, { file, form, cache: PHOTO_CACHE })
}

type Status = 200 | 404 | 409 | 410 | 429

async function send(c: ApiContext, page: Html, status: Status): Promise<Response> {
  if (status === 429) c.header('retry-after', String(SECONDS))
  return c.html(await page, status, PAGE_HEADERS)
}
