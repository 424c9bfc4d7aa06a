// Port and, where documents are stored, the folder of LevelDB. The persistence is what the package had built in up to 2.x.
import http from 'node:http'
import { setPersistence, setupWSConnection } from '@y/websocket-server/utils'
import { WebSocketServer } from 'ws'
import { LeveldbPersistence } from 'y-leveldb'
import * as Y from 'yjs'

const [port, folder] = process.argv.slice(2)
if (folder) {
  const provider = new LeveldbPersistence(folder)
  setPersistence({
    provider,
    bindState: async (name, document) => {
      const stored = await provider.getYDoc(name)
      provider.storeUpdate(name, Y.encodeStateAsUpdate(document))
      Y.applyUpdate(document, Y.encodeStateAsUpdate(stored))
      document.on('update', (update) => provider.storeUpdate(name, update))
    },
    writeState: async () => {},
  })
}

const server = http.createServer((_request, response) => response.end('okay'))
const sockets = new WebSocketServer({ noServer: true })
sockets.on('connection', setupWSConnection)
server.on('upgrade', (request, socket, head) => {
  sockets.handleUpgrade(request, socket, head, (client) => {
    sockets.emit('connection', client, request)
  })
})
server.listen({ port: Number(port), host: '127.0.0.1', backlog: 4096 })
