import { getRequestListener } from '@hono/node-server'
import { createServer, type RequestListener } from 'node:http'
import { believeProxies } from '#service/http/remote-address.ts'
import { withHeaders } from '#service/http/security-headers.ts'
import type { readAppEnv } from './env.server.ts'
import { pageSecurityHeaders } from './http/security-headers.ts'
import { loadBuiltPages, noPages, servePagesFromSource } from './pages/pages.server.ts'

type Env = Pick<ReturnType<typeof readAppEnv>, 'APP_URL' | 'NODE_ENV' | 'PACE_PAGES' | 'proxies'>
type Fetch = Parameters<typeof getRequestListener>[0]

/** The app's server and its pages: in development Vite answers for modules before the app is asked. It listens once `answerBy` has said who answers. */
export async function openServer(env: Env) {
  let listener: RequestListener = () => undefined
  const server = createServer(
    withHeaders(pageSecurityHeaders(env.APP_URL), (request, response) =>
      listener(request, response),
    ),
  )
  // A recording of half a gigabyte over an ordinary line; what stalls ends sooner by itself.
  server.requestTimeout = 30 * 60_000
  believeProxies(server, env.proxies)
  const openPages = () => {
    if (env.PACE_PAGES === 'off') return noPages()
    return env.NODE_ENV === 'development' ? servePagesFromSource(server) : loadBuiltPages()
  }
  const pages = await openPages()

  function answerBy(fetch: Fetch): void {
    const answer = getRequestListener(fetch)
    const { vite } = pages
    listener = vite
      ? (request, response) =>
          vite.middlewares(request, response, () => void answer(request, response))
      : (request, response) => void answer(request, response)
  }

  return { server, pages, answerBy }
}
