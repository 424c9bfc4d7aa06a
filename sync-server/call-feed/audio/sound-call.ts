import { setTimeout as delay } from 'node:timers/promises'
import { readCallMeta } from '#domain/call/call.ts'
import { FeedEventSchema, withNumbersRead } from '#domain/call/feed/feed-event.ts'
import type { Track } from '#domain/call/audio/sound.ts'
import { bounded, type VendorEvent } from '#domain/call/vendors/vendor-event.ts'
import { toStorable } from '#domain/storable.ts'
import { isTemporary } from '../store-events.ts'
import { type FeedDeps, takeCallEvents } from '../take-events.ts'
import type { HeardWords } from '#service/transcriber/transcriber.ts'

const RETRY_MS = 500
/** Unfinished words are given up where so much waits already: what replaces them comes behind. */
const MOST_WAITING = 100

type Stream = { streamId: string; subject: string; beganAt: string }

let last = 0

/** Tells the feed of one stream of a call, in order: what cannot be stored now waits, and what comes after it with it. */
export class SoundCall {
  readonly #feed: FeedDeps
  readonly #source: string
  readonly #stream: Stream
  readonly #signal: AbortSignal
  #chain: Promise<void> = Promise.resolve()
  #waiting = 0
  /** How much later than the call the stream began: a stream may be the second one of its call. */
  #offsetMs: number | null = null

  constructor(feed: FeedDeps, source: string, stream: Stream, signal: AbortSignal) {
    this.#feed = feed
    this.#source = source
    this.#stream = stream
    this.#signal = signal
  }

  tell(events: readonly VendorEvent[]): void {
    for (const event of events) this.#add(async () => event)
  }

  say(words: HeardWords, { track, by }: { track: number; by: Track }): void {
    if (!words.final && this.#waiting > MOST_WAITING) return
    this.#add(async () => this.#segment(words, { track, by }, await this.#offset()))
  }

  /** When everything that was told is stored. */
  settled(): Promise<void> {
    return this.#chain
  }

  #add(make: () => Promise<VendorEvent>): void {
    this.#waiting += 1
    this.#chain = this.#chain.then(async () => {
      await this.#storeUntilDone(make)
      this.#waiting -= 1
    })
  }

  async #storeUntilDone(make: () => Promise<VendorEvent>): Promise<void> {
    const { log } = this.#feed
    for (;;) {
      try {
        return await this.#store(await make())
      } catch (err) {
        // Where the server ends nothing is tried again: it is told what is lost.
        if (!isTemporary(err) || this.#signal.aborted) {
          return log.error({ err, call: this.#stream.subject }, 'words of a call were not stored')
        }
        await delay(RETRY_MS, undefined, { signal: this.#signal }).catch(() => undefined)
      }
    }
  }

  async #store(told: VendorEvent): Promise<void> {
    last = Math.max(last + 1, Date.now() * 1_000)
    const sequence = String(last).padStart(20, '0')
    const envelope = { specversion: '1.0', source: this.#source, sequence }
    const event = FeedEventSchema.parse({ ...envelope, ...toStorable(told) })
    const read = withNumbersRead(event, this.#feed.settings.current().house)
    const [refused] = await takeCallEvents(this.#feed, [read])
    if (refused) {
      const { message: reason } = refused
      this.#feed.log.warn({ call: told.subject, reason }, 'an event of a call was refused')
    }
  }

  async #offset(): Promise<number> {
    if (this.#offsetMs !== null) return this.#offsetMs
    const { subject, beganAt } = this.#stream
    const startedAt = await this.#feed.rooms.inspect(
      `call:${subject}`,
      (doc) => readCallMeta(doc).startedAt,
    )
    this.#offsetMs = Math.max(0, Date.parse(beganAt) - Date.parse(startedAt ?? beganAt))
    return this.#offsetMs
  }

  #segment(
    { id, text, final, ...at }: HeardWords,
    { track, by: { party, role } }: { track: number; by: Track },
    offsetMs: number,
  ): VendorEvent {
    const { streamId, subject, beganAt } = this.#stream
    const segmentId = `${streamId.slice(-40)}-${track}-${id}`
    const revision = final ? text.length + 1 : text.length
    const times = { beginMs: offsetMs + at.beginMs, endMs: offsetMs + at.endMs }
    const words = { segmentId, revision, final, party, role, text, ...times }
    const data = bounded({ ...words, confidence: 1, language: languageOf(text) })
    const time = new Date(Date.parse(beganAt) + at.endMs).toISOString()
    const eventId = `${segmentId}:${final ? 'said' : `saying-${text.length}`}`
    return { id: eventId, subject, time, type: 'pace.transcript.segment.v1', data }
  }
}

/** By its letters: whoever transcribes does not say. */
function languageOf(text: string): string {
  return /[\u0600-\u06ff]/.test(text) ? 'ar' : 'en'
}
