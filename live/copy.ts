import * as decoding from 'lib0/decoding'
import * as encoding from 'lib0/encoding'
import { isView, parseDocumentName } from '#domain/documents.ts'
import { WebsocketProvider } from 'y-websocket'
import { Awareness } from 'y-protocols/awareness'
import * as Y from 'yjs'
import { Acknowledgement } from './acknowledgement.ts'
import { backoff } from './backoff.ts'
import type { LiveOptions, LiveState } from './live-document.ts'
import { canKeepOffline, type OfflineStore, openOfflineStore } from './offline-store.ts'

const AUTH = 2
const RENEWAL = 102
const COME_BACK = 4501

export type CopyEvents = {
  changed: () => void
  synced: () => void
  /** The server did not take what was written here, or the document is another one now. */
  dropped: (reason: string) => void
}
type Closed = { code: number; reason: string }

/** One `Y.Doc` with its stock provider, from its first connection until it is dropped or closed for good. */
export class Copy {
  readonly doc = new Y.Doc()
  readonly awareness = new Awareness(this.doc)
  readonly provider: WebsocketProvider
  readonly #options: LiveOptions
  readonly #events: CopyEvents
  #store: OfflineStore | null = null
  #acknowledgement: Acknowledgement
  #connection: LiveState['connection'] = 'connecting'
  #closed: Closed | undefined
  #attempt = 0
  #retry: ReturnType<typeof setTimeout> | undefined
  #renewal: ReturnType<typeof setInterval> | undefined
  #isOver = false
  readonly #wake = () => this.#connectSoon(0)

  constructor(options: LiveOptions, events: CopyEvents) {
    this.#options = options
    this.#events = events
    this.provider = new WebsocketProvider(options.url, options.name, this.doc, {
      connect: false,
      awareness: this.awareness,
      disableBc: true,
      // The next connection is ours to make: it needs a fresh token, and a moment of its own.
      shouldReconnect: () => false,
      WebSocketPolyfill: options.WebSocket ?? globalThis.WebSocket,
    })
    this.#acknowledgement = this.#createAcknowledgement(false)
    this.#listen()
  }

  get saved(): boolean {
    return this.#acknowledgement.saved
  }

  get connection(): LiveState['connection'] {
    return this.#connection
  }

  get closed(): Closed | undefined {
    return this.#closed
  }

  async start(): Promise<void> {
    const { offline, owner = '', name } = this.#options
    if (offline && canKeepOffline() && !isView(parseDocumentName(name).kind))
      await this.#readStore(`pace:${owner}:${name}`)
    if (this.#isOver) return
    globalThis.addEventListener?.('online', this.#wake)
    await this.#connect()
  }

  /** `forget`: the copy in this browser goes too. The document itself stays readable. */
  async stop({ forget = false } = {}): Promise<void> {
    this.#isOver = true
    clearTimeout(this.#retry)
    clearInterval(this.#renewal)
    globalThis.removeEventListener?.('online', this.#wake)
    this.#acknowledgement.stop()
    this.provider.destroy()
    this.awareness.destroy()
    await (forget ? this.#store?.clear() : this.#store?.close())
  }

  #listen(): void {
    const { provider } = this
    this.doc.on('update', (_update: Uint8Array, origin: unknown) => {
      if (origin === provider || this.#store?.owns(origin)) return
      this.#acknowledgement.edited()
      this.#events.changed()
    })
    provider.on('sync', (synced: boolean) => synced && this.#synced())
    provider.on('closed', (event) => this.#onClosed(event))
    provider.on('status', ({ status }) => {
      if (status === 'disconnected') this.#show('offline')
    })
    provider.messageHandlers[AUTH] = (_encoder, decoder) => {
      decoding.readVarUint(decoder)
      const reason = decoding.readVarString(decoder)
      // Not in the middle of the provider's reading.
      queueMicrotask(() => this.#drop(reason))
    }
    provider.messageHandlers[RENEWAL] = () => undefined
  }

  #createAcknowledgement(unsaved: boolean): Acknowledgement {
    return new Acknowledgement(this.provider, {
      unsaved,
      answered: ({ seq, generation }) => {
        Object.assign(this.provider.params, { since: String(seq), generation: String(generation) })
        this.#store?.keepGeneration(generation)
        this.#events.changed()
      },
    })
  }

  async #readStore(name: string): Promise<void> {
    const store = await openOfflineStore(name, this.doc).catch(() => null)
    if (!store) return
    this.#store = store
    if (store.generation !== null) this.provider.params.generation = String(store.generation)
    // What was typed in an earlier session may not have reached the server.
    if (store.hasContent) this.#acknowledgement = this.#createAcknowledgement(true)
    this.#events.changed()
  }

  async #connect(): Promise<void> {
    try {
      this.provider.params.token = await this.#options.token()
    } catch {
      this.#show('offline')
      this.#attempt += 1
      this.#connectSoon()
      return
    }
    if (this.#isOver) return
    // A clock that has moved on: others have noted this client as gone.
    this.awareness.setLocalState(this.awareness.getLocalState())
    this.provider.connect()
  }

  #connectSoon(wait = backoff(this.#attempt)): void {
    if (this.#isOver || this.#closed || this.provider.wsconnected) return
    clearTimeout(this.#retry)
    this.#retry = setTimeout(() => void this.#connect(), wait)
  }

  #synced(): void {
    this.#attempt = 0
    this.#acknowledgement.ask()
    this.#show('live')
    this.#events.synced()
    const { renewMs } = this.#options
    if (renewMs && !this.#renewal) this.#renewal = setInterval(() => void this.#renew(), renewMs)
  }

  #onClosed({ code, reason }: Closed): void {
    if (this.#isOver) return
    if (code === 4410) this.#drop('The document was rebuilt.')
    else if (code >= 4400 && code < 4500) {
      this.#closed = { code, reason }
      this.#show('refused')
    } else {
      this.#show('offline')
      // The ticket was the trouble: the first try with a fresh one need not wait.
      const isFirst = this.#attempt++ === 0
      this.#connectSoon(code === COME_BACK && isFirst ? 0 : undefined)
    }
  }

  #drop(reason: string): void {
    if (!this.#isOver) this.#events.dropped(reason)
  }

  async #renew(): Promise<void> {
    const token = await this.#options.token().catch(() => null)
    if (!token || !this.provider.synced) return
    const message = encoding.encode((encoder) => {
      encoding.writeVarUint(encoder, RENEWAL)
      encoding.writeVarString(encoder, token)
    })
    this.provider.ws?.send(message)
  }

  #show(connection: LiveState['connection']): void {
    this.#connection = connection
    this.#events.changed()
  }
}
