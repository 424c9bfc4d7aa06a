import type { IncomingMessage } from 'node:http'

/**
 * Where a request came from. Each proxy of ours appends the address that it saw to `X-Forwarded-For`: with that many of them
 * trusted, the entry that the outermost one wrote is believed, and nothing that the sender wrote before it.
 */
export function clientAddress(
  { socket, headers }: Pick<IncomingMessage, 'socket' | 'headers'>,
  trustedProxies: number,
): string {
  const own = socket.remoteAddress ?? 'unknown'
  const forwarded = String(headers['x-forwarded-for'] ?? '').split(',')
  const chain = [...forwarded.map((part) => part.trim()).filter(Boolean), own]
  return plain(chain.at(-1 - trustedProxies) ?? chain.at(0) ?? own)
}

/** IPv4 as IPv4, also where a socket for both shows it as IPv6. */
function plain(address: string): string {
  return address.replace(/^::ffff:(?=\d+\.)/i, '')
}
