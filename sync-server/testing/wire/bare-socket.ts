import { once } from 'node:events'
import { connect, type Socket } from 'node:net'
import { onTestFinished } from 'vitest'

const HANDSHAKE = [
  'Host: sync',
  'Connection: Upgrade',
  'Upgrade: websocket',
  'Sec-WebSocket-Version: 13',
  'Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==',
]

/** A TCP socket that has become a WebSocket, without anything that would keep to the protocol from then on. */
export async function openBareSocket(url: string, name: string, token: string): Promise<Socket> {
  const { port, pathname } = new URL(url)
  const socket = connect(Number(port), '127.0.0.1')
  socket.on('error', () => undefined)
  onTestFinished(() => void socket.destroy())
  await once(socket, 'connect')
  const target = `${pathname}/${name}?token=${token}`
  socket.write([`GET ${target} HTTP/1.1`, ...HANDSHAKE, '', ''].join('\r\n'))
  await once(socket, 'data')
  return socket
}

/** A client's frame; a mask of zeros leaves the payload as it is. `length`: what the header claims. */
export function maskedFrame(opcode: number, payload: Uint8Array, length = payload.length): Buffer {
  const header = Buffer.alloc(14)
  header[0] = 0x80 | opcode
  header[1] = 0x80 | 127
  header.writeBigUInt64BE(BigInt(length), 2)
  return Buffer.concat([header, payload])
}
