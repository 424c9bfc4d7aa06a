import type { IncomingMessage } from 'node:http'
import type { Duplex } from 'node:stream'
import type { Hono } from 'hono'
import type { PaceClient, PaceDb } from '#db/pace/client.ts'
import type { VerifyToken } from '#service/identity/verify-token.ts'
import type { Logger } from '#service/log.ts'
import type { AdmissionRecords } from './admission/admission-records.ts'
import type { AdmissionWatch } from './admission/watch-admissions.ts'
import type { Rooms } from './rooms/documents-api.ts'
import type { RoomsOptions } from './rooms/registry/rooms.ts'

/** What extensions stand on. */
export type SyncCore = {
  rooms: Rooms
  records: AdmissionRecords
  db: PaceDb
  pace: PaceClient
  log: Logger
  verifyToken: VerifyToken
} & AdmissionWatch
/** What stands beside the documents on the same port: commands, the feed, projections, views. */
export type Extension = {
  routes?: Hono
  /** By path, for sockets that are not documents. */
  upgrades?: Record<string, (request: IncomingMessage, socket: Duplex, head: Buffer) => void>
  /** Builds a view that is opened for the first time. */
  prepareView?: RoomsOptions['prepareView']
  stop?: () => unknown
}
