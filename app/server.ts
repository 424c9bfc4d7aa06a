import { serveStatic } from '@hono/node-server/serve-static'
import { DomainError } from '#domain/errors.ts'
import { cancelHeadBodies } from '#service/http/cancel-head-bodies.ts'
import { handleProblems, problemResponse } from '#service/http/problem.ts'
import { remoteAddress } from '#service/http/remote-address.ts'
import { requireStorableAddress } from '#service/http/storable-address.ts'
import { languageOf, writeIn } from '#service/http/readers-language.ts'
import { traceRequests } from '#service/trace.ts'
import type { Logger } from '#service/log.ts'
import { Hono } from 'hono'
import { bodyLimit } from 'hono/body-limit'
import { compress } from 'hono/compress'
import { verifyRequestOrigin } from 'oslo/request'
import { FORMS_PATH, MAIL_IN_PATH } from './arrivals/doors/paths.ts'
import { auditPageDenial, type PageDeps } from './pages/context.server.ts'
import { UPLOADS_PATH } from './files/record/paths.ts'
import { IMPORT_FILE_PATH } from './imports/paths.ts'
import { REGISTRY_PATH } from './outreach/registry/paths.ts'
import type { Pages } from './pages/pages.server.ts'
import { SHARE_PATH } from './worker/share-target.ts'
import type { Ended, Sessions } from './session/web-session.server.ts'
import { VCONS_PATH } from './vcon/paths.ts'
import { isStreamed } from './api/http/streamed-bodies.ts'
import { REPORT_PATH } from './portals/take-report.ts'
import { contentSecurityPolicy, createNonce, pageSecurityHeaders } from './http/security-headers.ts'

/** The largest form of a page; machine routes have narrower limits of their own. */
const BODY_BYTES = 1024 * 1024
/** Below it the frame costs more than it saves. */
const COMPRESSED_FROM_BYTES = 1024

type Variables = { nonce: string }
type AppOptions = {
  pages: Pages
  deps: PageDeps
  sessions: Pick<Sessions, 'find' | 'whyEnded'>
  /** Throws `forbidden` for a form without the browser's token. */
  verifyForm: (request: Request) => Promise<void>
  /** Routes that come before the pages: health, sign-in, tickets, the API. */
  routes: Hono
  urls: { app: string; sync: string; auth: string }
  log: Pick<Logger, 'error'>
}

