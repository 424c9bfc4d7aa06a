import { WebSocket } from 'ws'
import { CLOSE } from '#domain/documents/close-codes.ts'
import type { Connection } from './connection.ts'

const MESSAGE_TOO_BIG = 1009

/** A client's socket. Its listeners are shared by all: thousands of idle ones cost what `ws` itself does. */
export class DocumentSocket extends WebSocket {
  connection: Connection | null = null

  /** `ws` says 1009 of a message that is too large; the stock client would come back and send it again, for ever. */
  override close(code?: number, data?: string | Buffer): void {
    if (code === MESSAGE_TOO_BIG && this.connection) this.connection.exceed('messageBytes')
    else super.close(code, data)
  }
}

/** Hands what happens on the socket to its connection. */
export function listenTo(socket: DocumentSocket): void {
  socket.on('message', receive)
  socket.on('ping', ping)
  socket.on('pong', pong)
  socket.on('error', leave)
  socket.on('close', leave)
}

function receive(this: WebSocket, data: unknown, isBinary: boolean): void {
  if (!(this instanceof DocumentSocket)) return
  if (isBinary && data instanceof Uint8Array) this.connection?.receive(data)
  else this.connection?.close(CLOSE.undecodable, 'a message is not binary')
}

function ping(this: WebSocket, data: Buffer): void {
  if (this instanceof DocumentSocket) this.connection?.ping(data)
}

function pong(this: WebSocket): void {
  if (this instanceof DocumentSocket) this.connection?.pong()
}

/** An error too: what follows it on the socket is not read. */
function leave(this: WebSocket): void {
  if (this instanceof DocumentSocket) this.connection?.leave()
}
