import type { Context } from 'hono'

/** Where a request came from, as the server's own socket says: headers can say anything. Null without a socket. */
export function remoteAddress(c: Context): string | null {
  const { incoming } = (c.env ?? {}) as { incoming?: { socket?: { remoteAddress?: string } } }
  return plainAddress(incoming?.socket?.remoteAddress)
}

/** A socket for both kinds names an IPv4 address as IPv6: `::ffff:192.0.2.1`. */
export function plainAddress(address: string | undefined): string | null {
  return address?.replace(/^::ffff:(?=\d+\.)/, '') ?? null
}
