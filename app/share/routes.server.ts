import { Hono } from 'hono'
import { SHARE_PATH } from '../worker/share-target.ts'

/** What is shared is the service worker's to keep; where there is none yet, the page says that it has not arrived. */
export function createShareRoutes(): Hono {
  const routes = new Hono()
  routes.post(SHARE_PATH, (c) => c.redirect(`${SHARE_PATH}?missed`, 303))
  return routes
}
