import { expect, test } from 'vitest'
import { clientAddress, type Proxies } from './client-address.ts'
import { networkOf } from './network-of.ts'

const socket = { remoteAddress: '::ffff:203.0.113.9' }

test.each([
  ['no proxy', 0, undefined, '203.0.113.9'],
  ['no proxy, and a sender who claims one', 0, '198.51.100.1', '203.0.113.9'],
  ['one proxy', 1, '198.51.100.1', '198.51.100.1'],
  ['one proxy, and a sender who claims more', 1, '10.0.0.1, 198.51.100.1', '198.51.100.1'],
  ['one proxy that tells the port', 1, '10.0.0.1, 198.51.100.1:4711', '198.51.100.1'],
  ['one proxy that tells IPv6 and port', 1, '[2001:DB8:0:0::1]:4711', '2001:db8::1'],
  ['one proxy that tells IPv4 as IPv6', 1, '::ffff:c633:6401', '198.51.100.1'],
  ['two proxies', 2, '10.9.9.9, 198.51.100.1, 10.0.0.2', '198.51.100.1'],
  ['two proxies, of which one was passed by', 2, '10.0.0.2', '10.0.0.2'],
  ['one proxy that was passed by', 1, undefined, '203.0.113.9'],
  ['one proxy that hides whom it saw', 1, '198.51.100.1, unknown', '203.0.113.9'],
  ['two proxies, of which one hides', 2, '1.2.3.4, _hidden, 10.0.0.2', '10.0.0.2'],
  ['one proxy, and an empty entry of a sender', 1, ', ,', '203.0.113.9'],
])('[bar 26] behind %s a request comes from where it came from', (_what, trusted, header, seen) => {
  const headers = header === undefined ? {} : { 'x-forwarded-for': header }
  expect(clientAddress({ socket, headers }, { trusted, header: 'x-forwarded-for' })).toBe(seen)
})

test.each([
  ['for=198.51.100.1;proto=https', '198.51.100.1'],
  ['for=10.0.0.1, For="[2001:db8:cafe::17]:4711"; by=10.0.0.9', '2001:db8:cafe::17'],
  ['for=198.51.100.1, proto=https', '203.0.113.9'],
  ['for=198.51.100.1, for=_hidden', '203.0.113.9'],
])('the standard’s header says the same: %s', (header, seen) => {
  const proxies: Proxies = { trusted: 1, header: 'forwarded' }
  expect(clientAddress({ socket, headers: { forwarded: header } }, proxies)).toBe(seen)
})

test('a header that our proxies do not write is the sender’s own, and counts for nothing', () => {
  const headers = { forwarded: 'for=10.0.0.1', 'x-forwarded-for': '198.51.100.1' }
  const behind = (header: Proxies['header']) =>
    clientAddress({ socket, headers }, { trusted: 1, header })
  expect([behind('x-forwarded-for'), behind('forwarded')]).toEqual(['198.51.100.1', '10.0.0.1'])
})

test('a header of any length is read in time that grows with it alone', () => {
  const begun = performance.now()
  for (const part of ['1.2.3.4,', '[', '[a', 'for="', ';for=', '1.1.1.1:', ' ']) {
    const headers = { 'x-forwarded-for': part.repeat(50_000), forwarded: part.repeat(50_000) }
    clientAddress({ socket, headers }, { trusted: 10, header: 'x-forwarded-for' })
    clientAddress({ socket, headers }, { trusted: 10, header: 'forwarded' })
  }
  expect(performance.now() - begun).toBeLessThan(5_000)
})

test.each([
  ['198.51.100.1', '198.51.100.1'],
  ['2001:db8:1:2::1', '2001:db8:1:2'],
  ['2001:db8:1:2:3:4:5:6', '2001:db8:1:2'],
  ['2001:DB8:0001:2::9', '2001:db8:1:2'],
  ['2001:db8::1', '2001:db8:0:0'],
  ['::1', '0:0:0:0'],
])('[A46] one subscriber has one name: %s is %s', (address, network) => {
  expect(networkOf(address)).toBe(network)
})
