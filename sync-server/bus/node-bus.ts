import { setTimeout as delay } from 'node:timers/promises'
import type { Logger } from '#service/log.ts'
import type { Awareness, Bell, Bus, BusListener } from './bus.ts'
import { type Envelope, type Message, readEnvelope, writeEnvelopes } from './envelope.ts'
import { Outbox } from './outbox.ts'
import { Peers } from './peers.ts'

/** What envelopes travel on. A node's own come back to it: that is how it knows that the line holds. */
export type Wire = {
  readonly maxEnvelopeBytes: number
  readonly awareness: { everyMs: number; bytes: number }
  /** `document` is the one that all messages are of; null for what concerns every node. */
  send(envelopes: readonly { document: string | null; envelope: string }[]): Promise<void>
  /** From when this resolves what is said of the document is heard here. */
  listen(document: string): Promise<void>
  unlisten(document: string): void
  close(): Promise<void>
}
export type WireEvents = {
  heard(envelope: string): void
  /** Listening, for the first time or again. */
  up(): void
  /** What the log says of it, should the line be down. */
  failed(error: unknown): void
}
export type NodeBusOptions = {
  log: Pick<Logger, 'info' | 'warn'>
  openWire: (events: WireEvents) => Wire
  /** Whether each envelope holds messages of one document alone. */
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
  readonly #outbox: Outbox
  readonly #listeners = new Map<string, Set<BusListener>>()
  readonly #heart: NodeJS.Timeout
  #lastError: unknown
  #isDown = false
  #closing: Promise<void> | null = null

  constructor(options: NodeBusOptions) {
    const { openWire, beatMs = BEAT_MS } = options
    this.#options = options
    this.#peers = new Peers(beatMs)
    this.#wire = openWire({
      heard: (text) => this.#hear(readEnvelope(text)),
      up: () => this.#up(),
      failed: (error) => this.#failed(error),
    })
    this.#outbox = new Outbox({
      awareness: this.#wire.awareness,
      send: (messages) => this.#send(messages),
    })
    this.#heart = setInterval(() => this.#beat(), beatMs).unref()
  }

  hasOthers(): boolean {
    return this.#peers.size > 0
  }

  ring(bell: Bell): void {
    if (this.hasOthers()) this.#outbox.ring(bell)
  }

  show(awareness: Awareness): void {
    if (this.hasOthers()) this.#outbox.show(awareness)
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
    await Promise.race([this.#outbox.close(), delay(GOODBYE_MS, undefined, { ref: false })])
    await this.#wire.close()
  }

  #hear(envelope: Envelope | null): void {
    if (!envelope || this.#closing) return
    if (envelope.node === this.#node) return this.#heardSelf()
    const isNew = this.#peers.heard(envelope.node)
    for (const message of envelope.messages) this.#take(envelope.node, message)
    if (isNew && this.#peers.size > 0) this.#tellMissed()
  }

  #take(node: string, message: Message): void {
    switch (message.kind) {
      case 'hello':
        return this.#outbox.say('here')
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
    this.#outbox.say('here')
    for (const node of this.#peers.sweep()) this.#tellAll((listener) => listener.gone(node))
    if (this.#peers.isLineDead) this.#down()
  }

  #up(): void {
    if (this.#closing) return
    this.#outbox.say('hello')
    if (this.hasOthers()) this.#tellMissed()
  }

  #heardSelf(): void {
    this.#peers.heardSelf()
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

  async #send(messages: readonly Message[]): Promise<void> {
    await this.#wire
      .send(this.#envelopesOf(messages))
      .catch((error: unknown) => this.#failed(error))
  }

  #envelopesOf(messages: readonly Message[]) {
    const { maxEnvelopeBytes } = this.#wire
    const byDocument = Map.groupBy(messages, (message) =>
      this.#options.byDocument && 'document' in message ? message.document : null,
    )
    return [...byDocument].flatMap(([document, some]) =>
      writeEnvelopes(this.#node, some, maxEnvelopeBytes).map((envelope) => ({
        document,
        envelope,
      })),
    )
  }
}
