import type { Duplex } from 'node:stream'
import type { WebSocket } from 'ws'
import type { Limits } from '../limits/limits.ts'
import type { SyncMetrics } from '../metrics/metrics.ts'

type Deps = { limits: Limits; metrics: SyncMetrics }

const TERMINATE_AFTER_MS = 5_000
/** A close frame has room for 123 bytes. */
const MAX_REASON_BYTES = 120

/** Writes to one client's socket what is framed already, and knows how much of it has not been taken (backpressure). */
export class SocketWriter {
  readonly #socket: WebSocket
  readonly #raw: Duplex
  readonly #deps: Deps
  #sentAt = Date.now()
  #isAlive = true
  /** By when a reader that is left behind must have taken what is on its way; 0 where none is. */
  #slowUntil = 0

  constructor(socket: WebSocket, raw: Duplex, deps: Deps) {
    this.#socket = socket
    this.#raw = raw
    this.#deps = deps
  }

  get hasRoom(): boolean {
    return this.#raw.writableLength < this.#deps.limits.unsentBytes
  }

  get isSlow(): boolean {
    return this.#slowUntil > 0
  }

  /** False when too much has not been taken. */
  write(frames: Uint8Array): boolean {
    const { tally } = this.#deps.metrics
    tally.writes += 1
    tally.bytesOut += frames.length
    this.#sentAt = Date.now()
    this.#raw.write(frames)
    return this.hasRoom
  }

  /** It is given time for what is on its way: a slow line takes long for a large document. */
  whenDrained(drained: () => void): void {
    const { slowReaderSeconds, slowReaderBytesPerSecond } = this.#deps.limits
    const seconds = slowReaderSeconds + this.#raw.writableLength / slowReaderBytesPerSecond
    this.#slowUntil = Date.now() + seconds * 1000
    this.#raw.once('drain', () => {
      this.#slowUntil = 0
      drained()
    })
  }

  /** Answers a ping, unless what was answered before is not taken either. */
  pong(data: Buffer): void {
    if (this.hasRoom) this.#socket.pong(data)
  }

  heard(): void {
    this.#isAlive = true
  }

  setReading(isReading: boolean): void {
    if (isReading) this.#socket.resume()
    else this.#socket.pause()
  }

  /**
   * How it stands, asked at times: `gone` did not answer the ping before, `slow` has not read for too long. Who is slow
   * or is not read answers no ping in time, and is not gone.
   */
  check({ silentMs, isRead }: { silentMs: number; isRead: boolean }) {
    if (this.isSlow) return Date.now() > this.#slowUntil ? 'slow' : 'fine'
    if (!this.#isAlive && isRead) return 'gone'
    this.#isAlive = false
    this.#socket.ping()
    return Date.now() - this.#sentAt >= silentMs ? 'silent' : 'fine'
  }

  close(code: number, reason: string): void {
    this.#deps.metrics.closed(code)
    this.#socket.close(code, cutToBytes(reason))
    setTimeout(() => this.#socket.terminate(), TERMINATE_AFTER_MS).unref()
  }

  terminate(): void {
    this.#socket.terminate()
  }
}

function cutToBytes(reason: string): string {
  const bytes = new TextEncoder().encode(reason)
  if (bytes.length <= MAX_REASON_BYTES) return reason
  return new TextDecoder()
    .decode(bytes.subarray(0, MAX_REASON_BYTES))
    .replace(/(?<!\uFFFD)\uFFFD+$/, '')
}
