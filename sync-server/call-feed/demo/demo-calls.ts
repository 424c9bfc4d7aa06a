import { randomUUID } from 'node:crypto'
import { setTimeout as delay } from 'node:timers/promises'
import { listOpenCallsOf } from '#db/pace/calls/of-source.ts'
import type { Actor } from '#domain/access/access.ts'
import { FeedEventSchema, withNumbersRead } from '#domain/call/feed/feed-event.ts'
import type { RecordedEvent } from '#domain/call/replay/recording.ts'
import { DomainError } from '#domain/errors.ts'
import { isTemporary } from '../store-events.ts'
import { type FeedDeps, takeCallEvents } from '../take-events.ts'
import { type AskedDemoCall, castDemoCall } from './demo-call.ts'

export const DEMO_SOURCE = 'urn:pace:demo'
/** A demo is looked at by a few people: nobody watches more calls at once. */
const MOST_AT_ONCE = 5
const RETRY_MS = 1_000
const HANG_UP = [{ type: 'pace.call.ended.v1' }, { type: 'pace.call.wrapup.v1' }] as const

type Options = {
  /** How many times faster than people talk: 1, but in tests. */
  speed?: number
}

/** Calls that somebody starts to see what a call is like, played into the feed as a call centre would tell of them. */
export class DemoCalls {
  readonly #feed: FeedDeps
  readonly #speed: number
  readonly #stopping = new AbortController()
  /** Those that this process has begun, each with the end of its playing once it plays. */
  readonly #calls = new Map<string, Promise<void>>()
  #sequence = Date.now() * 1_000

  constructor(feed: FeedDeps, { speed = 1 }: Options = {}) {
    this.#feed = feed
    this.#speed = speed
  }

  /** Ends what a process that was ended in the middle of it left on the line. */
  async recover(): Promise<void> {
    for (const id of await listOpenCallsOf(this.#feed.db, DEMO_SOURCE)) {
      if (!this.#calls.has(id)) await this.#hangUp(id)
    }
  }

  /** Resolves with the call's id once it rings. */
  async start(actor: Actor, asked: AskedDemoCall): Promise<string> {
    const recording = await castDemoCall({ db: this.#feed.db, actor }, asked)
    if (this.#calls.size >= MOST_AT_ONCE) {
      throw new DomainError('tooMany', `At most ${MOST_AT_ONCE} calls of the demo go on at once.`)
    }
    const id = `demo-${randomUUID()}`
    const [first, ...rest] = recording.events
    this.#calls.set(id, Promise.resolve())
    try {
      if (first) await this.#tell(id, first)
    } catch (error) {
      this.#calls.delete(id)
      throw error
    }
    const played = this.#play(id, rest)
      .catch((err: unknown) => this.#feed.log.error({ err, call: id }, 'a call of the demo broke'))
      .finally(() => this.#calls.delete(id))
    this.#calls.set(id, played)
    return id
  }

  async stop(): Promise<void> {
    this.#stopping.abort()
    await Promise.all(this.#calls.values())
  }

  async #play(id: string, events: readonly RecordedEvent[]): Promise<void> {
    const { signal } = this.#stopping
    const begin = performance.now()
    for (const event of events) {
      const wait = begin + event.atMs / this.#speed - performance.now()
      if (wait > 1) await delay(wait, undefined, { signal }).catch(() => undefined)
      if (signal.aborted) return this.#hangUp(id)
      await this.#tellUntilStored(id, event)
    }
  }

  async #hangUp(id: string): Promise<void> {
    for (const { type } of HANG_UP) await this.#tell(id, { atMs: 0, type, data: {} })
  }

  /** Without a database the call waits, as a call centre's would. */
  async #tellUntilStored(id: string, event: RecordedEvent): Promise<void> {
    const { signal } = this.#stopping
    while (!signal.aborted) {
      try {
        return await this.#tell(id, event)
      } catch (error) {
        if (!isTemporary(error)) throw error
        await delay(RETRY_MS, undefined, { signal }).catch(() => undefined)
      }
    }
  }

  async #tell(subject: string, { type, data }: RecordedEvent): Promise<void> {
    this.#sequence += 1
    const sequence = String(this.#sequence).padStart(20, '0')
    const envelope = { specversion: '1.0', id: `${subject}-${sequence}`, source: DEMO_SOURCE }
    const time = new Date().toISOString()
    const event = FeedEventSchema.parse({ ...envelope, subject, time, sequence, type, data })
    const read = withNumbersRead(event, this.#feed.settings.current().house)
    const [refused] = await takeCallEvents(this.#feed, [read])
    if (refused) throw new DomainError('invalid', refused.message)
  }
}
