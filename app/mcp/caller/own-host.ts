import { DomainError } from '#domain/errors.ts'
import type { MiddlewareHandler } from 'hono'

const LOOPBACK = ['localhost', '127.0.0.1', '[::1]']

/** Against DNS rebinding: a page of another site must not reach this server under a name of its own. */
export function requireOwnHost(appUrl: string): MiddlewareHandler {
  const own = namesOf(new URL(appUrl))
  return async (c, next) => {
    const host = c.req.header('host') ?? new URL(c.req.url).host
    const origin = c.req.header('origin')
    if (!own.includes(host) || (origin !== undefined && !own.includes(hostOf(origin)))) {
      throw new DomainError('forbidden', 'This request came by another name or from another site.')
    }
    return next()
  }
}

function namesOf({ hostname, host, port }: URL): string[] {
  if (!LOOPBACK.includes(hostname)) return [host]
  return LOOPBACK.map((name) => (port ? `${name}:${port}` : name))
}

function hostOf(origin: string): string {
  return URL.canParse(origin) ? new URL(origin).host : ''
}
