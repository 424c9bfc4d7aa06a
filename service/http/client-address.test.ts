import type { IncomingMessage } from 'node:http'
import { expect, test } from 'vitest'
import { clientAddress } from './client-address.ts'

test.each([
  ['no proxy', 0, undefined, '203.0.113.9'],
  ['no proxy, and a sender who claims one', 0, '198.51.100.1', '203.0.113.9'],
  ['one proxy', 1, '198.51.100.1', '198.51.100.1'],
  ['one proxy, and a sender who claims more', 1, '10.0.0.1, 198.51.100.1', '198.51.100.1'],
  ['two proxies', 2, '10.9.9.9, 198.51.100.1, 10.0.0.2', '198.51.100.1'],
  ['one proxy that was passed by', 1, undefined, '203.0.113.9'],
])('[bar 26] behind %s a request comes from where it came from', (_what, trusted, header, seen) => {
  const socket = { remoteAddress: '::ffff:203.0.113.9' } as IncomingMessage['socket']
  const headers = header === undefined ? {} : { 'x-forwarded-for': header }
  expect(clientAddress({ socket, headers }, trusted)).toBe(seen)
})
