import { createServer, type IncomingMessage, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import type { Duplex } from 'node:stream'
import { getRequestListener } from '@hono/node-server'
import type { Hono } from 'hono'
import type { Registry } from 'prom-client'
import type { PaceClient, PaceDb } from '#db/pace/client.ts'
import type { Logger } from '#service/log.ts'
import { machineSecurityHeaders, withHeaders } from '#service/security-headers.ts'
import type { VerifyToken } from '#service/verify-token.ts'
import { acceptDocuments, answerUpgrade, type DocumentSockets } from './accept.ts'
import type { Bus } from './bus/bus.ts'
import { createCompactor } from './compact.ts'
import { createRoutes } from './create-routes.ts'
import { createDoorRecords, type DoorRecords } from './door-records.ts'
import { limitsWith, type Limits } from './limits.ts'
import { measureStore } from './measured-store.ts'
import { SyncMetrics } from './metrics.ts'
import { rememberTokens } from './remember-tokens.ts'
import { closeOutsiders, watchAccess } from './revocation.ts'
import { createRooms, type Rooms, type RoomsOptions } from './rooms.ts'
import { createPostgresStore } from './store.ts'
import { takeStock } from './take-stock.ts'
import { type Door, watchDoor } from './watch-door.ts'

export type SyncCore = {
  rooms: Rooms
  records: DoorRecords
  db: PaceDb
  pace: PaceClient
  log: Logger
  verifyToken: VerifyToken
} & Door
/** What stands beside the documents on the same port: commands, the feed, projections, views. */
export type Extension = {
  routes?: Hono
  /** By path, for sockets that are not documents. */
  upgrades?: Record<string, (request: IncomingMessage, socket: Duplex, head: Buffer) => void>
  /** Builds a view that is opened for the first time. */
  prepareView?: RoomsOptions['prepareView']
  stop?: () => unknown
}
export type SyncServerOptions = {
  pace: PaceClient
  appUrl: string
  /** Where the server is reached; over https it says so to browsers. */
  publicUrl?: string
  verifyToken: VerifyToken
  log: Logger
  port?: number
  routes?: Hono
  extensions?: readonly ((core: SyncCore) => Extension | Promise<Extension>)[]
  limits?: Partial<Limits>
  metrics?: Registry
  idleMs?: number
  /** Between nodes; closed with the server. */
  bus?: Bus
  /** How often the log is asked for what no bell told of. */
  pollMs?: number
  accessCheckMs?: number
  beatMs?: number
}
export type SyncServer = { port: number; url: string; rooms: Rooms; close: () => Promise<void> }

const DRAIN_MS = 5_000

/** Builds the server from what it stands on and listens; `close` drains it. */
export async function startSyncServer(options: SyncServerOptions): Promise<SyncServer> {
  const { pace, log, verifyToken, appUrl } = options
  const extensions: Extension[] = []
  const limits = limitsWith(options.limits)
  const metrics = new SyncMetrics(options.metrics)
  const { rooms, compactor } = openDocuments(options, { extensions, limits, metrics })
  const door = await watchDoor({ pace, log, everyMs: options.accessCheckMs })
  const records = createDoorRecords(pace.db)
  const sockets = acceptDocuments({
    rooms,
    log,
    auditDenial: door.auditDenial,
    db: pace.db,
    records,
    verifyToken: rememberTokens(verifyToken),
    origin: new URL(appUrl).origin,
    limits,
    metrics,
    beatMs: options.beatMs,
  })
  metrics.measure(() => takeStock(sockets, rooms))
  const access = await watchAccess({
    db: pace.db,
    sql: pace.sql,
    log,
    connections: () => sockets.connections,
    everyMs: options.accessCheckMs,
  })
  const core: SyncCore = { rooms, records, db: pace.db, pace, log, verifyToken, ...door }
  for (const extend of options.extensions ?? []) extensions.push(await extend(core))

  let draining = false
  const { auditDenial } = door
  const routes = createRoutes(options, { extensions, auditDenial, isDraining: () => draining })
  const headers = machineSecurityHeaders(options.publicUrl ?? '')
  const http = createServer(withHeaders(headers, getRequestListener(routes.fetch)))
  http.on('upgrade', createUpgrade(sockets, extensions))
  const port = await listen(http, options.port ?? 0)

  /** Not ready any more, and heard to be so; then each client is sent to another node. */
  async function close(): Promise<void> {
    draining = true
    await sockets.drain()
    http.close()
    await Promise.all([access.stop(), door.standings.stop()])
    for (const { stop } of extensions) await stop?.()
    await rooms.settle(DRAIN_MS)
    await compactor.stop()
    await rooms.close()
    await options.bus?.close()
    http.closeAllConnections()
  }
  return { port, url: `http://127.0.0.1:${port}`, rooms, close }
}

type Opened = { extensions: readonly Extension[]; limits: Limits; metrics: SyncMetrics }

/** The rooms, with what follows a commit and what happens to a room that nobody is in. */
function openDocuments(
  { pace, log, idleMs, bus, pollMs }: SyncServerOptions,
  { extensions, limits, metrics }: Opened,
) {
  const store = measureStore(createPostgresStore(pace), metrics)
  const compactor = createCompactor({ store, log })
  const rooms = createRooms({
    store,
    log,
    limits,
    idleMs,
    bus,
    pollMs,
    afterCommit(room, byOthers) {
      compactor.consider(room)
      if (byOthers) closeOutsiders(room)
    },
    resting: (room) => compactor.consider(room, { resting: true }),
    prepareView: async (api, name) => {
      for (const { prepareView } of extensions) await prepareView?.(api, name)
    },
  })
  return { rooms, compactor }
}

function createUpgrade(sockets: DocumentSockets, extensions: readonly Extension[]) {
  return (request: IncomingMessage, socket: Duplex, head: Buffer) => {
    // Node hands a socket over without a listener: one that is reset before it is a WebSocket would end the process.
    socket.on('error', () => socket.destroy())
    const address = URL.parse(request.url ?? '/', 'http://sync')
    if (!address) return answerUpgrade(socket, '400 Bad Request')
    const own = extensions.map(({ upgrades }) => upgrades?.[address.pathname]).find(Boolean)
    if (own) own(request, socket, head)
    else sockets.upgrade(request, socket, head)
  }
}

/** Room for a thousand clients that all come back in the same moment. */
function listen(http: Server, port: number): Promise<number> {
  return new Promise((resolve, reject) => {
    http.once('error', reject)
    http.listen({ port, backlog: 4096 }, () => {
      const address: AddressInfo | string | null = http.address()
      resolve(typeof address === 'object' && address ? address.port : port)
    })
  })
}
