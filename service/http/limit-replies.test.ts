import { createServer, type ServerResponse } from 'node:http'
import { gzipSync } from 'node:zlib'
import { expect, onTestFinished, test } from 'vitest'
import { waitFor } from '#tests/support/wait-for.ts'
import { limitReplies, ReplyTooLargeError } from './limit-replies.ts'

async function serve(answer: (response: ServerResponse) => void): Promise<string> {
  const server = createServer((_request, response) => answer(response))
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  onTestFinished(() => {
    server.closeAllConnections()
    server.close()
  })
  const address = server.address()
  return `http://127.0.0.1:${typeof address === 'object' && address ? address.port : 0}`
}

test('a reply up to the limit comes whole, with its status and headers', async () => {
  const url = await serve((response) => {
    response.writeHead(418, { 'x-kind': 'tea' })
    response.end('x'.repeat(1000))
  })
  const response = await limitReplies(1000)(url)
  expect([response.status, response.headers.get('x-kind')]).toEqual([418, 'tea'])
  expect(await response.text()).toHaveLength(1000)
})

test('one byte more is an error, and what goes on for ever is closed', async () => {
  const longer = await serve((response) => response.end('x'.repeat(1001)))
  await expect(limitReplies(1000)(longer).then((one) => one.text())).rejects.toThrow(
    ReplyTooLargeError,
  )
  let isClosed = false
  const endless = await serve((response) => {
    response.on('close', () => (isClosed = true))
    const more = () => {
      while (!response.destroyed && response.write('x'.repeat(10_000)));
    }
    response.on('drain', more)
    more()
  })
  await expect(limitReplies(1000)(endless).then((one) => one.text())).rejects.toThrow('1000 bytes')
  await waitFor(() => isClosed)
})

test('what is small on the wire and large unpacked is counted unpacked', async () => {
  const url = await serve((response) => {
    response.writeHead(200, { 'content-encoding': 'gzip' })
    response.end(gzipSync(Buffer.alloc(10_000_000)))
  })
  await expect(limitReplies(100_000)(url).then((one) => one.text())).rejects.toThrow(
    ReplyTooLargeError,
  )
})
