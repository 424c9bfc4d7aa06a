import { readFileSync } from 'node:fs'
import { DomainError } from '#domain/errors.ts'
import type { HttpBindings } from '@hono/node-server'
import { Hono } from 'hono'
import { errors, type Provider } from 'oidc-provider'
import { ZodError } from 'zod'
import { authWords } from '#words/auth.ts'
import { createConsentRoutes } from './consent/routes.ts'
import type { AuthContext } from './http/context.ts'
import { createDemoIdp } from './demo-idp/routes.ts'
import { errorPage } from './pages/error-page.ts'
import { pagePolicy } from './pages/security-headers.ts'
import { createSignInRoutes } from './sign-in/routes.ts'

const STYLES = readFileSync(new URL('pages/pages.css', import.meta.url), 'utf8')
const PAGES =
  /^\/(interaction|google|demo-idp|directory|pages\.css|healthz|readyz|metrics)?(\/|\?|$)/

/** Whether a path is ours rather than the provider's. */
export function isPagePath(url: string): boolean {
  return PAGES.test(url)
}

/** NUL: no sign-in, client or token has it in its name, and the database could not look for one. */
export function isUnusable(url: string): boolean {
  return url.includes('%00')
}

/** Everything that the auth server shows or answers beside the OpenID provider. */
export function createPages(context: AuthContext, provider: () => Provider, routes?: Hono) {
  const pages = new Hono<{ Bindings: HttpBindings }>()
  pages.use(async (c, next) => {
    await next()
    if (!c.res.headers.has('content-security-policy')) {
      c.res.headers.set('content-security-policy', pagePolicy(context.appUrl))
    }
    if (!c.res.headers.has('cache-control')) c.res.headers.set('cache-control', 'no-store')
  })
  pages.use(async (c, next) => (isUnusable(c.req.url) ? c.html(unusable(context), 400) : next()))
  if (routes) pages.route('/', routes)
  pages.get('/', (c) => c.redirect(context.appUrl, 303))
  pages.get('/pages.css', (c) =>
    c.body(STYLES, 200, { 'content-type': 'text/css', 'cache-control': 'public, max-age=3600' }),
  )
  pages.route('/', createSignInRoutes(context, provider))
  pages.route('/', createConsentRoutes(context, provider))
  if (context.demo) pages.route('/', createDemoIdp({ ...context, config: context.identityConfig }))
  pages.notFound((c) => c.html(errorPage(authWords().nothing), 404))
  pages.onError((error, c) => {
    if (error instanceof errors.SessionNotFound) return c.html(lost(context), 400)
    if (isRefusal(error)) {
      context.log.warn({ err: error }, 'a page refused')
      return c.html(lost(context), 400)
    }
    context.log.error({ err: error }, 'a page failed')
    return c.html(broken(context), 502)
  })
  return pages
}

/** What somebody sent does not fit; everything else is a fault of ours or of the identity provider. */
function isRefusal(error: Error): boolean {
  return error instanceof DomainError || error instanceof ZodError
}

function lost({ appUrl, demo }: AuthContext) {
  const { lost: words, signInAgain } = authWords()
  return errorPage({ ...words, actions: [{ label: signInAgain, href: `${appUrl}/sign-in` }], demo })
}

function unusable({ appUrl, demo }: AuthContext) {
  const { unusable: words, signInAgain } = authWords()
  return errorPage({ ...words, actions: [{ label: signInAgain, href: `${appUrl}/sign-in` }], demo })
}

function broken({ appUrl, demo }: AuthContext) {
  const { broken: words, tryAgain } = authWords()
  return errorPage({ ...words, actions: [{ label: tryAgain, href: `${appUrl}/sign-in` }], demo })
}
