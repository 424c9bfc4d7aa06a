import type { IncomingMessage } from 'node:http'
import type { Duplex } from 'node:stream'
import { WebSocketServer } from 'ws'
import type { AuditDenial } from '#db/pace/audit/audit-denial.ts'
import type { PaceDb } from '#db/pace/client.ts'
import type { CredentialWatch } from '#db/pace/access/watch-credentials.ts'
import { DomainError } from '#domain/errors.ts'
import { addressOf } from '#service/http/remote-address.ts'
import type { Logger } from '#service/log.ts'
import type { VerifyToken } from '#service/identity/verify-token.ts'
import { CLOSE } from '#domain/documents/close-codes.ts'
import type { Rooms } from '../rooms/documents-api.ts'
import { Conversations } from './conversations.ts'
import { admitFeed, refuseUpgrade, SUBPROTOCOL } from './admit-feed.ts'
import { FeedConnection } from './feed-connection.ts'
import { Partials } from './partials.ts'
import type { SettingsWatch } from '#db/pace/house/watch-settings.ts'

type FeedOptions = {
  db: PaceDb
  rooms: Pick<Rooms, 'change' | 'create' | 'inspect' | 'announce' | 'regenerated'>
  verifyToken: VerifyToken
  log: Logger
  /** Tells when a client is revoked. */
  credentials: Pick<CredentialWatch, 'follow'>
  auditDenial: AuditDenial
  settings: Pick<SettingsWatch, 'current'>
}

const MAX_FRAME_BYTES = 256 * 1024

/** The call centre's sockets on the sync server's port. */
export function acceptFeed(options: FeedOptions) {
  const { db, rooms, log, credentials, auditDenial, settings } = options
  const connections = new Set<FeedConnection>()
  const conversations = new Conversations(rooms)
  const partials = new Partials(rooms, conversations)
  const deps = { db, rooms, log, settings, conversations, partials }
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
        const release = credentials.follow({ clientId }, () => {
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
        const address = addressOf(request)
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
