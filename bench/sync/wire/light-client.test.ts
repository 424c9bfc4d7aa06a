import { once } from 'node:events'
import { expect, onTestFinished, test } from 'vitest'
import { WebSocketServer } from 'ws'
import { waitFor } from '#tests/support/wait-for.ts'
import { clientFrame } from './frames.ts'
import { LightClient } from './light-client.ts'

async function startEcho() {
  const server = new WebSocketServer({ port: 0, host: '127.0.0.1' })
  onTestFinished(() => server.close())
  await once(server, 'listening')
  server.on('connection', (socket) => {
    socket.on('message', (message: Buffer) => socket.send(message))
  })
  const address = server.address()
  return { server, port: typeof address === 'object' ? (address?.port ?? 0) : 0 }
}

test('what it frames is what a server reads, and back', async () => {
  const { port } = await startEcho()
  const sent = [0, 1, 125, 126, 65_535, 65_536, 200_000].map((length) =>
    Buffer.from(Array.from({ length }, (_, index) => index % 251)),
  )
  const read: Buffer[] = []
  const client = await LightClient.open({ port, path: '/' }, (bytes, start, end) => {
    read.push(Buffer.from(bytes.subarray(start, end)))
  })
  for (const message of sent) client.send(clientFrame(message))
  await waitFor(() => read.length === sent.length)
  expect(read.map((message, index) => sent[index]?.equals(message))).toEqual(sent.map(() => true))
  client.close()
})

test('it answers a ping, or a server would drop it while it idles', async () => {
  const { server, port } = await startEcho()
  const connected = once(server, 'connection')
  const client = await LightClient.open({ port, path: '/' }, () => {})
  const [socket] = await connected
  const answered = once(socket, 'pong')
  socket.ping('are you there')
  expect(String((await answered)[0])).toBe('are you there')
  client.close()
})

test('a refusal says what the server answered', async () => {
  const { server, port } = await startEcho()
  server.options.verifyClient = () => false
  await expect(LightClient.open({ port, path: '/x' }, () => {})).rejects.toThrow(/\/x .*401/)
})
