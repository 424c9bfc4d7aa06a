import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import { listen } from '#service/http/listen.ts'
import { writeIn } from '#service/http/readers-language.ts'
import { withTrace } from '#service/trace.ts'
import { getRequestListener } from '@hono/node-server'
import type { Provider } from 'oidc-provider'
import { rememberLanguage } from './http/remember-language.ts'
import { auditProvider } from './provider/audit-provider.ts'
import { createClientRegistry } from './clients/clients.ts'
import { type AuthServerOptions, buildContext } from './http/context.ts'
import { loadSigningKeys } from './keys/keys.ts'
import { createPages, isPagePath, isUnusable } from './pages.ts'
import { createProvider } from './provider/provider.ts'
import { createRateLimits } from './http/rate-limit.ts'
import { createResources } from './oidc/resources.ts'
import { securityHeaders } from './pages/security-headers.ts'
import { createSafeFetch } from '#service/outbound/safe-fetch.ts'

export type AuthServer = {
  port: number
  /** Reads the signing keys again; where they have changed, issues with them from the next request on. */
  reloadKeys(): Promise<void>
  close(): Promise<void>
}
type Handler = (request: IncomingMessage, response: ServerResponse) => Promise<void>
type Running = { provider: Provider; handle: Handler; keyIds: string }

/** Starts the issuer: pages of our own, and the OpenID provider for everything else. */
export async function startAuthServer(options: AuthServerOptions): Promise<AuthServer> {
  const context = buildContext(options)
  const buildProvider = providerBuilder(options, context)
  let running = await buildProvider(null)
  let reloading = Promise.resolve()
  const pages = createPages(context, () => running.provider, options.routes)
  const handlePage = getRequestListener(pages.fetch, { overrideGlobalObjects: false })
  const limit = createRateLimits({ ...context, limits: options.limits })
  const headers = Object.entries(securityHeaders(options.authUrl))

  const server = createServer((request, response) => {
    for (const [name, value] of headers) response.setHeader(name, value)
    const url = request.url ?? '/'
    const handle = isPagePath(url) || isUnusable(url) ? handlePage : running.handle
    void withTrace(request.headers.traceparent?.toString(), () =>
      writeIn(rememberLanguage(request, response), () =>
        limit(request, response, () => handle(request, response)),
      ),
    )
  })
  const port = await listen(server, options.port)
  return {
    port,
    // One after the other: a slow read of what was must not replace a later one.
    reloadKeys: () => {
      const reload = async () => {
        running = await buildProvider(running)
      }
      reloading = reloading.then(reload, reload)
      return reloading
    },
    close: () => close(server),
  }
}

/** The provider reads its keys once: new keys mean a new provider, and requests under way end with the one that they began with. */
function providerBuilder(options: AuthServerOptions, context: ReturnType<typeof buildContext>) {
  const { authUrl: issuer, appUrl, ownClients, db, fetchDocument = createSafeFetch() } = options
  const { now, seals, cookieKeys, demo, log } = context
  const resources = createResources(appUrl)
  const clients = createClientRegistry({ db, ownClients, appUrl, now })

  return async function buildProvider(before: Running | null): Promise<Running> {
    const keys = await loadSigningKeys({ db, seal: seals.signingKeys, now })
    const keyIds = keys.map(({ kid }) => kid).join(' ')
    if (before?.keyIds === keyIds) return before
    const given = { issuer, appUrl, db, keys, cookieKeys, clients, resources, demo, now }
    const provider = createProvider({ ...given, fetchDocument, log })
    auditProvider(provider, context)
    const answer = provider.callback()
    return {
      provider,
      keyIds,
      handle: (request, response) => answer(fromIssuer(request, issuer), response),
    }
  }
}

/**
 * The provider builds addresses from the request's host. Only the configured one may ever come out, so that is what it
 * sees, whoever asked and whatever proxies added.
 */
function fromIssuer(request: IncomingMessage, issuer: string): IncomingMessage {
  const { host, protocol } = new URL(issuer)
  delete request.headers['x-forwarded-host']
  // No client of ours runs in a page: without an origin the provider has none to let read its answers.
  delete request.headers.origin
  request.headers.host = host
  request.headers['x-forwarded-proto'] = protocol.slice(0, -1)
  return request
}

function close(server: ReturnType<typeof createServer>): Promise<void> {
  return new Promise((resolve) => {
    server.close(() => resolve())
    server.closeIdleConnections()
  })
}
