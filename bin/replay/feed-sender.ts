import { CLOSE } from '#domain/documents/close-codes.ts'
import { setTimeout as delay } from 'node:timers/promises'
import type { CloudEvent } from 'cloudevents'
import WebSocket from 'ws'
import { z } from 'zod'
import { DomainError } from '#domain/errors.ts'
import { FatalError } from '#scripts/fatal-error.ts'

type FeedSenderOptions = {
  /** `ws://…/feed` */
  url: string
  source: string
  /** A fresh one for each connection. */
  token: () => Promise<string>
  onRefused?: (message: string) => void
}
type Sent = { id: string; sequence: string; frame: string }

const ReplySchema = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('hello') }),
  z.object({ kind: z.literal('ack'), source: z.string(), lastSequence: z.string() }),
  z.object({
    kind: z.literal('error'),
    code: z.string(),
    message: z.string(),
    id: z.string().optional(),
  }),
])
const PAUSES_MS = [200, 500, 1_000, 2_000, 5_000]
/** Answers that another try would not change. */
const FINAL_STATUS = [401, 403, 404, 422]

type Waiter = { resolve: () => void; reject: (error: Error) => void }

/** A call centre's end of the feed: sends in order, keeps what is not acknowledged, and sends it again after a break. */
export class FeedSender {
  readonly #options: FeedSenderOptions
  readonly #unacknowledged: Sent[] = []
  #socket: WebSocket | null = null
  /** Several calls may go over one connection, each waiting for its own last event. */
  #waiters: Waiter[] = []
  #failure: Error | null = null
  #isClosed = false
  refused = 0

  constructor(options: FeedSenderOptions) {
    this.#options = options
  }

  /** Connects, and again whenever the connection breaks, until `close`. Throws what no other try would change. */
  async connect(): Promise<void> {
    for (let attempt = 0; !this.#isClosed; attempt += 1) {
      const socket = await this.#open()
      if (socket) return this.#use(socket)
      await delay(PAUSES_MS[Math.min(attempt, PAUSES_MS.length - 1)])
    }
  }

  send(event: CloudEvent<unknown>): void {
    if (this.#failure) throw this.#failure
    const sent = { id: event.id, sequence: String(event.sequence), frame: JSON.stringify(event) }
    this.#unacknowledged.push(sent)
    if (this.#socket?.readyState === WebSocket.OPEN) this.#socket.send(sent.frame)
  }

  /** When everything that was sent is stored or refused. */
  async settled(): Promise<void> {
    if (this.#failure) throw this.#failure
    if (this.#unacknowledged.length === 0) return
    await new Promise<void>((resolve, reject) => this.#waiters.push({ resolve, reject }))
  }

  close(): void {
    this.#isClosed = true
    this.#socket?.close(1000)
  }

  async #open(): Promise<WebSocket | null> {
    const { url, source } = this.#options
    const token = await this.#options.token().catch(waitFor)
    if (token === null) return null
    const socket = new WebSocket(
      `${url}?source=${encodeURIComponent(source)}`,
      'cloudevents.json',
      {
        headers: { authorization: `Bearer ${token}` },
      },
    )
    return new Promise((resolve, reject) => {
      socket.once('open', () => resolve(socket))
      socket.once('error', () => resolve(null))
      socket.once('unexpected-response', (request, { statusCode = 0 }) => {
        request.destroy()
        if (!FINAL_STATUS.includes(statusCode)) return resolve(null)
        reject(
          new FatalError(
            `The call feed refused this client (HTTP ${statusCode}): it needs the scope calls:write.`,
          ),
        )
      })
    })
  }

  #use(socket: WebSocket): void {
    this.#socket = socket
    socket.on('error', () => undefined)
    socket.on('message', (data: Buffer) => this.#hear(data.toString('utf8')))
    socket.on('close', (code) => {
      if (this.#isClosed) return
      if (code === CLOSE.forbidden) return this.#fail(new FatalError('The client was revoked.'))
      this.connect().catch((error: Error) => this.#fail(error))
    })
    for (const { frame } of this.#unacknowledged) socket.send(frame)
  }

  #hear(frame: string): void {
    const reply = ReplySchema.parse(JSON.parse(frame))
    if (reply.kind === 'ack') this.#drop(({ sequence }) => sequence <= reply.lastSequence)
    if (reply.kind !== 'error') return
    this.#options.onRefused?.(reply.message)
    if (reply.id === undefined) return
    this.refused += 1
    this.#drop(({ id }) => id === reply.id)
  }

  #drop(isDone: (sent: Sent) => boolean): void {
    const left = this.#unacknowledged.filter((sent) => !isDone(sent))
    this.#unacknowledged.splice(0, Infinity, ...left)
    if (left.length > 0) return
    for (const { resolve } of this.#waiters.splice(0)) resolve()
  }

  #fail(error: Error): void {
    this.#failure = error
    for (const { reject } of this.#waiters.splice(0)) reject(error)
  }
}

/** The auth server may be restarting too. */
function waitFor(error: unknown): null {
  if (error instanceof DomainError && error.code === 'unavailable') return null
  throw error
}
