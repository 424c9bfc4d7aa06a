import { Hono } from 'hono'
import { noteViewingOpened, openViewingLink } from '#db/pace/viewings/links.ts'
import { findViewing } from '#db/pace/viewings/page.ts'
import { viewingPageWords } from '#words/viewing-page.ts'
import type { ApiContext, ApiEnv } from '../api/caller/caller.ts'
import { limitBody } from '../api/caller/limits.ts'
import { createProblemHandler } from '../api/caller/problems.ts'
import type { ApiDeps } from '../api/deps/deps.ts'
import { PAGE_HEADERS } from '../customer-page/layout.ts'
import {
  createLimiters,
  isCustomer,
  openLink,
  readForm,
  sendPage,
} from '../customer-page/open-link.ts'
import { loadPage, type Opened } from './load-page.ts'
import { typedIn } from './typed-in.ts'
import { APPOINTMENTS_PATH, appointmentPath } from './page/address.ts'
import { appointmentPage } from './page/appointment-page.ts'
import { doPress } from './press.ts'

const BODY_BYTES = 16 * 1024

/**
 * What a customer does about their viewing behind the secret link of a message: before it they confirm it, choose another time or call it off, after it
 * they say how it was. The secret is the right: it opens this viewing, and nothing else of the house.
 */
export function createAppointmentRoutes(deps: ApiDeps): Hono<ApiEnv> {
  const routes = new Hono<ApiEnv>()
  const path = `${APPOINTMENTS_PATH}/:language/:secret`
  const limiters = createLimiters()
  const find = (hash: string, now: Date) => openViewingLink(deps.db, hash, now)
  const behind = (
    c: ApiContext,
    limit: 'page' | 'picture',
    go: (opened: Opened) => Promise<Response>,
  ) => openLink(c, { deps, limiters, limit, find, go })
  routes.onError(createProblemHandler(deps))
  routes.get(path, (c) =>
    behind(c, 'page', async (opened) =>
      sendPage(c, appointmentPage(await loadPage(deps, opened)), 200),
    ),
  )
  routes.post(path, limitBody(BODY_BYTES), (c) =>
    behind(c, 'page', (opened) => press(c, deps, opened)),
  )
  routes.get(`${path}/seen`, (c) =>
    behind(c, 'picture', async ({ row, now }) => {
      if (await isCustomer(c, deps)) await noteViewingOpened(deps.db, row.linkId, now)
      return c.body(null, 204, PAGE_HEADERS)
    }),
  )
  return routes
}

/** What was pressed is answered by the page anew; what did not work, by the page as it is now, with why. */
async function press(c: ApiContext, deps: ApiDeps, opened: Opened): Promise<Response> {
  const form = await readForm(c)
  const pressed = await doPress(deps, opened, form)
  const { language, secret, row } = opened
  if (pressed === 'kept') return c.redirect(appointmentPath(language, secret), 303)
  // Somebody else may have moved it meanwhile: the page shows where it is now.
  const viewing = (await findViewing(deps.db, row.viewing.id)) ?? row.viewing
  const problem = viewingPageWords().problems[pressed]
  const asItIs = { ...opened, row: { ...row, viewing } }
  const page = await loadPage(deps, asItIs, { problem, typed: typedIn(form) })
  return sendPage(c, appointmentPage(page), 409)
}
