import { once } from 'node:events'
import { onTestFinished, test } from 'vitest'
import WebSocket, { WebSocketServer } from 'ws'
import { waitFor } from '#tests/support/wait-for.ts'
import { cutDatabase } from '../testing/faults/cut-database.ts'
import { openWorkspace, silent } from '../testing/workspace.ts'
import { Conversations } from './conversations.ts'
import { FeedConnection } from './feed-connection.ts'
import { Partials } from './partials.ts'
import { SOME_HOUSE } from '#domain/testing/house.ts'
import { SOME_REFERENCE } from '#domain/testing/reference.ts'

test('[F14] who cannot be greeted is sent away for a moment, and nothing else ends', async () => {
  const { client, rooms } = await openWorkspace()
  const line = await cutDatabase(client)
  await line.client.sql.end()
  const conversations = new Conversations(rooms)
  const partials = new Partials(rooms, conversations)
  const settings = { current: () => ({ version: 1, house: SOME_HOUSE, reference: SOME_REFERENCE }) }
  const deps = { db: line.client.db, rooms, settings, log: silent, conversations, partials }
  const server = new WebSocketServer({ host: '127.0.0.1', port: 0 })
  onTestFinished(() => server.close())
  server.on('connection', (socket) => {
    new FeedConnection(socket, deps, { clientId: 'pbx', source: 'urn:centre' })
  })
  await once(server, 'listening')
  const address = server.address()
  const port = typeof address === 'object' ? address?.port : 0
  const centre = new WebSocket(`ws://127.0.0.1:${port}`)
  onTestFinished(() => centre.terminate())
  let code: number | null = null
  centre.on('close', (closedWith) => (code = closedWith))
  await waitFor(() => code === 1013)
})
