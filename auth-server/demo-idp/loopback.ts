import type { IncomingMessage } from 'node:http'
import { BlockList } from 'node:net'

const LOOPBACK = new BlockList()
LOOPBACK.addSubnet('127.0.0.0', 8, 'ipv4')
LOOPBACK.addAddress('::1', 'ipv6')

const NAMES = new Set(['localhost', '127.0.0.1', '[::1]'])

/** Whether a public address of ours means this machine only. */
export function isLoopbackUrl(url: string): boolean {
  return NAMES.has(new URL(url).hostname)
}

/**
 * Whether a request began on this machine: its socket, and no sign that a proxy brought it from elsewhere or that a
 * foreign name was made to point here.
 */
export function isLoopbackRequest({
  socket,
  headers,
}: Pick<IncomingMessage, 'socket' | 'headers'>): boolean {
  if (headers.forwarded || headers['x-forwarded-for'] || headers['x-forwarded-host']) return false
  const host = URL.parse(`http://${headers.host}`)?.hostname
  return host !== undefined && NAMES.has(host) && isLoopbackAddress(socket.remoteAddress ?? '')
}

function isLoopbackAddress(address: string): boolean {
  const plain = address.replace(/^::ffff:/i, '')
  return LOOPBACK.check(plain, plain.includes(':') ? 'ipv6' : 'ipv4')
}
