import { randomBytes } from 'node:crypto'
import { once } from 'node:events'
import { connect, type Socket } from 'node:net'
import { clientFrame, FrameReader, OPCODE } from './frames.ts'

export type MessageListener = (bytes: Buffer, start: number, end: number) => void
type Address = { port: number; path: string }

const HEAD_END = Buffer.from('\r\n\r\n')

/** A WebSocket of the generator: a thousand of them must cost it less than the server that they measure. */
export class LightClient {
  readonly #socket: Socket
  readonly #frames: FrameReader
  #listener: MessageListener
  #closed = false

  private constructor(socket: Socket, listener: MessageListener) {
    this.#socket = socket
    this.#listener = listener
    this.#frames = new FrameReader((opcode, bytes, start, end) => {
      if (opcode === OPCODE.binary) this.#listener(bytes, start, end)
      else if (opcode === OPCODE.ping)
        this.send(clientFrame(bytes.subarray(start, end), OPCODE.pong))
    })
    socket.on('error', () => (this.#closed = true))
    socket.on('close', () => (this.#closed = true))
  }

  static async open({ port, path }: Address, listener: MessageListener): Promise<LightClient> {
    const socket = connect({ port, host: '127.0.0.1', noDelay: true })
    await once(socket, 'connect')
    socket.write(upgradeRequest(path, port))
    const rest = await readUpgrade(socket, path)
    const client = new LightClient(socket, listener)
    if (rest.length > 0) client.#frames.push(rest)
    socket.on('data', (chunk: Buffer) => client.#frames.push(chunk))
    socket.resume()
    return client
  }

  get isClosed(): boolean {
    return this.#closed
  }

  listen(listener: MessageListener): void {
    this.#listener = listener
  }

  /** A frame made ahead by `clientFrame`. */
  send(frame: Buffer): void {
    if (!this.#closed) this.#socket.write(frame)
  }

  whenClosed(): Promise<unknown> {
    return this.#closed ? Promise.resolve() : once(this.#socket, 'close')
  }

  close(): void {
    this.#socket.destroy()
  }
}

function upgradeRequest(path: string, port: number): string {
  const key = randomBytes(16).toString('base64')
  return `GET ${path} HTTP/1.1\r\nHost: 127.0.0.1:${port}\r\nUpgrade: websocket\r\nConnection: Upgrade\r\nSec-WebSocket-Key: ${key}\r\nSec-WebSocket-Version: 13\r\n\r\n`
}

/** What came behind the head of the answer. */
function readUpgrade(socket: Socket, path: string): Promise<Buffer> {
  return new Promise((resolve, reject) => {
    let head = Buffer.alloc(0)
    const read = (chunk: Buffer) => {
      head = Buffer.concat([head, chunk])
      const end = head.indexOf(HEAD_END)
      if (end < 0) return
      socket.off('data', read)
      socket.pause()
      const text = head.toString('latin1', 0, end)
      if (!text.startsWith('HTTP/1.1 101')) reject(new Error(`${path} was answered: ${text}`))
      else resolve(head.subarray(end + HEAD_END.length))
    }
    socket.on('data', read)
    socket.once('close', () => reject(new Error(`${path}: the server hung up`)))
    socket.once('error', reject)
  })
}
