import type { IncomingMessage } from 'node:http'
import type { Duplex } from 'node:stream'
import { WebSocketServer } from 'ws'
import type { AuditDenial } from '#db/pace/audit-denial.ts'
import type { PaceDb } from '#db/pace/client.ts'
import type { StandingWatch } from '#db/pace/watch-standings.ts'
import { DomainError } from '#domain/errors.ts'
import { plainAddress } from '#domain/plain-address.ts'
import type { Logger } from '#service/log.ts'
import type { VerifyToken } from '#service/verify-token.ts'
import { CLOSE } from '../close-codes.ts'
import type { Rooms } from '../rooms.ts'
import { admitFeed, refuseUpgrade, SUBPROTOCOL } from './admit.ts'
import { FeedConnection } from './feed-connection.ts'
import { Partials } from './partials.ts'

type FeedOptions = {
  db: PaceDb
  rooms: Pick<Rooms, 'change' | 'create' | 'inspect' | 'announce'>
  verifyToken: VerifyToken
  log: Logger
  /** Tells when a client is revoked. */
  standings: Pick<StandingWatch, 'follow'>
  auditDenial: AuditDenial
}

const MAX_FRAME_BYTES = 256 * 1024

/** The call centre's door on the sync server's port. */
export function acceptFeed(options: FeedOptions) {
  const { db, rooms, log, standings, auditDenial } = options
  const connections = new Set<FeedConnection>()
  const deps = { db, rooms, log, partials: new Partials(rooms) }
  const server = new WebSocketServer({
    noServer: true,
    perMessageDeflate: false,
    maxPayload: MAX_FRAME_BYTES,
    handleProtocols: () => SUBPROTOCOL,
  })
  let isDraining = false

  async function upgrade(request: IncomingMessage, socket: Duplex, head: Buffer): Promise<void> {
    try {
      if (isDraining) {
        throw new DomainError('unavailable', 'The server restarts; connect again in a moment.')
      }
      const client = await admitFeed(options, request)
      server.handleUpgrade(request, socket, head, (webSocket) => {
        const connection = new FeedConnection(webSocket, deps, client)
        connections.add(connection)
        const { clientId } = client
        const release = standings.follow({ clientId }, () => {
          void connection.close(CLOSE.forbidden, 'the client was revoked')
        })
        webSocket.on('close', () => {
          release()
          connections.delete(connection)
        })
      })
    } catch (error) {
      if (!(error instanceof DomainError)) log.error({ err: error }, 'a call feed was not admitted')
      else if (error.code === 'forbidden' || error.code === 'unauthenticated') {
        const address = plainAddress(request.socket.remoteAddress)
        auditDenial({ actor: null, action: 'feed.open', reason: error.message, address })
      }
      refuseUpgrade(socket, error)
    }
  }

  async function drain(): Promise<void> {
    isDraining = true
    const reason = 'the server restarts'
    await Promise.all([...connections].map((one) => one.close(CLOSE.restarting, reason)))
  }

  return {
    upgrade: (request: IncomingMessage, socket: Duplex, head: Buffer) =>
      void upgrade(request, socket, head),
    drain,
  }
}
