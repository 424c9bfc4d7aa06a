import type { IncomingMessage } from 'node:http'
import type { Duplex } from 'node:stream'
import { setTimeout as delay } from 'node:timers/promises'
import { type WebSocket, WebSocketServer } from 'ws'
import type { AuditDenial } from '#db/pace/audit/audit-denial.ts'
import type { PaceDb } from '#db/pace/client.ts'
import { type Actor, subjectName } from '#domain/access/access.ts'
import { CLOSE } from '#domain/documents/close-codes.ts'
import { DomainError } from '#domain/errors.ts'
import type { VerifyToken } from '#service/identity/verify-token.ts'
import { networkOf } from '#service/http/network-of.ts'
import type { Logger } from '#service/log.ts'
import type { Identity } from '../access/identity.ts'
import type { AdmissionRecords } from '../admission/admission-records.ts'
import { type AdmissionRequest, admit, identify, NotAdmitted } from '../admission/admit.ts'
import { Accounts } from '../limits/accounts.ts'
import { Handshakes } from '../limits/handshakes.ts'
import { LimitReached, type Limits } from '../limits/limits.ts'
import type { SyncMetrics } from '../metrics/metrics.ts'
import type { RoomRegistry } from '../rooms/registry/rooms.ts'
import { isOutOfReach } from '../store/database-errors.ts'
import { Connection, type ConnectionDeps, type Resume } from './connection.ts'
import { FairScheduler } from './fair-scheduler.ts'
import {
  answerHandshake,
  OPENING,
  type Handshake,
  readHandshake,
  readRequest,
  readResume,
  refuseHandshake,
} from './handshake.ts'
import { SocketWriter } from './socket-writer.ts'
import { DocumentSocket, listenTo } from './socket.ts'

type Options = {
  rooms: RoomRegistry
  db: PaceDb
  records: AdmissionRecords
  verifyToken: VerifyToken
  log: Logger
  auditDenial: AuditDenial
  /** The only origin that pages may come from; peers without a browser send none. */
  origin: string
  limits: Limits
  metrics: SyncMetrics
  beatMs?: number
}
export type DocumentSockets = ReturnType<typeof acceptDocuments>

/** Twice this is less than the 30 s after which the stock client gives up on a silent server. */
const BEAT_MS = 12_000
const DRAIN_SLICE = 50
const DRAIN_PAUSE_MS = 40

/**
 * Sockets of documents: path, origin and numbers are checked before the upgrade, everything else behind it, where a
 * browser can read the answer.
 */
export function acceptDocuments(options: Options) {
  const { rooms, limits, beatMs = BEAT_MS } = options
  const connections = new Set<Connection>()
  const handshakes = new Handshakes(limits)
  const shared = createShared(options)
  const server = createSocketServer(limits)
  let draining = false
  const heart = setInterval(() => {
    for (const connection of connections) connection.beat(beatMs)
    shared.accounts.forgetResting()
  }, beatMs).unref()

  function upgrade(request: IncomingMessage, raw: Duplex, head: Buffer): void {
    const url = new URL(request.url ?? '/', 'http://sync')
    const from = readHandshake(request)
    const address = networkOf(from.address ?? '')
    const isFull = connections.size >= limits.connections
    const isCrowded = !handshakes.mayBegin(address)
    const checked = { ...options, from, draining, isFull, isCrowded }
    const answer = refuseHandshake(request, url, checked)
    if (answer) return answerHandshake(raw, answer)
    const wanted = readRequest(request, url)
    const resume = readResume(url.searchParams)
    server.handleUpgrade(request, raw, head, (socket) => {
      const connection = seat(socket, raw, resume)
      handshakes.begin(address)
      const refused = (error: unknown) =>
        refuse(options, connection, { name: wanted.name, ...from, error })
      open(connection, wanted)
        .catch(refused)
        .finally(() => handshakes.end(address))
    })
  }

  /** By itself, so that nothing of the request is kept for as long as the socket is open. */
  function seat(socket: DocumentSocket, raw: Duplex, resume: Resume): Connection {
    const connection = new Connection(new SocketWriter(socket, raw, shared), resume, shared)
    socket.connection = connection
    connections.add(connection)
    listenTo(socket)
    socket.on('close', forget)
    return connection
  }

  function forget(this: WebSocket): void {
    if (this instanceof DocumentSocket && this.connection) connections.delete(this.connection)
  }

  async function open(connection: Connection, wanted: AdmissionRequest): Promise<void> {
    const admission = await admit(options, wanted)
    const room = await rooms.open(wanted.name, { teamId: admission.teamId })
    connection.open(admission, room)
  }

  async function drain(): Promise<void> {
    draining = true
    clearInterval(heart)
    await closeInSlices([...connections])
  }

  return { connections, upgrade, drain, heldSenders: () => shared.scheduler.heldCount }
}

/** What all connections have in common. */
function createShared(options: Options): ConnectionDeps {
  const { rooms, limits, metrics } = options
  return {
    rooms,
    limits,
    metrics,
    accounts: new Accounts(limits),
    scheduler: new FairScheduler(),
    renew: (renewed, token) => renewIdentity(options, renewed, token),
  }
}

function createSocketServer(limits: Limits) {
  return new WebSocketServer<typeof DocumentSocket>({
    noServer: true,
    WebSocket: DocumentSocket,
    perMessageDeflate: false,
    autoPong: false,
    maxPayload: limits.messageBytes,
  })
}

/** A fresh ticket or token of the same actor; anything else ends the connection. */
async function renewIdentity(
  options: Options,
  connection: Connection,
  token: string,
): Promise<Identity> {
  const { name, identity } = connection.admission
  const fresh = await identify(options, { name, token, origin: options.origin })
  if (fresh.actorName === identity.actorName) return fresh
  throw new NotAdmitted(CLOSE.forbidden, 'another actor')
}

/** All of them come back at about the same time. */
async function closeInSlices(open: Connection[]): Promise<void> {
  for (let index = 0; index < open.length; index += DRAIN_SLICE) {
    for (const connection of open.slice(index, index + DRAIN_SLICE)) {
      connection.close(CLOSE.restarting, 'the server restarts')
    }
    if (index + DRAIN_SLICE < open.length) await delay(DRAIN_PAUSE_MS)
  }
}

type Refused = Handshake & { name: string; error: unknown }

function refuse(
  { log, auditDenial }: Options,
  connection: Connection,
  { name, error, ...from }: Refused,
): void {
  if (error instanceof LimitReached) return connection.exceed(error.limit)
  const { code, reason } = closing(error)
  if (error instanceof NotAdmitted && code === CLOSE.forbidden) {
    const actor = error.actor && subjectName(error.actor)
    auditDenial({ ...OPENING, actor, via: viaOf(error.actor), target: name, reason, ...from })
  }
  if (code === CLOSE.overloaded) log.warn({ err: error, document: name }, 'admission failed')
  else log.info({ document: name, code, reason }, 'not admitted')
  connection.close(code, reason)
}

function viaOf(actor: Actor | null): string | undefined {
  return actor?.kind === 'person' && actor.via ? `service:${actor.via}` : undefined
}

function closing(error: unknown): { code: number; reason: string } {
  if (error instanceof NotAdmitted) return { code: error.code, reason: error.message }
  if (error instanceof DomainError && (error.code === 'notFound' || error.code === 'gone')) {
    return { code: CLOSE.gone, reason: error.message }
  }
  const reason = isOutOfReach(error) ? 'the database is out of reach' : 'try again in a moment'
  return { code: CLOSE.overloaded, reason }
}
