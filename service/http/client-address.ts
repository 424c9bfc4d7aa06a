import { type IncomingMessage } from 'node:http'
import { isIP, isIPv6, SocketAddress } from 'node:net'
import { plainAddress } from '#domain/plain-address.ts'

/**
 * What of ours stands in front: so many proxies, each of which appends the address that it saw to this one header. The other header
 * is then whatever the sender wrote, and counts for nothing.
 */
export type Proxies = { trusted: number; header: 'x-forwarded-for' | 'forwarded' }
export const NO_PROXIES: Proxies = { trusted: 0, header: 'x-forwarded-for' }

type Request = { socket: Pick<IncomingMessage['socket'], 'remoteAddress'> } & Partial<
  Pick<IncomingMessage, 'headers'>
>

/**
 * Where a request came from: read from the right, past as many entries as proxies are trusted, so that nothing which the sender wrote
 * before theirs is believed. An entry that is no address is taken for the last one that was.
 */
export function clientAddress(
  { socket, headers = {} }: Request,
  { trusted, header }: Proxies,
): string | null {
  const own = plainAddress(socket.remoteAddress)
  if (trusted === 0) return own
  const told = String(headers[header] ?? '').split(',')
  let seen = own
  for (const entry of told.reverse().slice(0, trusted)) {
    const address = addressIn(header === 'forwarded' ? forIn(entry) : entry)
    if (!address) break
    seen = address
  }
  return seen
}

/** `for=` of one element of RFC 7239: `for="[2001:db8::1]:4711";proto=https`. */
function forIn(element: string): string {
  const pair = element.split(';').find((part) => /^\s*for=/i.test(part)) ?? ''
  return pair.slice(pair.indexOf('=') + 1).replaceAll('"', '')
}

/** An address with or without a port, as one name for each; null for what is none (`unknown`, `_hidden`). */
function addressIn(text: string): string | null {
  const trimmed = text.trim()
  const bracketed = /^\[([^\]]{2,50})\](?::\d{1,5})?$/.exec(trimmed)?.[1]
  const withPort = /^(\d{1,3}(?:\.\d{1,3}){3}):\d{1,5}$/.exec(trimmed)?.[1]
  const address = (bracketed ?? withPort ?? trimmed).split('%', 1)[0] ?? ''
  if (!isIP(address)) return null
  if (!isIPv6(address)) return address
  return plainAddress(new SocketAddress({ address, family: 'ipv6' }).address)
}
