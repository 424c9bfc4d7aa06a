import type { IncomingMessage } from 'node:http'
import type { Duplex } from 'node:stream'
import { WebSocketServer } from 'ws'
import { listOpenCallsOf } from '#db/pace/calls/of-source.ts'
import { createAudiohookSession } from '#domain/call/audio/audiohook-session.ts'
import { createExotelStream } from '#domain/call/audio/exotel-stream.ts'
import { callOver } from '#domain/call/audio/media-frames.ts'
import type { SoundAdapter } from '#domain/call/audio/sound.ts'
import { createTwilioMedia } from '#domain/call/audio/twilio-media.ts'
import type { AuditDenial } from '#db/pace/audit/audit-denial.ts'
import { DomainError } from '#domain/errors.ts'
import { addressOf } from '#service/http/remote-address.ts'
import { refuseUpgrade } from '../admit-feed.ts'
import type { FeedDeps } from '../take-events.ts'
import type { FeedDoor } from '../doors/doors.ts'
import { admitSound } from './admit-sound.ts'
import { SoundCall } from './sound-call.ts'
import { SoundLine } from './sound-line.ts'
import type { Transcriber } from '#service/transcriber/transcriber.ts'

type SoundVendor = 'twilio' | 'exotel' | 'audiohook'
type Options = {
  feed: FeedDeps
  doors: readonly FeedDoor[]
  publicUrl: string
  transcriber: Transcriber | null
  auditDenial: AuditDenial
  /** How long a call whose stream broke may be without one before it counts as ended. */
  graceMs?: number | undefined
}

const GRACE_MS = 60_000
const MOST_FRAME_BYTES = 512 * 1024
export const MOST_LINES = 500
const WAYS: Record<SoundVendor, { path: (name: string) => string; adapter: () => SoundAdapter }> = {
  // Its status comes by HTTP to the same door: the same call.
  twilio: { path: (name) => `/feed/twilio/${name}/media`, adapter: createTwilioMedia },
  exotel: { path: (name) => `/feed/exotel/${name}`, adapter: createExotelStream },
  audiohook: { path: (name) => `/feed/audiohook/${name}`, adapter: createAudiohookSession },
}

/** Where this vendor sends sound to, of those that do. */
export function soundPathOf({ vendor, name }: Pick<FeedDoor, 'vendor' | 'name'>): string | null {
  return isOfSound(vendor) ? WAYS[vendor].path(name) : null
}

/** Where vendors send the sound of calls, one socket for each stream. */
export function openSoundDoors(options: Options) {
  const { feed, doors, graceMs = GRACE_MS } = options
  const server = new WebSocketServer({
    noServer: true,
    perMessageDeflate: false,
    maxPayload: MOST_FRAME_BYTES,
  })
  const lines = new Set<SoundLine>()
  const lost = new LostCalls(feed, graceMs)

  function open(door: FeedDoor, way: (typeof WAYS)[SoundVendor]) {
    return (request: IncomingMessage, socket: Duplex, head: Buffer) => {
      try {
        admitSound(door, request, options.publicUrl)
        const { transcriber } = options
        if (!transcriber)
          throw new DomainError('unavailable', 'No transcriber is set: see TRANSCRIBER_KEY.')
        if (lines.size >= MOST_LINES)
          throw new DomainError('unavailable', 'Too many streams are open.')
        const source = `urn:pace:door:${door.vendor}:${door.name}`
        server.handleUpgrade(request, socket, head, (webSocket) => {
          const line = new SoundLine(webSocket, {
            feed,
            source,
            transcriber,
            adapter: way.adapter(),
            onBegin: (subject) => lost.isHere(source, subject),
            onGone: (subject, over) => lost.isGone(source, subject, over),
          })
          lines.add(line)
          void line.closed.then(() => lines.delete(line))
        })
      } catch (error) {
        if (!(error instanceof DomainError)) throw error
        if (error.code === 'unauthenticated') {
          const address = addressOf(request)
          options.auditDenial({ actor: null, action: 'feed.open', reason: error.message, address })
        }
        refuseUpgrade(socket, error)
      }
    }
  }

  const upgrades = doors.flatMap((door) => {
    const way = isOfSound(door.vendor) ? WAYS[door.vendor] : null
    return way ? [[way.path(door.name), open(door, way)] as const] : []
  })
  // Of the other vendors somebody else tells the end of a call.
  for (const { vendor, name } of doors) {
    if (vendor === 'exotel' || vendor === 'audiohook') {
      void lost.recover(`urn:pace:door:${vendor}:${name}`)
    }
  }
  return {
    upgrades: Object.fromEntries(upgrades),
    async stop() {
      await Promise.all([...lines].map((line) => line.stop()))
      await lost.stop()
    },
  }
}

function isOfSound(vendor: FeedDoor['vendor']): vendor is SoundVendor {
  return Object.hasOwn(WAYS, vendor)
}

/** Calls whose stream broke: they go on when it comes back, and end when it does not. */
class LostCalls {
  readonly #feed: FeedDeps
  readonly #graceMs: number
  /** How many streams a call has: one that comes back may be here before the one that broke is gone. */
  readonly #streams = new Map<string, number>()
  readonly #waiting = new Map<string, NodeJS.Timeout>()
  readonly #ending = new AbortController()

  constructor(feed: FeedDeps, graceMs: number) {
    this.#feed = feed
    this.#graceMs = graceMs
  }

  isHere(source: string, subject: string): void {
    const key = keyOf(source, subject)
    this.#streams.set(key, (this.#streams.get(key) ?? 0) + 1)
    this.#forget(key)
  }

  /** `over`: its call has ended with it. */
  isGone(source: string, subject: string, over: boolean): void {
    const key = keyOf(source, subject)
    const left = (this.#streams.get(key) ?? 1) - 1
    if (left > 0) {
      this.#streams.set(key, left)
      return
    }
    this.#streams.delete(key)
    if (!over) this.#wait(source, subject)
  }

  /** What an earlier process left on the line has as long to come back. */
  async recover(source: string): Promise<void> {
    try {
      for (const subject of await listOpenCallsOf(this.#feed.db, source)) {
        if (!this.#streams.has(keyOf(source, subject))) this.#wait(source, subject)
      }
    } catch (err) {
      this.#feed.log.warn({ err, source }, 'calls that were left could not be looked for')
    }
  }

  async stop(): Promise<void> {
    this.#ending.abort()
    for (const timer of this.#waiting.values()) clearTimeout(timer)
    this.#waiting.clear()
  }

  #wait(source: string, subject: string): void {
    if (this.#ending.signal.aborted) return
    const key = keyOf(source, subject)
    this.#forget(key)
    const timer = setTimeout(() => this.#end(source, subject), this.#graceMs)
    timer.unref()
    this.#waiting.set(key, timer)
  }

  #forget(key: string): void {
    clearTimeout(this.#waiting.get(key))
    this.#waiting.delete(key)
  }

  #end(source: string, subject: string): void {
    this.#waiting.delete(keyOf(source, subject))
    const beganAt = new Date().toISOString()
    const stream = { streamId: 'lost', subject, beganAt }
    new SoundCall(this.#feed, source, stream, this.#ending.signal).tell([
      callOver(subject, beganAt),
    ])
  }
}

function keyOf(source: string, subject: string): string {
  return `${source} ${subject}`
}
