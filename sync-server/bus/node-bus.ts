import { setImmediate as nextTurn, setTimeout as delay } from 'node:timers/promises'
import type { Logger } from '#service/log.ts'
import type { Awareness, Bell, Bus, BusListener } from './bus.ts'
import { type Letter, type Message, readLetter, writeLetters } from './letter.ts'
import { Peers } from './peers.ts'

/** What letters travel on. A node's own come back to it: that is how it knows that the line holds. */
export type Wire = {
  readonly maxLetterBytes: number
  /** Presence is taken at most this often, and at most so much of it at once. */
  readonly awareness: { everyMs: number; bytes: number }
  /** `document` is the one that all messages are of; null for what concerns every node. */
  send(letters: readonly { document: string | null; letter: string }[]): Promise<void>
  /** From when this resolves what is said of the document is heard here. */
  listen(document: string): Promise<void>
  unlisten(document: string): void
  close(): Promise<void>
}
export type WireEvents = {
  heard(letter: string): void
  /** Listening, for the first time or again. */
  up(): void
  /** What the log says of it, should the line be down. */
  failed(error: unknown): void
}
export type NodeBusOptions = {
  log: Pick<Logger, 'info' | 'warn'>
  openWire: (events: WireEvents) => Wire
  /** Whether each letter holds messages of one document alone. */
  byDocument: boolean
  beatMs?: number
}

const BEAT_MS = 2_000
const GOODBYE_MS = 1_000

/** A bus over a wire: who listens here, who else is there, and what goes out next. */
export class NodeBus implements Bus {
  readonly #options: NodeBusOptions
  readonly #node = crypto.randomUUID()
  readonly #wire: Wire
  readonly #peers: Peers
  readonly #listeners = new Map<string, Set<BusListener>>()
  readonly #heart: NodeJS.Timeout
  /** What goes out with the next letters. */
  #said: Message[] = []
  #bells = new Map<string, number>()
  #shown: Awareness[] = []
  #shownBytes = 0
  #showing: NodeJS.Timeout | undefined
  #sending: Promise<void> | null = null
  #heardSelfAt = performance.now()
  #lastError: unknown
  #isDown = false
  #closing: Promise<void> | null = null

  constructor(options: NodeBusOptions) {
    const { openWire, beatMs = BEAT_MS } = options
    this.#options = options
    this.#peers = new Peers(beatMs)
    this.#wire = openWire({
      heard: (text) => this.#hear(readLetter(text)),
      up: () => this.#up(),
      failed: (error) => this.#failed(error),
    })
    this.#heart = setInterval(() => this.#beat(), beatMs).unref()
  }

  hasOthers(): boolean {
    return this.#peers.size > 0
  }

  ring({ document, seq }: Bell): void {
    if (!this.hasOthers()) return
    this.#bells.set(document, seq)
    this.#sendSoon()
  }

  show(awareness: Awareness): void {
    const { everyMs, bytes: most } = this.#wire.awareness
    const bytes = this.#shownBytes + awareness.bytes.length
    if (!this.hasOthers() || bytes > most) return
    this.#shown.push(awareness)
    this.#shownBytes = bytes
    this.#showing ??= setTimeout(() => this.#sendShown(), everyMs)
  }

  subscribe(document: string, listener: BusListener): () => void {
    const listeners = this.#listeners.get(document) ?? new Set()
    listeners.add(listener)
    this.#listeners.set(document, listeners)
    this.#wire.listen(document).then(
      () => void (this.hasOthers() && listeners.has(listener) && listener.missed()),
      (error: unknown) => this.#failed(error),
    )
    return () => {
      listeners.delete(listener)
      if (listeners.size > 0 || this.#listeners.get(document) !== listeners) return
      this.#listeners.delete(document)
      this.#wire.unlisten(document)
    }
  }

  close(): Promise<void> {
    return (this.#closing ??= this.#end())
  }

  async #end(): Promise<void> {
    clearInterval(this.#heart)
    this.#sendShown()
    this.#say('bye')
    await Promise.race([this.#sending, delay(GOODBYE_MS, undefined, { ref: false })])
    await this.#wire.close()
  }

  #hear(letter: Letter | null): void {
    if (!letter || this.#closing) return
    if (letter.node === this.#node) return this.#heardSelf()
    const isNew = this.#peers.heard(letter.node)
    for (const message of letter.messages) this.#take(letter.node, message)
    if (isNew && this.#peers.size > 0) this.#tellMissed()
  }

  #take(node: string, message: Message): void {
    switch (message.kind) {
      case 'hello':
        return this.#say('here')
      case 'here':
        return
      case 'bye':
        return this.#gone(node)
      case 'bell':
        return this.#tell(message.document, (listener) => listener.bell(message.seq))
      case 'awareness': {
        const bytes = Buffer.from(message.bytes, 'base64')
        return this.#tell(message.document, (listener) => listener.awareness(bytes, node))
      }
    }
  }

  #tell(document: string, tell: (listener: BusListener) => void): void {
    for (const listener of this.#listeners.get(document) ?? []) tell(listener)
  }

  #tellAll(tell: (listener: BusListener) => void): void {
    for (const document of this.#listeners.keys()) this.#tell(document, tell)
  }

  #tellMissed(): void {
    this.#tellAll((listener) => listener.missed())
  }

  #gone(node: string): void {
    if (this.#peers.forget(node)) this.#tellAll((listener) => listener.gone(node))
  }

  #beat(): void {
    this.#say('here')
    for (const node of this.#peers.sweep()) this.#tellAll((listener) => listener.gone(node))
    if (performance.now() - this.#heardSelfAt > this.#peers.patienceMs) this.#down()
  }

  #up(): void {
    if (this.#closing) return
    this.#say('hello')
    if (this.hasOthers()) this.#tellMissed()
  }

  #heardSelf(): void {
    this.#heardSelfAt = performance.now()
    if (!this.#isDown) return
    this.#isDown = false
    this.#options.log.info('the bus between nodes is back')
    this.#tellMissed()
  }

  /** A node that does not hear itself: said once, not at every attempt. */
  #down(): void {
    if (this.#isDown) return
    this.#isDown = true
    this.#options.log.warn(
      { err: this.#lastError },
      'the bus between nodes is down: edits made on other nodes arrive when the log is asked next',
    )
  }

  #failed(error: unknown): void {
    this.#lastError = error
  }

  #say(kind: 'hello' | 'here' | 'bye'): void {
    this.#said.push({ kind })
    this.#sendSoon()
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
    this.#sending ??= this.#send().finally(() => (this.#sending = null))
  }

  /** What comes while letters are on their way goes with the next ones. */
  async #send(): Promise<void> {
    await nextTurn()
    while (this.#said.length + this.#bells.size > 0) {
      const bells = [...this.#bells].map(
        ([document, seq]) => ({ kind: 'bell', document, seq }) as const,
      )
      const messages = [...this.#said, ...bells]
      this.#said = []
      this.#bells = new Map()
      await this.#wire
        .send(this.#lettersOf(messages))
        .catch((error: unknown) => this.#failed(error))
    }
  }

  #lettersOf(messages: readonly Message[]) {
    const { maxLetterBytes } = this.#wire
    const byDocument = Map.groupBy(messages, (message) =>
      this.#options.byDocument && 'document' in message ? message.document : null,
    )
    return [...byDocument].flatMap(([document, some]) =>
      writeLetters(this.#node, some, maxLetterBytes).map((letter) => ({ document, letter })),
    )
  }
}
