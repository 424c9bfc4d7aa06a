import { isIPv6, SocketAddress } from 'node:net'

/** What one sender is counted by: an IPv6 subscriber has a whole /64 to send from. */
export function networkOf(address: string): string {
  if (!isIPv6(address)) return address
  const plain = new SocketAddress({ address: address.split('%', 1)[0] ?? '', family: 'ipv6' })
  const [head = '', tail] = plain.address.split('::')
  const groups = head.split(':').filter(Boolean)
  const rest = (tail ?? '').split(':').filter(Boolean)
  const zeros = Array.from({ length: 8 - groups.length - rest.length }, () => '0')
  return [...groups, ...(tail === undefined ? [] : zeros), ...rest].slice(0, 4).join(':')
}
