import { createServer } from 'node:net'
import { expect, onTestFinished, test } from 'vitest'
import { HOST, startDocumentHost } from '#tests/support/document-host.ts'
import { isPublicAddress } from './public-address.ts'
import { createSafeFetch } from './safe-fetch.ts'

test('[A44] a document comes over https, from the address that was looked at', async () => {
  const { answer, clientId, fetchHere, seen } = await startDocumentHost()
  answer.body = '{"a":1}'
  let lookUps = 0
  const resolve = async (name: string) => {
    lookUps += 1
    expect(name).toBe(HOST)
    return ['127.0.0.1']
  }
  const got = await fetchHere({ resolve })(clientId)
  expect([got.status, await got.json()]).toEqual([200, { a: 1 }])
  expect([lookUps, seen.requests]).toEqual([1, 1])
})

test.each([
  ['loopback', ['127.0.0.1']],
  ['one private address among public ones', ['93.184.215.14', '10.0.0.7']],
  ['the metadata service', ['169.254.169.254']],
  ['loopback mapped into IPv6', ['::ffff:7f00:1']],
  ['no address', []],
])('[A44] [bar 29] a name that leads to %s is not connected to', async (_what, addresses) => {
  const { clientId, ca, seen } = await startDocumentHost()
  const safeFetch = createSafeFetch({ resolve: async () => addresses, ca })
  await expect(safeFetch(clientId)).rejects.toThrow(/not a public address/)
  expect(seen.connections).toBe(0)
})

test.each(['127.0.0.1', '127.1', '2130706433', '0x7f.1', '[::1]', '[::ffff:7f00:1]', 'localhost'])(
  '[A44] [bar 29] https://%s is not connected to',
  async (host) => {
    const { port, ca, seen } = await startDocumentHost()
    const safeFetch = createSafeFetch({ ca })
    await expect(safeFetch(`https://${host}:${port}/`)).rejects.toThrow(/not a public address/)
    expect(seen.connections).toBe(0)
  },
)

test('[A44] neither http, nor a redirect, nor a foreign certificate, nor too much, nor too slow', async () => {
  const { answer, clientId, port, fetchHere, seen } = await startDocumentHost()
  const safeFetch = fetchHere({ timeoutMs: 3_000 })
  await expect(safeFetch(`http://${HOST}:${port}/`)).rejects.toThrow(/only https/)
  expect(seen.connections).toBe(0)
  Object.assign(answer, { status: 302, headers: { location: `${clientId}?again` } })
  expect((await safeFetch(clientId)).status).toBe(302)
  expect(seen.requests).toBe(1)
  await expect(safeFetch(`https://other.example:${port}/`)).rejects.toThrow(/altnames/i)
  await expect(fetchHere({ ca: undefined })(clientId)).rejects.toThrow(/self.signed/i)
  Object.assign(answer, { status: 200, headers: {}, body: 'x'.repeat(5 * 1024 + 1) })
  await expect(safeFetch(clientId)).rejects.toThrow(/too large/)
  answer.hang = true
  await expect(safeFetch(clientId)).rejects.toThrow(/timeout|aborted/i)
})

/** What a Node server would not answer: the letters of an answer as they are, over a plain connection. */
async function startRawHost(answer: string): Promise<string> {
  const server = createServer((socket) => {
    socket.on('error', () => undefined)
    socket.once('data', () => socket.end(answer))
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  onTestFinished(() => void server.close())
  const address = server.address()
  return `http://127.0.0.1:${typeof address === 'object' ? address?.port : 0}/`
}

test.each([
  ['HTTP/1.1 999 Request denied\r\ncontent-length: 2\r\n\r\nno', /status that is none: 999/],
  ['HTTP/1.1 600 ?\r\ncontent-length: 0\r\n\r\n', /status that is none: 600/],
  ['HTTP/1.1 099 ?\r\ncontent-length: 0\r\n\r\n', /status that is none: 99/],
  ['HTTP/1.1 101 Switching\r\nconnection: upgrade\r\nupgrade: x\r\n\r\n', /./],
  ['HTTP/1.1 100 Continue\r\n\r\n', /./],
  ['', /./],
])('[bar 29] the answer %j is refused, and ends nothing but itself', async (answer, why) => {
  const url = await startRawHost(answer)
  const safeFetch = createSafeFetch({ isAllowed: () => true, allowsPlain: true, timeoutMs: 20_000 })
  const refusal = await safeFetch(url).catch((error: Error) => error)
  expect(refusal).toBeInstanceOf(Error)
  expect(String(refusal)).toMatch(why)
  expect(String(refusal)).not.toMatch(/timeout/i)
})

test.each([
  ['599 ?\r\ncontent-length: 2\r\n\r\nno', 599, 'no'],
  ['204 No content\r\n\r\n', 204, ''],
  ['200 OK\r\n\r\nuntil it ends', 200, 'until it ends'],
])('the answer %j is taken as it is', async (answer, status, body) => {
  const url = await startRawHost(`HTTP/1.1 ${answer}`)
  const safeFetch = createSafeFetch({ isAllowed: () => true, allowsPlain: true, timeoutMs: 20_000 })
  const got = await safeFetch(url)
  expect([got.status, await got.text()]).toEqual([status, body])
})

test.each([
  ['8.8.8.8', true],
  ['93.184.215.14', true],
  ['2606:4700:4700::1111', true],
  ['2a00:1450:4001::1', true],
  ['0.0.0.0', false],
  ['10.1.2.3', false],
  ['100.64.0.1', false],
  ['169.254.169.254', false],
  ['172.31.255.255', false],
  ['192.168.1.1', false],
  ['198.18.0.1', false],
  ['224.0.0.1', false],
  ['255.255.255.255', false],
  ['::', false],
  ['::1', false],
  ['::ffff:10.0.0.1', false],
  ['64:ff9b::a00:1', false],
  ['2002:a00:1::', false],
  ['2001:db8::1', false],
  ['fc00::1', false],
  ['fe80::1', false],
  ['fe80::1%eth0', false],
  ['ff02::1', false],
  ['example.com', false],
])('[A44] [bar 29] is %s on the internet? %s', (address, expected) => {
  expect(isPublicAddress(address)).toBe(expected)
})
