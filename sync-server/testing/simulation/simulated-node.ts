import { IncomingMessage } from 'node:http'
import { Socket } from 'node:net'
import type { Duplex } from 'node:stream'
import { drizzle } from 'drizzle-orm/postgres-js'
import type { PaceSchema } from '#db/pace/client.ts'
import { AccessTokenSchema } from '#domain/access/token.ts'
import { createLogger } from '#service/log.ts'
import { NodeBus } from '../../bus/node-bus.ts'
import { type Compactor, createCompactor } from '../../compaction/compact.ts'
import { foldUpdates } from '../../compaction/fold-updates.ts'
import { acceptDocuments, type DocumentSockets } from '../../connection/accept.ts'
import { limitsWith } from '../../limits/limits.ts'
import { SyncMetrics } from '../../metrics/metrics.ts'
import { createRooms, type RoomRegistry } from '../../rooms/registry/rooms.ts'
import { SimulatedStore } from './stand-ins/simulated-store.ts'
import type { World } from './world.ts'

const LIMITS = limitsWith({ unsentBytes: 512 })
const ORIGIN = 'http://app.test'
const HEADERS = {
  upgrade: 'websocket',
  connection: 'upgrade',
  'sec-websocket-key': 'c2ltdWxhdGVkIGNsaWVudA==',
  'sec-websocket-version': '13',
}
const LONG_FROM_NOW = 4_000_000_000
/** Short, so that rooms come and go and logs are folded within a run. */
const IDLE_MS = 900
const FOLD_AFTER = 12
const log = createLogger('sync-server', { level: 'silent' })
/** Admission asks it for tickets only; here everybody shows a token. */
const db = drizzle.mock<PaceSchema>()
const nowhere = new Socket()

/** One process of the sync server as `server.ts` builds it, but for HTTP, rights that change and what follows a commit. */
export class SimulatedNode {
  readonly name: string
  readonly store: SimulatedStore
  readonly rooms: RoomRegistry
  readonly compactor: Compactor
  readonly #bus: NodeBus
  readonly #sockets: DocumentSockets

  constructor(world: World, name: string) {
    const { time } = world
    this.name = name
    this.store = new SimulatedStore(world.database, {
      schedule: (whose, then) =>
        time.schedule(whose === 'node' ? name : whose, world.latency(), then),
      fateOf: (asked) => world.fateOf(asked),
    })
    this.#bus = new NodeBus({
      log,
      openWire: (events) => world.post.open(name, events),
      byDocument: world.post.byDocument,
    })
    this.compactor = createCompactor({
      store: this.store,
      log,
      afterUpdates: FOLD_AFTER,
      fold: (updates) =>
        new Promise((resolve) => setTimeout(() => resolve(foldUpdates(updates)), world.latency())),
    })
    this.rooms = createRooms({
      store: this.store,
      log,
      idleMs: IDLE_MS,
      bus: this.#bus,
      afterCommit: (room) => this.compactor.consider(room),
      resting: (room) => this.compactor.consider(room, { resting: true }),
    })
    this.#sockets = acceptDocuments({
      rooms: this.rooms,
      db,
      log,
      origin: ORIGIN,
      limits: LIMITS,
      metrics: new SyncMetrics(),
      auditDenial: () => undefined,
      records: {
        factsOf: async (document) => ((await this.store.load(document)) ? {} : null),
        activePerson: () => Promise.resolve(null),
        isRevoked: () => Promise.resolve(false),
        isSessionOver: () => Promise.resolve(false),
      },
      verifyToken: (token) => Promise.resolve(claimsOf(token)),
    })
  }

  accept(line: Duplex, url: string): void {
    const request = new IncomingMessage(nowhere)
    const { pathname, search } = new URL(url)
    Object.assign(request, { method: 'GET', url: pathname + search, headers: HEADERS })
    this.#sockets.upgrade(request, line, Buffer.alloc(0))
  }

  /** As `server.ts` stops: what was received is in the log before the process ends. */
  async drain(): Promise<void> {
    await this.#sockets.drain()
    await this.rooms.drain(5_000)
    await this.compactor.stop()
    await this.rooms.close()
    await this.#bus.close()
  }
}

/** `header.actor.signature` */
function claimsOf(token: string) {
  const actor = token.split('.')[1]
  const scope = 'live:read live:write'
  return AccessTokenSchema.parse({ sub: actor, client_id: actor, scope, exp: LONG_FROM_NOW })
}
