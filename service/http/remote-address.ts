import { plainAddress } from '#domain/plain-address.ts'
import type { Context } from 'hono'

/** Where a request came from, as the server's own socket says: headers can say anything. Null without a socket. */
export function remoteAddress(c: Context): string | null {
  const { incoming } = (c.env ?? {}) as { incoming?: { socket?: { remoteAddress?: string } } }
  return plainAddress(incoming?.socket?.remoteAddress)
}
