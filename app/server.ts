import { serveStatic } from '@hono/node-server/serve-static'
import { DomainError } from '#domain/errors.ts'
import { handleProblems, problemResponse } from '#service/problem.ts'
import { remoteAddress } from '#service/remote-address.ts'
import { requireStorableAddress } from '#service/storable-address.ts'
import { traceRequests } from '#service/trace.ts'
import type { Logger } from '#service/log.ts'
import { Hono } from 'hono'
import { bodyLimit } from 'hono/body-limit'
import { verifyRequestOrigin } from 'oslo/request'
import { auditPageDenial, type PageDeps } from './context.server.ts'
import type { Pages } from './pages.server.ts'
import type { Sessions } from './session/web-session.server.ts'
import { contentSecurityPolicy, createNonce, pageSecurityHeaders } from './security-headers.ts'

/** The largest form of a page; machine routes have narrower limits of their own. */
const BODY_BYTES = 1024 * 1024

type AppOptions = {
  pages: Pages
  deps: PageDeps
  sessions: Pick<Sessions, 'find'>
  /** Throws `forbidden` for a form without the browser's token. */
  verifyForm: (request: Request) => Promise<void>
  /** Routes that come before the pages: health, sign-in, tickets, the API. */
  routes: Hono
  urls: { app: string; sync: string; auth: string }
  log: Pick<Logger, 'error'>
}

/** The app as one Hono: headers and origin first, then machine routes, then the files and pages of the browser. */
export function createApp({ pages, deps, sessions, verifyForm, routes, urls, log }: AppOptions) {
  const app = new Hono<{ Variables: { nonce: string } }>()
  const headers = Object.entries(pageSecurityHeaders(urls.app))
  app.onError(handleProblems(log))
  app.use(traceRequests())
  app.use(async (c, next) => {
    const nonce = createNonce()
    c.set('nonce', nonce)
    await next()
    for (const [name, value] of headers) c.res.headers.set(name, value)
    const policy = { nonce, syncUrl: urls.sync, authUrl: urls.auth, dev: pages.vite !== null }
    c.res.headers.set('content-security-policy', contentSecurityPolicy(policy))
  })
  app.use(async (c, next) => {
    if (isForeign(c.req.raw, urls.app)) {
      const refusal = new DomainError('forbidden', 'This request came from another site.')
      auditPageDenial(
        { session: null, address: remoteAddress(c), deps },
        c.req.raw,
        refusal.message,
      )
      return problemResponse(refusal)
    }
    return next()
  })
  app.use(async (c, next) => {
    requireStorableAddress(c.req.url)
    return next()
  })
  app.use(bodyLimit({ maxSize: BODY_BYTES, onError: () => problemResponse(tooLarge()) }))
  app.route('/', routes)
  if (!pages.vite) serveFiles(app)
  app.all('*', async (c) => {
    const request = c.req.raw
    const session = await sessions.find(request)
    const context = { nonce: c.get('nonce'), session, address: remoteAddress(c), deps }
    if (changes(request)) {
      await verifyForm(request).catch((error: unknown) => {
        if (error instanceof DomainError) auditPageDenial(context, request, error.message)
        throw error
      })
    }
    return neverKept(await pages.handle(request, context))
  })
  return app
}

/** Pages and their data are somebody's: no cache, and no Back after signing out, may show them again. */
function neverKept(response: Response): Response {
  if (!response.headers.has('cache-control')) {
    response.headers.set('cache-control', 'private, no-store')
  }
  return response
}

function tooLarge(): DomainError {
  return new DomainError('tooLarge', `Send at most ${BODY_BYTES / 1024} KiB at once.`)
}

/** Browsers name the origin of every request that may change something; one that is not ours goes no further. */
function isForeign(request: Request, appUrl: string): boolean {
  if (!changes(request)) return false
  if (request.headers.get('sec-fetch-site') === 'cross-site') return true
  const origin = request.headers.get('origin')
  return origin !== null && !verifyRequestOrigin(origin, [appUrl])
}

function changes(request: Request): boolean {
  return request.method !== 'GET' && request.method !== 'HEAD'
}

function serveFiles(app: Hono<{ Variables: { nonce: string } }>): void {
  const forever = 'public, max-age=31536000, immutable'
  const root = './build/client'
  app.use(
    '/assets/*',
    serveStatic({ root, onFound: (_path, c) => c.header('cache-control', forever) }),
  )
  // A chunk of an older build is gone: the page asks for itself again, and no loader need hear of it.
  app.all('/assets/*', (c) => c.notFound())
  app.use('*', serveStatic({ root }))
}
