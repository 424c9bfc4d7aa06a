import { randomBytes } from 'node:crypto'
import type { RawData, WebSocket } from 'ws'
import type { SoundAdapter, SoundStep, Track } from '#domain/call/audio/sound.ts'
import { CLOSE } from '#domain/documents/close-codes.ts'
import { DomainError } from '#domain/errors.ts'
import type { FeedDeps } from '../take-events.ts'
import { SoundCall } from './sound-call.ts'
import type { Transcriber, Transcription } from '#service/transcriber/transcriber.ts'

type Options = {
  feed: FeedDeps
  /** Of the door that it came by. */
  source: string
  adapter: SoundAdapter
  transcriber: Transcriber
  onBegin: (subject: string) => void
  /** The stream is gone; `over`: its call has ended. */
  onGone: (subject: string, over: boolean) => void
}

/** What a transcriber may have to send before its vendor is made to wait. */
const MOST_BACKLOG = 512 * 1024
/** A socket on which no stream begins is none of a call's. */
const BEGIN_MS = 30_000

/** One socket of a vendor: sound goes to the transcriber and nowhere else, words into the call. */
export class SoundLine {
  readonly #socket: WebSocket
  readonly #options: Options
  readonly #ending = new AbortController()
  readonly #late: NodeJS.Timeout
  readonly closed: Promise<void>
  #subject: string | null = null
  #call: SoundCall | null = null
  #tracks: { by: Track; transcription: Transcription }[] = []
  #isEnding = false

  constructor(socket: WebSocket, options: Options) {
    this.#socket = socket
    this.#options = options
    this.#late = setTimeout(() => this.#refuse('no stream began'), BEGIN_MS)
    socket.on('message', (data, isBinary) => this.#receive(data, isBinary))
    socket.on('error', () => undefined)
    const { promise, resolve } = Promise.withResolvers<void>()
    this.closed = promise
    socket.on('close', () => void this.#end({ over: false, steps: [] }).then(resolve))
  }

  /** The server ends: what was heard is stored, the call goes on with whoever comes after it. */
  async stop(): Promise<void> {
    this.#socket.close(CLOSE.restarting, 'the server restarts')
    this.#ending.abort()
    await this.#end({ over: false, steps: [] })
  }

  #receive(data: RawData, isBinary: boolean): void {
    if (this.#isEnding) return
    try {
      const bytes = bytesOf(data)
      const frame = isBinary ? bytes : bytes.toString('utf8')
      const { steps, replies } = this.#options.adapter.read(frame, new Date().toISOString())
      const end = steps.find((step) => step.kind === 'end')
      if (end) void this.#end({ over: end.over, steps }).then(() => this.#answer(replies))
      else {
        for (const step of steps) this.#take(step)
        this.#answer(replies)
      }
    } catch (error) {
      if (!(error instanceof DomainError)) throw error
      this.#options.feed.log.warn(
        { source: this.#options.source, reason: error.message },
        'a stream of sound was refused',
      )
      this.#refuse(error.message)
    }
  }

  #take(step: SoundStep): void {
    if (step.kind === 'begin') this.#begin(step)
    if (step.kind === 'tell') this.#call?.tell(step.events)
    if (step.kind === 'sound') this.#listen(step.track, step.samples)
  }

  #begin({ subject, streamId, events, tracks, ...sound }: SoundStep & { kind: 'begin' }): void {
    if (this.#subject) throw new DomainError('invalid', 'A socket brings one stream.')
    clearTimeout(this.#late)
    const { feed, source, transcriber, onBegin } = this.#options
    this.#subject = subject
    onBegin(subject)
    // A vendor that comes back may name its stream as before: its words are other words.
    const own = `${streamId.slice(-24)}.${randomBytes(4).toString('hex')}`
    const stream = { streamId: own, subject, beganAt: new Date().toISOString() }
    const call = new SoundCall(feed, source, stream, this.#ending.signal)
    call.tell(events)
    this.#call = call
    this.#tracks = tracks.map((by, track) => {
      const listening = { ...sound, onDrain: () => this.#goOn() }
      const onWords = (words: Parameters<SoundCall['say']>[0]) => call.say(words, { track, by })
      return { by, transcription: transcriber.listen({ ...listening, onWords }) }
    })
  }

  #listen(track: number, samples: Int16Array): void {
    this.#tracks[track]?.transcription.write(samples)
    if (this.#backlog() > MOST_BACKLOG) this.#socket.pause()
  }

  #goOn(): void {
    if (this.#socket.isPaused && this.#backlog() < MOST_BACKLOG / 2) this.#socket.resume()
  }

  #backlog(): number {
    return this.#tracks.reduce((sum, { transcription }) => sum + transcription.backlog(), 0)
  }

  /** The last words come before the end of the call is told. */
  async #end({ over, steps }: { over: boolean; steps: readonly SoundStep[] }): Promise<void> {
    if (this.#isEnding) return this.#call?.settled()
    this.#isEnding = true
    clearTimeout(this.#late)
    await Promise.all(this.#tracks.map(({ transcription }) => transcription.finish()))
    for (const step of steps) if (step.kind === 'tell') this.#call?.tell(step.events)
    if (this.#subject) this.#options.onGone(this.#subject, over)
    await this.#call?.settled()
  }

  #answer(replies: readonly string[]): void {
    if (this.#socket.readyState !== this.#socket.OPEN) return
    for (const reply of replies) this.#socket.send(reply)
  }

  #refuse(why: string): void {
    this.#socket.close(CLOSE.undecodable, why.slice(0, 100))
  }
}

function bytesOf(data: RawData): Buffer {
  if (Array.isArray(data)) return Buffer.concat(data)
  return Buffer.isBuffer(data) ? data : Buffer.from(data)
}
