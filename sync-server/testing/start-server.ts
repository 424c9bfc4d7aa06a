import { generateKeyPair, SignJWT } from 'jose'
import { Registry } from 'prom-client'
import { onTestFinished } from 'vitest'
import WebSocket from 'ws'
import { WebsocketProvider } from 'y-websocket'
import * as Y from 'yjs'
import { webSessions } from '#db/pace/schema.ts'
import { insertTickets } from '#db/pace/sessions/socket-tickets.ts'
import { AUDIENCE } from '#domain/access/token.ts'
import { createSecret, hashSecret } from '#service/identity/secret.ts'
import { createTokenVerifier } from '#service/identity/verify-token.ts'
import { createLogger } from '#service/log.ts'
import { startSyncServer, type SyncServerOptions } from '../server.ts'
import { type Brokerage, foundBrokerage, type Somebody } from './brokerage.ts'

export const APP_URL = 'http://app.test'
export const ISSUER = 'http://auth.test'
const KEYS = await generateKeyPair('ES256', { extractable: true })
export const PUBLIC_KEY = KEYS.publicKey

type Claims = Record<string, unknown>
export type Peer = {
  doc: Y.Doc
  provider: WebsocketProvider
  /** How the server closed it for good; the stock client stops then. */
  closed: () => { code: number; reason: string } | null
  /** Codes of all closes so far. */
  codes: number[]
  title: () => string
}
type PeerOptions = {
  token?: string
  params?: Record<string, string>
  doc?: Y.Doc
  origin?: string
  refusals?: string[]
}

/** A sync server on a brokerage of its own, with what is needed to be admitted. */
export async function startServer(
  options: Partial<SyncServerOptions> & { brokerage?: Brokerage } = {},
) {
  const brokerage = options.brokerage ?? (await foundBrokerage())
  const lines: string[] = []
  const log = createLogger('sync-server', {
    destination: { write: (line) => void lines.push(line) },
  })
  const metrics = new Registry()
  const server = await startSyncServer({
    metrics,
    pace: brokerage.client,
    appUrl: APP_URL,
    log,
    verifyToken: createTokenVerifier({
      issuer: ISSUER,
      audience: AUDIENCE.sync,
      keys: () => Promise.resolve(KEYS.publicKey),
    }),
    ...options,
  })
  onTestFinished(server.close)
  const url = `ws://127.0.0.1:${server.port}/docs`
  const serviceToken = (...scopes: string[]) =>
    signToken({ sub: 'tester', client_id: 'tester', scope: scopes.join(' ') })
  const connect = (name: string, peer: PeerOptions = {}) => connectPeer(url, name, peer)
  return {
    ...brokerage,
    server,
    url,
    lines,
    /** As Prometheus reads it. */
    scrape: () => metrics.metrics(),
    serviceToken,
    connect,
    /** As a service that may read and write everything. */
    join: async (name: string, peer: PeerOptions = {}) =>
      connect(name, { token: await serviceToken('live:read', 'live:write'), ...peer }),
    personToken: (person: Somebody, claims: Claims = {}) =>
      signToken({
        sub: person.id,
        client_id: 'pace-app',
        role: person.role,
        team: person.teamId ?? undefined,
        sv: 1,
        ...claims,
      }),
    session: () => openSession(brokerage),
  }
}

export function signToken(claims: Claims, expiresIn = '5m'): Promise<string> {
  return new SignJWT(claims)
    .setProtectedHeader({ alg: 'ES256', typ: 'at+jwt' })
    .setIssuer(ISSUER)
    .setAudience(AUDIENCE.sync)
    .setIssuedAt()
    .setExpirationTime(expiresIn)
    .sign(KEYS.privateKey)
}

/** The stock client, as a page would use it. It goes with the test. */
export function connectPeer(url: string, name: string, options: PeerOptions): Peer {
  const { token, params, doc = new Y.Doc(), origin, refusals } = options
  class FromOrigin extends WebSocket {
    constructor(address: string | URL, protocols?: string | string[]) {
      super(address, protocols, origin ? { origin } : {})
    }
  }
  const provider = new WebsocketProvider(url, name, doc, {
    WebSocketPolyfill: FromOrigin as unknown as typeof globalThis.WebSocket,
    disableBc: true,
    params: { ...(token ? { token } : {}), ...params },
  })
  const codes: number[] = []
  let closed: { code: number; reason: string } | null = null
  provider.on('closed', (event) => (closed = event))
  provider.on('connection-close', (event) => event && codes.push(event.code))
  const handlers = provider.messageHandlers
  const auth = handlers[2]
  if (refusals && auth) {
    handlers[2] = (_encoder, decoder) => {
      const text = new TextDecoder().decode(decoder.arr.subarray(decoder.pos + 2))
      refusals.push(text)
    }
  }
  onTestFinished(() => {
    provider.destroy()
    doc.destroy()
  })
  return {
    doc,
    provider,
    codes,
    closed: () => closed,
    title: () => doc.getText('title').toString(),
  }
}

/** A socket without a Yjs client behind it, for what no client would send. */
export async function connectRaw(
  url: string,
  name: string,
  options: { token: string; params?: string },
) {
  const socket = new WebSocket(`${url}/${name}?token=${options.token}${options.params ?? ''}`)
  socket.binaryType = 'arraybuffer'
  const messages: Uint8Array[] = []
  const state: { code: number | null } = { code: null }
  socket.on('message', (data: ArrayBuffer) => messages.push(new Uint8Array(data)))
  socket.on('close', (code) => (state.code = code))
  socket.on('error', () => undefined)
  onTestFinished(() => socket.terminate())
  await new Promise((resolve) => socket.once('open', resolve))
  return { socket, messages, state }
}

/** A signed-in browser: its session and tickets for its sockets. */
async function openSession({ admin, sara }: Brokerage, person: Somebody = sara) {
  const sessionId = crypto.randomUUID()
  const inAnHour = new Date(Date.now() + 3_600_000).toISOString()
  await admin.insert(webSessions).values({
    id: sessionId,
    secretHash: hashSecret(createSecret()),
    personId: person.id,
    expiresAt: inAnHour,
  })
  return {
    sessionId,
    ticket: async (document: string, ttlMs = 30_000): Promise<string> => {
      const ticket = createSecret(16)
      await insertTickets(admin, [
        {
          ticketHash: hashSecret(ticket),
          sessionId,
          personId: person.id,
          document,
          origin: APP_URL,
          expiresAt: new Date(Date.now() + ttlMs).toISOString(),
        },
      ])
      return ticket
    },
  }
}
