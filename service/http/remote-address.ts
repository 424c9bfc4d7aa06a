import type { Context } from 'hono'
import type { IncomingMessage, Server } from 'node:http'
import { clientAddress, NO_PROXIES, type Proxies } from './client-address.ts'

const told = new WeakMap<object, string | null>()

type Incoming = Parameters<typeof clientAddress>[0]

/** From here on each request of this server, upgrades too, comes from where our proxies say. Before any of its other listeners. */
export function believeProxies(server: Server, proxies: Proxies): void {
  const note = (request: IncomingMessage) => void told.set(request, clientAddress(request, proxies))
  server.prependListener('request', note)
  server.prependListener('upgrade', note)
}

/** Where a request came from: as the proxies that its server trusts say, else as its own socket does, for headers can say anything. */
export function addressOf(incoming: Incoming): string | null {
  return told.get(incoming) ?? clientAddress(incoming, NO_PROXIES)
}

/** The same of what a route is given. Null without a socket. */
export function remoteAddress(c: Context): string | null {
  const { incoming } = (c.env ?? {}) as { incoming?: Incoming }
  return incoming ? addressOf(incoming) : null
}
