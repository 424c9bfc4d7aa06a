import { Hono } from 'hono'
import { DomainError } from '#domain/errors.ts'
import { isUuid } from '#domain/uuid.ts'
import { dayOf } from '#domain/zone-time.ts'
import { findShownPhoto, noteOpened, openShortlist } from '#db/pace/shortlists/open.ts'
import { shortlistWords } from '#words/shortlist.ts'
import type { ApiContext, ApiEnv } from '../api/caller/caller.ts'
import { limitBody } from '../api/caller/limits.ts'
import { createProblemHandler } from '../api/caller/problems.ts'
import type { ApiDeps } from '../api/deps/deps.ts'
import { PORTAL_SIZE } from '../files/intake/pictures.server.ts'
import { findForm, serveFile } from '../files/serve-file.server.ts'
import { SHORTLISTS_PATH, shortlistPath } from './page/address.ts'
import { loadPage, type Opened, type Problem } from './load-page.ts'
import { PAGE_HEADERS } from '../customer-page/layout.ts'
import {
  createLimiters,
  isCustomer,
  openLink,
  readForm,
  sendPage,
} from '../customer-page/open-link.ts'
import { shortlistPage } from './page/shortlist-page.ts'
import { doPress } from './press.ts'

const BODY_BYTES = 16 * 1024
/** What a phone shows; who made the picture smaller has no such size. */
const PHOTO_FORM = 'w960'
/** It is looked at again within the hour; after a link is revoked nobody new sees it. */
const PHOTO_CACHE = 'private, max-age=3600'
const NO_PICTURE = 'There is no such picture.'

type Behind = (opened: Opened) => Promise<Response>

/**
 * What a customer sees and does behind the secret link of a shortlist. The secret is the right: it opens this list, and nothing else of the
 * house. No cookie is set; one that a colleague has is asked for only so that their look is not taken for the customer's.
 */
export function createShortlistRoutes(deps: ApiDeps): Hono<ApiEnv> {
  const routes = new Hono<ApiEnv>()
  const path = `${SHORTLISTS_PATH}/:language/:secret`
  const limiters = createLimiters()
  const find = (hash: string, now: Date) => openShortlist(deps.db, hash, now)
  const behind = (c: ApiContext, limit: 'page' | 'picture', go: Behind) =>
    openLink(c, { deps, limiters, limit, find, go })
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

async function show(
  c: ApiContext,
  deps: ApiDeps,
  opened: Opened,
  problem: Problem | null = null,
): Promise<Response> {
  const page = shortlistPage(await loadPage(deps, opened, problem))
  return sendPage(c, page, problem ? 409 : 200)
}

async function press(c: ApiContext, deps: ApiDeps, opened: Opened): Promise<Response> {
  const form = await readForm(c)
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
