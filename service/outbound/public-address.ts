import { BlockList, isIP } from 'node:net'

/** IANA's special-purpose registries: loopback, private, link-local, metadata services, documentation, multicast. */
const SPECIAL: [network: string, prefix: number][] = [
  ['0.0.0.0', 8],
  ['10.0.0.0', 8],
  ['100.64.0.0', 10],
  ['127.0.0.0', 8],
  ['169.254.0.0', 16],
  ['172.16.0.0', 12],
  ['192.0.0.0', 24],
  ['192.0.2.0', 24],
  ['192.31.196.0', 24],
  ['192.52.193.0', 24],
  ['192.88.99.0', 24],
  ['192.168.0.0', 16],
  ['192.175.48.0', 24],
  ['198.18.0.0', 15],
  ['198.51.100.0', 24],
  ['203.0.113.0', 24],
  ['224.0.0.0', 3],
]

const blockedV4 = new BlockList()
for (const [network, prefix] of SPECIAL) blockedV4.addSubnet(network, prefix, 'ipv4')

/** Of IPv6 only global unicast is public; what tunnels or maps IPv4 into it is not. */
const publicV6 = new BlockList()
publicV6.addSubnet('2000::', 3, 'ipv6')
const blockedV6 = new BlockList()
blockedV6.addSubnet('2001::', 23, 'ipv6')
blockedV6.addSubnet('2001:db8::', 32, 'ipv6')
blockedV6.addSubnet('2002::', 16, 'ipv6')
blockedV6.addSubnet('2620:4f:8000::', 48, 'ipv6')
blockedV6.addSubnet('3fff::', 20, 'ipv6')

/** Whether an address belongs to the internet at large, so that a server of ours may be sent there by a stranger. */
export function isPublicAddress(address: string): boolean {
  const version = isIP(address)
  if (version === 4) return !blockedV4.check(address, 'ipv4')
  if (version !== 6 || address.includes('%')) return false
  return publicV6.check(address, 'ipv6') && !blockedV6.check(address, 'ipv6')
}
