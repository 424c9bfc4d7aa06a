import { setImmediate as nextTurn } from 'node:timers/promises'
import type { Awareness, Bell } from './bus.ts'
import type { Message } from './envelope.ts'

type Options = {
  /** Hands the messages over; never rejects. */
  send: (messages: readonly Message[]) => Promise<void>
  /** Presence is taken at most this often, and at most so much of it at once. */
  awareness: { everyMs: number; bytes: number }
}

/** What goes out next. What comes while envelopes are on their way goes with the next ones. */
export class Outbox {
  readonly #options: Options
  #said: Message[] = []
  #bells = new Map<string, number>()
  #shown: Awareness[] = []
  #shownBytes = 0
  #showing: NodeJS.Timeout | undefined
  #sending: Promise<void> | null = null

  constructor(options: Options) {
    this.#options = options
  }

  say(kind: 'hello' | 'here' | 'bye'): void {
    this.#said.push({ kind })
    this.#sendSoon()
  }

  /** The last bell of a document stands for those before it. */
  ring({ document, seq }: Bell): void {
    this.#bells.set(document, seq)
    this.#sendSoon()
  }

  show(awareness: Awareness): void {
    const { everyMs, bytes: most } = this.#options.awareness
    const bytes = this.#shownBytes + awareness.bytes.length
    if (bytes > most) return
    this.#shown.push(awareness)
    this.#shownBytes = bytes
    this.#showing ??= setTimeout(() => this.#sendShown(), everyMs)
  }

  /** The last words, behind all that waits. */
  async close(): Promise<void> {
    this.#sendShown()
    this.say('bye')
    await this.#sending
  }

  #sendShown(): void {
    clearTimeout(this.#showing)
    this.#showing = undefined
    this.#shownBytes = 0
    for (const { document, bytes } of this.#shown) {
      this.#said.push({ kind: 'awareness', document, bytes: Buffer.from(bytes).toString('base64') })
    }
    this.#shown = []
    this.#sendSoon()
  }

  #sendSoon(): void {
    this.#sending ??= this.#sendAll()
  }

  async #sendAll(): Promise<void> {
    await nextTurn()
    while (this.#said.length + this.#bells.size > 0) {
      const bells = [...this.#bells].map(
        ([document, seq]) => ({ kind: 'bell', document, seq }) as const,
      )
      const messages = [...bells, ...this.#said]
      this.#said = []
      this.#bells = new Map()
      await this.#options.send(messages)
    }
    // In the same breath as the last look: what is rung from now on is sent anew.
    this.#sending = null
  }
}
