import type { IncomingMessage } from 'node:http'
import type { Duplex } from 'node:stream'
import { setTimeout as delay } from 'node:timers/promises'
import { type WebSocket, WebSocketServer } from 'ws'
import type { AuditDenial } from '#db/pace/audit-denial.ts'
import type { PaceDb } from '#db/pace/client.ts'
import { type Actor, subjectName } from '#domain/access.ts'
import { DomainError } from '#domain/errors.ts'
import { plainAddress } from '#domain/plain-address.ts'
import type { Logger } from '#service/log.ts'
import { continueTrace } from '#service/trace.ts'
import { readBearer, type VerifyToken } from '#service/verify-token.ts'
import { Accounts } from './accounts.ts'
import { CLOSE } from './close-codes.ts'
import { Connection, type ConnectionDeps, type Resume } from './connection.ts'
import type { DoorRecords } from './door-records.ts'
import { enter, type EnterRequest, type Identity, identify, NotAdmitted } from './enter.ts'
import { isOutOfReach } from './database-errors.ts'
import { Entrance } from './entrance.ts'
import { LimitReached, type Limits } from './limits.ts'
import { Line } from './line.ts'
import type { SyncMetrics } from './metrics.ts'
import type { RoomRegistry } from './rooms.ts'
import { DocumentSocket, listenTo } from './socket.ts'
import { Turns } from './turns.ts'

type Options = {
  rooms: RoomRegistry
  db: PaceDb
  records: DoorRecords
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

const PATH = '/docs/'
const OPENING = { action: 'document.open' }
/** Twice this is less than the 30 s after which the stock client gives up on a silent server. */
const BEAT_MS = 12_000
const DRAIN_SLICE = 50
const DRAIN_PAUSE_MS = 40

/** The door: path, origin and numbers before the upgrade, everything else behind it, where a browser can read the answer. */
export function acceptDocuments(options: Options) {
  const { rooms, limits, beatMs = BEAT_MS } = options
  const connections = new Set<Connection>()
  const entrance = new Entrance(limits)
  const shared = createShared(options)
  const server = createSocketServer(limits)
  const isFull = () => connections.size >= limits.connections
  let draining = false
  const heart = setInterval(() => {
    for (const connection of connections) connection.beat(beatMs)
    shared.accounts.forgetResting()
  }, beatMs).unref()

  function upgrade(request: IncomingMessage, raw: Duplex, head: Buffer): void {
    const url = new URL(request.url ?? '/', 'http://sync')
    const from = readKnock(request)
    const address = from.address ?? ''
    const crowd = { isCrowded: !entrance.hasRoomFor(address), isFull: isFull() }
    const answer = answerAtDoor(request, url, { ...options, from, draining, ...crowd })
    if (answer) return answerUpgrade(raw, answer)
    const entry = readEntry(request, url)
    const resume = readResume(url.searchParams)
    server.handleUpgrade(request, raw, head, (socket) => {
      const connection = seat(socket, raw, resume)
      entrance.enter(address)
      const refused = (error: unknown) =>
        refuse(options, connection, { name: entry.name, ...from, error })
      admit(connection, entry)
        .catch(refused)
        .finally(() => entrance.leave(address))
    })
  }

  /** By itself, so that nothing of the request is kept for as long as the socket is open. */
  function seat(socket: DocumentSocket, raw: Duplex, resume: Resume): Connection {
    const connection = new Connection(new Line(socket, raw, shared), resume, shared)
    socket.connection = connection
    connections.add(connection)
    listenTo(socket)
    socket.on('close', forget)
    return connection
  }

  function forget(this: WebSocket): void {
    if (this instanceof DocumentSocket && this.connection) connections.delete(this.connection)
  }

  async function admit(connection: Connection, entry: EnterRequest): Promise<void> {
    const admission = await enter(options, entry)
    const room = await rooms.open(entry.name, { teamId: admission.teamId })
    connection.open(admission, room)
  }

  async function drain(): Promise<void> {
    draining = true
    clearInterval(heart)
    await closeInSlices([...connections])
  }

  return { connections, upgrade, drain, heldSenders: () => shared.turns.heldCount }
}

/** What all connections have in common. */
function createShared(options: Options): ConnectionDeps {
  const { rooms, limits, metrics } = options
  return {
    rooms,
    limits,
    metrics,
    accounts: new Accounts(limits),
    turns: new Turns(),
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

type Knock = { address: string | null; traceId: string }
type Door = Options & { from: Knock; draining: boolean; isFull: boolean; isCrowded: boolean }

/** What is answered before the upgrade to whoever cannot come in at all. */
function answerAtDoor(request: IncomingMessage, { pathname }: URL, door: Door): string | null {
  const origin = request.headers.origin ?? null
  if (!pathname.startsWith(PATH)) return '404 Not Found'
  if (origin !== null && origin !== door.origin) {
    door.auditDenial({ ...OPENING, actor: null, reason: `from ${origin}`, ...door.from })
    return '403 Forbidden'
  }
  if (door.draining) return '503 Service Unavailable'
  if (door.isFull) {
    door.metrics.refused('connections')
    return '503 Service Unavailable'
  }
  if (!door.isCrowded) return null
  door.metrics.refused('enteringPerAddress')
  return '429 Too Many Requests'
}

function readKnock({ socket, headers }: IncomingMessage): Knock {
  return {
    address: plainAddress(socket.remoteAddress),
    traceId: continueTrace(headers.traceparent?.toString()).traceId,
  }
}

function readEntry(request: IncomingMessage, { pathname, searchParams }: URL): EnterRequest {
  return {
    name: decodeName(pathname.slice(PATH.length)),
    token: searchParams.get('token') ?? readBearer(request.headers.authorization),
    origin: request.headers.origin ?? null,
  }
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

type Refused = Knock & { name: string; error: unknown }

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
  if (code === CLOSE.overloaded) log.warn({ err: error, document: name }, 'entry failed')
  else log.info({ document: name, code, reason }, 'not admitted')
  connection.close(code, reason)
}

function viaOf(actor: Actor | null): string | undefined {
  return actor?.kind === 'person' && actor.via ? `service:${actor.via}` : undefined
}

function readResume(params: URLSearchParams): Resume {
  const since = readNumber(params.get('since')) ?? -1
  return { since, generation: readNumber(params.get('generation')) }
}

function closing(error: unknown): { code: number; reason: string } {
  if (error instanceof NotAdmitted) return { code: error.code, reason: error.message }
  if (error instanceof DomainError && (error.code === 'notFound' || error.code === 'gone')) {
    return { code: CLOSE.gone, reason: error.message }
  }
  const reason = isOutOfReach(error) ? 'the database is out of reach' : 'try again in a moment'
  return { code: CLOSE.overloaded, reason }
}

/** Before the upgrade it is still HTTP. */
export function answerUpgrade(raw: Duplex, status: string): void {
  raw.end(`HTTP/1.1 ${status}\r\nConnection: close\r\nContent-Length: 0\r\n\r\n`)
}

function decodeName(path: string): string {
  try {
    return decodeURIComponent(path)
  } catch {
    return path
  }
}

function readNumber(text: string | null): number | null {
  return text !== null && /^\d{1,15}$/.test(text) ? Number(text) : null
}
