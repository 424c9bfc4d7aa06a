import type { IncomingMessage } from 'node:http'
import type { Duplex } from 'node:stream'
import { setTimeout as delay } from 'node:timers/promises'
import { WebSocketServer } from 'ws'
import type { AuditDenial } from '#db/pace/audit-denial.ts'
import type { PaceDb } from '#db/pace/client.ts'
import { type Actor, subjectName } from '#domain/access.ts'
import { DomainError } from '#domain/errors.ts'
import { plainAddress } from '#domain/plain-address.ts'
import type { Logger } from '#service/log.ts'
import { continueTrace } from '#service/trace.ts'
import { readBearer, type VerifyToken } from '#service/verify-token.ts'
import { CLOSE } from './close-codes.ts'
import { Connection, type ConnectionLimits, type Resume } from './connection.ts'
import { enter, type EnterRequest, type Identity, identify, NotAdmitted } from './enter.ts'
import { isOutOfReach } from './database-errors.ts'
import type { RoomRegistry } from './rooms.ts'

type Options = {
  rooms: RoomRegistry
  db: PaceDb
  verifyToken: VerifyToken
  log: Logger
  auditDenial: AuditDenial
  /** The only origin that pages may come from; peers without a browser send none. */
  origin: string
  limits: ConnectionLimits
  beatMs?: number
}
export type DocumentSockets = ReturnType<typeof acceptDocuments>

const PATH = '/docs/'
const OPENING = { action: 'document.open' }
/** Twice this is less than the 30 s after which the stock client gives up on a silent server. */
const BEAT_MS = 12_000
/** Above what `messageBytes` allows: `ws` would close with a code that the stock client takes as temporary. */
const HARD_LIMIT_FACTOR = 4
const DRAIN_SLICE = 50
const DRAIN_PAUSE_MS = 40

/** The door: path and origin before the upgrade, everything else behind it, where a browser can read the answer. */
export function acceptDocuments(options: Options) {
  const { rooms, limits, beatMs = BEAT_MS } = options
  const connections = new Set<Connection>()
  const server = new WebSocketServer({
    noServer: true,
    perMessageDeflate: false,
    maxPayload: limits.messageBytes * HARD_LIMIT_FACTOR,
  })
  let draining = false
  const heart = setInterval(() => {
    for (const connection of connections) connection.beat(beatMs)
  }, beatMs).unref()

  function upgrade(request: IncomingMessage, raw: Duplex, head: Buffer): void {
    const url = new URL(request.url ?? '/', 'http://sync')
    const origin = request.headers.origin ?? null
    const from = {
      address: plainAddress(request.socket.remoteAddress),
      traceId: continueTrace(request.headers.traceparent?.toString()).traceId,
    }
    if (!url.pathname.startsWith(PATH)) return answerUpgrade(raw, '404 Not Found')
    if (origin !== null && origin !== options.origin) {
      options.auditDenial({ ...OPENING, actor: null, reason: `from ${origin}`, ...from })
      return answerUpgrade(raw, '403 Forbidden')
    }
    if (draining) return answerUpgrade(raw, '503 Service Unavailable')
    const entry: EnterRequest = {
      name: decodeName(url.pathname.slice(PATH.length)),
      token: url.searchParams.get('token') ?? readBearer(request.headers.authorization),
      origin,
    }
    server.handleUpgrade(request, raw, head, (socket) => {
      const connection = new Connection(socket, raw, {
        rooms,
        limits,
        renew: (renewed, token) => renewIdentity(options, renewed, token),
        resume: readResume(url.searchParams),
      })
      connections.add(connection)
      socket.on('error', () => undefined)
      socket.on('close', () => {
        connection.leave()
        connections.delete(connection)
      })
      admit(connection, entry).catch((error: unknown) => {
        refuse(options, connection, { name: entry.name, ...from, error })
      })
    })
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

  return { connections, upgrade, drain }
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

type Refused = { name: string; address: string | null; traceId: string; error: unknown }

function refuse(
  { log, auditDenial }: Options,
  connection: Connection,
  { name, error, ...from }: Refused,
): void {
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
