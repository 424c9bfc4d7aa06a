import { connect, type Socket } from 'node:net'
import { setImmediate as nextTurn } from 'node:timers/promises'
import { expect, onTestFinished, test } from 'vitest'
import { waitFor } from '#tests/support/wait-for.ts'
import { createData } from '../data.ts'
import { startServer } from '../testing/start-server.ts'

const UPGRADE = [
  'Host: sync',
  'Connection: Upgrade',
  'Upgrade: websocket',
  'Sec-WebSocket-Version: 13',
  'Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==',
]

/** A plain socket that asks for an upgrade, with what it is answered. */
async function shakeHands(port: number, target: string, headers: readonly string[] = []) {
  const socket = connect(port, '127.0.0.1')
  const heard = { text: '' }
  socket.on('data', (data) => (heard.text += data.toString('latin1')))
  socket.on('error', () => undefined)
  onTestFinished(() => void socket.destroy())
  await new Promise((resolve) => socket.once('connect', resolve))
  socket.write([`GET ${target} HTTP/1.1`, ...UPGRADE, ...headers, '', ''].join('\r\n'))
  return { socket, heard }
}

function gone(socket: Socket): Promise<unknown> {
  return waitFor(() => socket.destroyed)
}

test('[S58] an address that is none is answered 400', async () => {
  const { server, join } = await startServer()
  for (const target of ['//', 'http://[/docs/note:a']) {
    const { heard, socket } = await shakeHands(server.port, target)
    await gone(socket)
    expect(heard.text, target).toContain('400 Bad Request')
  }
  const peer = await join('note:a')
  await waitFor(() => peer.provider.synced)
})

test.each([
  ['/feed', []],
  ['/feed', ['Sec-WebSocket-Protocol: cloudevents.json', 'Authorization: Bearer a.b.c']],
  ['/docs/note:a?token=forged', []],
  ['/docs/note:a', ['Origin: http://evil.test']],
  ['/elsewhere', []],
])('[S58] who asks for %s and breaks off disturbs nobody (%#)', async (target, headers) => {
  const { server, join } = await startServer({ extensions: [createData()] })
  const peer = await join('note:a')
  await waitFor(() => peer.provider.synced)
  for (let time = 0; time < 10; time += 1) {
    const { socket } = await shakeHands(server.port, target, headers)
    for (let turn = 0; turn < time; turn += 1) await nextTurn()
    socket.resetAndDestroy()
    await gone(socket)
  }
  const late = await join('note:a')
  await waitFor(() => late.provider.synced)
  expect(peer.codes).toEqual([])
})
