import { setTimeout as delay } from 'node:timers/promises'
import WebSocket from 'ws'
import { z } from 'zod'
import { encodePcm } from '#domain/call/audio/sound.ts'
import type { Logger } from '#service/log.ts'
import type { Listening, Transcriber, Transcription } from './transcriber.ts'
import { WordsSoFar } from './words-so-far.ts'

export type GeminiOptions = {
  /** `wss://…/BidiGenerateContent` */
  url: string
  key: string
  model: string
  log: Pick<Logger, 'warn'>
}

/** What Gemini's Live API says, as far as it is about what was heard. https://ai.google.dev/api/live */
const SaidSchema = z.object({
  setupComplete: z.unknown().optional(),
  goAway: z.unknown().optional(),
  serverContent: z
    .object({
      inputTranscription: z
        .object({ text: z.string().optional(), finished: z.boolean().optional() })
        .optional(),
      turnComplete: z.boolean().optional(),
      generationComplete: z.boolean().optional(),
    })
    .optional(),
})
/** Sent together: phones send fifty pieces a second. */
const PIECE_MS = 100
/** Kept while the connection is away; of more, the oldest is given up. */
const KEPT_MS = 30_000
const LAST_WORDS_MS = 3_000
const PAUSES_MS = [200, 500, 1_000, 2_000, 5_000]

/** Speech as text by Gemini: a connection for each track, which comes back by itself. */
export function createGeminiTranscriber(options: GeminiOptions): Transcriber {
  return { listen: (listening) => new GeminiTranscription(options, listening) }
}

class GeminiTranscription implements Transcription {
  readonly #options: GeminiOptions
  readonly #listening: Listening
  readonly #words: WordsSoFar
  readonly #ending = new AbortController()
  /** Samples that wait to be sent. */
  #waiting: Int16Array[] = []
  #waitingSamples = 0
  #writtenSamples = 0
  #socket: WebSocket | null = null
  #isReady = false
  #isFinishing = false
  #lastWords: (() => void) | null = null
  readonly #running: Promise<void>

  constructor(options: GeminiOptions, listening: Listening) {
    this.#options = options
    this.#listening = listening
    this.#words = new WordsSoFar(listening.onWords)
    this.#running = this.#run()
  }

  write(samples: Int16Array): void {
    if (this.#isFinishing) return
    this.#waiting.push(samples)
    this.#waitingSamples += samples.length
    this.#writtenSamples += samples.length
    const kept = (KEPT_MS / 1_000) * this.#listening.sampleRate
    while (this.#waitingSamples > kept) this.#waitingSamples -= this.#waiting.shift()?.length ?? 0
    this.#words.heard((this.#writtenSamples * 1_000) / this.#listening.sampleRate)
    if (this.#waitingSamples >= (PIECE_MS / 1_000) * this.#listening.sampleRate) this.#send()
  }

  backlog(): number {
    return this.#socket?.bufferedAmount ?? 0
  }

  async finish(): Promise<void> {
    this.#isFinishing = true
    if (this.#isReady) {
      this.#send()
      this.#socket?.send(JSON.stringify({ realtimeInput: { audioStreamEnd: true } }))
      const { promise, resolve } = Promise.withResolvers<void>()
      this.#lastWords = resolve
      await Promise.race([promise, delay(LAST_WORDS_MS, undefined, { ref: false })])
    }
    this.#words.end()
    this.#ending.abort()
    this.#socket?.close(1000)
    await this.#running
  }

  async #run(): Promise<void> {
    const { signal } = this.#ending
    for (let attempt = 0; !signal.aborted && !this.#isFinishing; attempt += 1) {
      if (await this.#connect()) attempt = 0
      this.#lastWords?.()
      if (signal.aborted || this.#isFinishing) return
      const pause = PAUSES_MS[Math.min(attempt, PAUSES_MS.length - 1)]
      await delay(pause, undefined, { signal }).catch(() => undefined)
    }
  }

  /** Resolves when the connection has ended: true where it had been one. */
  #connect(): Promise<boolean> {
    const { url, key, model, log } = this.#options
    const socket = new WebSocket(url, { headers: { 'x-goog-api-key': key } })
    this.#socket = socket
    socket.on('open', () => socket.send(JSON.stringify(setupOf(model, this.#listening.language))))
    socket.on('message', (data: Buffer) => this.#hear(data.toString('utf8')))
    socket.on('error', (err) => log.warn({ err }, 'the transcriber is out of reach'))
    return new Promise((resolve) => {
      socket.on('close', () => {
        const wasReady = this.#isReady
        this.#isReady = false
        // What was being said is told as far as it was heard: another connection knows nothing of it.
        this.#words.end()
        resolve(wasReady)
      })
    })
  }

  #hear(frame: string): void {
    const said = SaidSchema.safeParse(parseJson(frame)).data
    if (!said) return
    if (said.setupComplete !== undefined) {
      this.#isReady = true
      this.#send()
    }
    const { inputTranscription: heard, turnComplete, generationComplete } = said.serverContent ?? {}
    if (heard?.text) this.#words.add(heard.text)
    if (heard?.finished || turnComplete || generationComplete) {
      this.#words.end()
      this.#lastWords?.()
    }
    if (said.goAway !== undefined) this.#socket?.close(1000)
  }

  #send(): void {
    const socket = this.#socket
    if (!this.#isReady || socket?.readyState !== WebSocket.OPEN || this.#waitingSamples === 0)
      return
    const samples = joined(this.#waiting, this.#waitingSamples)
    this.#waiting = []
    this.#waitingSamples = 0
    const data = Buffer.from(encodePcm(samples)).toString('base64')
    const mimeType = `audio/pcm;rate=${this.#listening.sampleRate}`
    const frame = JSON.stringify({ realtimeInput: { audio: { data, mimeType } } })
    socket.send(frame, () => this.#listening.onDrain())
  }
}

function setupOf(model: string, language: string | null): object {
  const generationConfig = { responseModalities: ['TEXT'] }
  const inputAudioTranscription = language ? { languageCodes: [language] } : {}
  return { setup: { model: `models/${model}`, generationConfig, inputAudioTranscription } }
}

function joined(pieces: readonly Int16Array[], length: number): Int16Array {
  const whole = new Int16Array(length)
  let at = 0
  for (const piece of pieces) {
    whole.set(piece, at)
    at += piece.length
  }
  return whole
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return null
  }
}
