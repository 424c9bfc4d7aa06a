import { createServer, type IncomingMessage } from 'node:http'
import type { Duplex } from 'node:stream'
import { getRequestListener } from '@hono/node-server'
import type { Hono } from 'hono'
import type { Registry } from 'prom-client'
import type { PaceClient } from '#db/pace/client.ts'
import { NO_PROXIES, type Proxies } from '#service/http/client-address.ts'
import { listen } from '#service/http/listen.ts'
import { believeProxies } from '#service/http/remote-address.ts'
import { machineSecurityHeaders, withHeaders } from '#service/http/security-headers.ts'
import { rememberTokens } from '#service/identity/remember-tokens.ts'
import type { VerifyToken } from '#service/identity/verify-token.ts'
import type { Logger } from '#service/log.ts'
import { createAdmissionRecords } from './admission/admission-records.ts'
import { watchAdmissions } from './admission/watch-admissions.ts'
import type { Bus } from './bus/bus.ts'
import { createCompactor } from './compaction/compact.ts'
import { acceptDocuments, type DocumentSockets } from './connection/accept.ts'
import { collectGauges } from './connection/collect-metrics.ts'
import { answerHandshake } from './connection/handshake.ts'
import { closeOutsiders, watchAccess } from './connection/revocation.ts'
import { createRoutes } from './create-routes.ts'
import type { Extension, SyncCore } from './extension.ts'
import { limitsWith, type Limits } from './limits/limits.ts'
import { SyncMetrics } from './metrics/metrics.ts'
import type { Rooms } from './rooms/documents-api.ts'
import { createRooms } from './rooms/registry/rooms.ts'
import { measureStore } from './store/measured-store.ts'
import { createPostgresStore } from './store/store.ts'
import type { SettingsWatch } from '#db/pace/house/watch-settings.ts'

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
  /** Proxies of ours in front, which are believed. */
  proxies?: Proxies
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
/** Room for a thousand clients that all come back in the same moment. */
const BACKLOG = 4_096

/** Builds the server from what it stands on and listens; `close` drains it. */
export async function startSyncServer(options: SyncServerOptions): Promise<SyncServer> {
  const { pace, log, appUrl } = options
  const extensions: Extension[] = []
  const limits = limitsWith(options.limits)
  const metrics = new SyncMetrics(options.metrics)
  const watch = await watchAdmissions({ pace, log, everyMs: options.accessCheckMs })
  const { settings } = watch
  const { rooms, compactor } = openDocuments(options, { extensions, limits, metrics, settings })
  const records = createAdmissionRecords(pace.db)
  const verifyToken = rememberTokens(options.verifyToken)
  const sockets = acceptDocuments({
    rooms,
    log,
    auditDenial: watch.auditDenial,
    db: pace.db,
    records,
    verifyToken,
    origin: new URL(appUrl).origin,
    limits,
    metrics,
    beatMs: options.beatMs,
  })
  metrics.measure(() => collectGauges(sockets, rooms))
  const access = await watchAccess({
    db: pace.db,
    sql: pace.sql,
    log,
    connections: () => sockets.connections,
    everyMs: options.accessCheckMs,
  })
  const core: SyncCore = { rooms, records, db: pace.db, pace, log, verifyToken, ...watch }
  for (const extend of options.extensions ?? []) extensions.push(await extend(core))

  let draining = false
  const { auditDenial } = watch
  const routes = createRoutes({
    log,
    routes: options.routes,
    extensions,
    auditDenial,
    isDraining: () => draining,
  })
  const headers = machineSecurityHeaders(options.publicUrl ?? '')
  const http = createServer(withHeaders(headers, getRequestListener(routes.fetch)))
  http.on('upgrade', createUpgrade(sockets, extensions))
  believeProxies(http, options.proxies ?? NO_PROXIES)
  const port = await listen(http, options.port ?? 0, { backlog: BACKLOG })

  /** Not ready any more, and heard to be so; then each client is sent to another node. */
  async function close(): Promise<void> {
    draining = true
    await sockets.drain()
    http.close()
    await Promise.all([access.stop(), watch.credentials.stop(), settings.stop()])
    for (const { stop } of extensions) await stop?.()
    await rooms.drain(DRAIN_MS)
    await compactor.stop()
    await rooms.close()
    await options.bus?.close()
    http.closeAllConnections()
  }
  return { port, url: `http://127.0.0.1:${port}`, rooms, close }
}

type Opened = {
  extensions: readonly Extension[]
  limits: Limits
  metrics: SyncMetrics
  settings: SettingsWatch
}

/** The rooms, with what follows a commit and what happens to a room that nobody is in. */
function openDocuments(
  { pace, log, idleMs, bus, pollMs }: SyncServerOptions,
  { extensions, limits, metrics, settings }: Opened,
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
    reference: () => settings.current().reference,
    afterCommit(room, byOthers) {
      compactor.consider(room)
      if (!byOthers) return
      closeOutsiders(pace.db, room).catch((err: unknown) => {
        log.error({ err, document: room.name }, 'rights could not be checked')
      })
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
    if (!address) return answerHandshake(socket, '400 Bad Request')
    const own = extensions.map(({ upgrades }) => upgrades?.[address.pathname]).find(Boolean)
    if (own) own(request, socket, head)
    else sockets.upgrade(request, socket, head)
  }
}
