import { setTimeout as delay } from 'node:timers/promises'
import type { RawData, WebSocket } from 'ws'
import { findFeedPosition, moveFeedPosition } from '#db/pace/calls/feed.ts'
import type { FeedEvent, FeedReply } from '#domain/call/feed/feed-event.ts'
import { CLOSE } from '#domain/documents/close-codes.ts'
import { BadEvent, parseFeedEvent } from './parse-event.ts'
import { isTemporary } from './store-events.ts'
import { type FeedDeps, takeCallEvents } from './take-events.ts'

type Options = { clientId: string; source: string | null }

/** Events that are stored together at most, and how many may wait before the sender is made to. */
const BATCH = 200
export const MOST_WAITING = 2_000
const RETRY_MS = [250, 500, 1_000, 2_000, 5_000]

/** One call centre's socket. Events are stored in the order in which they came, what came meanwhile as one batch. */
export class FeedConnection {
  readonly clientId: string
  readonly #socket: WebSocket
  readonly #deps: FeedDeps
  readonly #queue: FeedEvent[] = []
  readonly #greeted = new Set<string>()
  #working: Promise<void> | null = null
  #isClosing = false

  constructor(socket: WebSocket, deps: FeedDeps, { clientId, source }: Options) {
    this.#socket = socket
    this.#deps = deps
    this.clientId = clientId
    socket.on('message', (data, isBinary) => this.#receive(data, isBinary))
    socket.on('close', () => (this.#isClosing = true))
    socket.on('error', () => undefined)
    this.#working = this.#welcome(source).finally(() => this.#rest())
  }

  /** Ends after the batch that is being stored; what is not acknowledged comes again. */
  async close(code: number, reason: string): Promise<void> {
    this.#isClosing = true
    this.#queue.length = 0
    await this.#working
    this.#socket.close(code, reason)
  }

  #receive(data: RawData, isBinary: boolean): void {
    if (this.#isClosing) return
    try {
      if (isBinary)
        throw new BadEvent('invalid', 'Events travel in text frames; this one was binary.')
      this.#queue.push(parseFeedEvent(textOf(data), this.#deps.settings.current().house))
    } catch (error) {
      if (!(error instanceof BadEvent)) throw error
      this.#refuse(error)
      return
    }
    if (this.#queue.length >= MOST_WAITING) this.#socket.pause()
    this.#work()
  }

  #work(): void {
    this.#working ??= this.#storeWaiting().finally(() => this.#rest())
  }

  #rest(): void {
    this.#working = null
    if (this.#queue.length > 0 && !this.#isClosing) this.#work()
  }

  async #storeWaiting(): Promise<void> {
    while (this.#queue.length > 0) {
      const batch = this.#queue.splice(0, BATCH)
      if (this.#queue.length < MOST_WAITING / 2) this.#socket.resume()
      await this.#storeUntilDone(batch)
    }
  }

  /** Without a database events wait here, in order, and the sender's next ones with them. */
  async #storeUntilDone(batch: FeedEvent[]): Promise<void> {
    for (let attempt = 0; !this.#isClosing || attempt === 0; attempt += 1) {
      try {
        return await this.#store(batch)
      } catch (error) {
        const retryAfterMs = RETRY_MS[Math.min(attempt, RETRY_MS.length - 1)] ?? 5_000
        if (!isTemporary(error))
          this.#deps.log.error({ err: error }, 'a batch of the call feed failed')
        const message =
          'Events cannot be stored for now. They wait here; keep what is not acknowledged.'
        this.#send({ kind: 'error', code: 'unavailable', message, retryAfterMs })
        await delay(retryAfterMs)
      }
    }
  }

  async #store(batch: FeedEvent[]): Promise<void> {
    for (const source of new Set(batch.map((event) => event.source))) await this.#greet(source)
    const calls = Map.groupBy(batch, ({ source, subject }) => `${source} ${subject}`)
    const refused = (
      await Promise.all([...calls.values()].map((events) => takeCallEvents(this.#deps, events)))
    ).flat()
    const ids = new Set(refused.map(({ id }) => id))
    const stored = batch.filter(({ id }) => !ids.has(id))
    for (const error of refused) this.#refuse(error)
    for (const [source, events] of Map.groupBy(stored, (event) => event.source)) {
      const lastSequence = events.map(({ sequence }) => sequence).reduce(later)
      await moveFeedPosition(this.#deps.db, { source, clientId: this.clientId, lastSequence })
      this.#send({ kind: 'ack', source, lastSequence })
    }
  }

  /** Who cannot be greeted now comes again; what was sent meanwhile is not acknowledged. */
  async #welcome(source: string | null): Promise<void> {
    try {
      await this.#greet(source)
    } catch (err) {
      this.#deps.log.warn({ err, client: this.clientId }, 'a call feed could not be greeted')
      this.#isClosing = true
      this.#socket.close(CLOSE.overloaded, 'try again in a moment')
    }
  }

  async #greet(source: string | null): Promise<void> {
    if (source === null) return this.#send({ kind: 'hello', source, lastSequence: null })
    if (this.#greeted.has(source)) return
    const lastSequence = await findFeedPosition(this.#deps.db, source)
    this.#greeted.add(source)
    this.#send({ kind: 'hello', source, lastSequence })
  }

  #refuse({ code, message, id }: BadEvent): void {
    this.#deps.log.warn(
      { client: this.clientId, event: id, code, reason: message },
      'an event was refused',
    )
    this.#send({ kind: 'error', code, message, ...(id ? { id } : {}) })
  }

  #send(reply: FeedReply): void {
    if (this.#socket.readyState === this.#socket.OPEN) this.#socket.send(JSON.stringify(reply))
  }
}

function textOf(data: RawData): string {
  if (Array.isArray(data)) return Buffer.concat(data).toString('utf8')
  return Buffer.isBuffer(data) ? data.toString('utf8') : Buffer.from(data).toString('utf8')
}

function later(a: string, b: string): string {
  return a.padStart(20, '0') >= b.padStart(20, '0') ? a : b
}