/** The app as one Hono: headers and origin first, then machine routes, then the files and pages of the browser. */
export function createApp({ pages, deps, sessions, verifyForm, routes, urls, log }: AppOptions) {
  const app = new Hono<{ Variables: Variables }>()
  const headers = Object.entries(pageSecurityHeaders(urls.app))
  app.onError(handleProblems(log))
  app.use(traceRequests())
  app.use(cancelHeadBodies())
  app.use(async (c, next) => {
    const nonce = createNonce()
    c.set('nonce', nonce)
    await next()
    for (const [name, value] of headers) {
      // A page of somebody's may hear them, and says so itself.
      if (name === 'permissions-policy' && c.res.headers.has(name)) continue
      c.res.headers.set(name, value)
    }
    // A file is governed by the policy of the page that asks for it; of sixty files this is a tenth of the bytes.
    if (c.req.path.startsWith('/assets/')) return
    // What people send is governed by a narrower one.
    if (c.res.headers.has('content-security-policy')) return
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
  const limited = bodyLimit({ maxSize: BODY_BYTES, onError: () => problemResponse(tooLarge()) })
  app.use((c, next) => (bringsFile(c.req.raw) ? next() : limited(c, next)))
  app.route('/', routes)
  app.use(compress({ threshold: COMPRESSED_FROM_BYTES }))
  if (!pages.vite) serveFiles(app)
  app.all('*', async (c) => {
    const request = c.req.raw
    const session = await sessions.find(request)
    const ended = session ? null : await whyEnded(sessions, request)
    const [house] = deps.settings.current().house.languages
    const asked = languageOf((name) => c.req.header(name), house)
    const language = session?.person.language ?? asked
    const address = remoteAddress(c)
    const context = { nonce: c.get('nonce'), language, session, ended, address, deps }
    if (changes(request) && !isProvenByAddress(c.req.path)) {
      await verifyForm(request).catch((error: unknown) => {
        if (error instanceof DomainError) auditPageDenial(context, request, error.message)
        throw error
      })
    }
    return neverKept(await writeIn(language, () => pages.handle(asGet(request), context)))
  })
  return app
}

/** A page drops the body of what HEAD asks for without a word to whatever makes it: here it is made, and cancelled. */
function asGet(request: Request): Request {
  if (request.method !== 'HEAD') return request
  const { url, headers, signal } = request
  return new Request(url, { headers, signal })
}

/** A page that asks for data was opened by somebody who was signed in then, even if the cookie is gone by now. */
async function whyEnded(
  sessions: Pick<Sessions, 'whyEnded'>,
  request: Request,
): Promise<Ended | null> {
  const known = await sessions.whyEnded(request)
  return known ?? (new URL(request.url).pathname.endsWith('.data') ? 'ended' : null)
}

/** Pages and their data are somebody's: no cache, and no Back after signing out, may show them again. */
function neverKept(response: Response): Response {
  if (!response.headers.has('cache-control')) {
    response.headers.set('cache-control', 'private, no-store')
  }
  return response
}

/** Files and rows come by routes that count their bytes as they come. */
function bringsFile({ method, url }: Request): boolean {
  const { pathname } = new URL(url)
  if (method === 'PATCH') return pathname.startsWith(`${UPLOADS_PATH}/`)
  if (method === 'POST' && pathname.startsWith(`${MAIL_IN_PATH}/`)) return true
  if (method === 'POST' && pathname === IMPORT_FILE_PATH) return true
  if (method === 'POST' && pathname === REGISTRY_PATH) return true
  if (method === 'POST' && pathname === VCONS_PATH) return true
  if (method === 'POST' && pathname === REPORT_PATH) return true
  if (method === 'POST' && pathname === SHARE_PATH) return true
  return isStreamed({ method, path: pathname })
}

function tooLarge(): DomainError {
  return new DomainError('tooLarge', `Send at most ${BODY_BYTES / 1024} KiB at once.`, [], {
    key: 'sentTooMuch',
  })
}

/** Browsers name the origin of every request that may change something; one that is not ours goes no further. */
function isForeign(request: Request, appUrl: string): boolean {
  if (!changes(request) || isOpenToSites(request)) return false
  if (request.headers.get('sec-fetch-site') === 'cross-site') return true
  const origin = request.headers.get('origin')
  return origin !== null && !verifyRequestOrigin(origin, [appUrl])
}

/** Forms of the house's own sites, which ask for no cookie: each knows which sites it stands on. */
function isOpenToSites({ url }: Request): boolean {
  return new URL(url).pathname.startsWith(`${FORMS_PATH}/`)
}

/** A mail program sends it by itself, with no form of ours before (RFC 8058): the key in the address is what it proves itself by. */
function isProvenByAddress(path: string): boolean {
  return path === '/unsubscribe' || path === '/unsubscribe.data'
}

function changes(request: Request): boolean {
  return request.method !== 'GET' && request.method !== 'HEAD'
}

function serveFiles(app: Hono<{ Variables: Variables }>): void {
  const forever = 'public, max-age=31536000, immutable'
  const root = './build/client'
  app.use(
    '/assets/*',
    serveStatic({
      root,
      precompressed: true,
      onFound: (_path, c) => {
        c.header('cache-control', forever)
        c.header('vary', 'accept-encoding')
      },
    }),
  )
  // A chunk of an older build is gone: the page asks for itself again, and no loader need hear of it.
  app.all('/assets/*', (c) => c.notFound())
  app.use('*', serveStatic({ root }))
}
