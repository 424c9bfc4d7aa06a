import * as decoding from 'lib0/decoding'
import * as encoding from 'lib0/encoding'
import { WebsocketProvider } from 'y-websocket'
import { Awareness } from 'y-protocols/awareness'
import * as Y from 'yjs'
import { backoff } from '#domain/backoff.ts'
import { CLOSE, CLOSE_REASON, isFinal } from '#domain/documents/close-codes.ts'
import { isView, parseDocumentName } from '#domain/documents/documents.ts'
import { fieldsIn } from '#domain/documents/shared-types.ts'
import { MESSAGE } from '#domain/documents/wire.ts'
import { DomainError } from '#domain/errors.ts'
import { Acknowledgement } from './acknowledgement.ts'
import { Heartbeat } from './heartbeat.ts'
import { canKeepCopies, copyName } from './copy-name.ts'
import type { Pending } from './kept-copies.ts'
import type { LiveOptions, LiveState } from './live-document.ts'
import { type OfflineStore, openOfflineStore } from './offline-store.ts'
import { FieldOverlaps, type Unsaved } from './overlaps.ts'

const RETRY = { firstMs: 250, longestMs: 5_000, jitter: 0.8 }
/** Whoever is out altogether may have their copies back by signing in again. */
const SIGNED_OUT: readonly string[] = [CLOSE_REASON.sessionEnded, CLOSE_REASON.personOut]

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
  readonly overlaps: FieldOverlaps
  readonly #options: LiveOptions
  readonly #events: CopyEvents
  #store: OfflineStore | null = null
  #keptUnsaved: Unsaved = {}
  #keptPending = false
  #acknowledgement: Acknowledgement
  #connection: LiveState['connection'] = 'connecting'
  #closed: Closed | undefined
  #attempt = 0
  #rightsChanged = 0
  #retry: ReturnType<typeof setTimeout> | undefined
  #renewal: ReturnType<typeof setInterval> | undefined
  #isOver = false
  #heartbeat: Heartbeat | undefined
  readonly #wake = () => this.#connectSoon(0)
  /** The browser knows before the socket does. */
  readonly #sleep = () => {
    this.provider.disconnect()
    this.#connectSoon()
  }

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
    this.overlaps = this.#watchOverlaps()
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

  get rightsChanged(): number {
    return this.#rightsChanged
  }

  async start(): Promise<void> {
    const { offline, owner = '', name } = this.#options
    if (offline && canKeepCopies() && !isView(parseDocumentName(name).kind))
      await this.#readStore(copyName(owner, name))
    if (this.#isOver) return
    globalThis.addEventListener?.('online', this.#wake)
    globalThis.addEventListener?.('offline', this.#sleep)
    this.#listenForSilence()
    await this.#connect()
  }

  /** `forget`: the copy in this browser goes too. The document itself stays readable. */
  async stop({ forget = false } = {}): Promise<void> {
    this.#isOver = true
    clearTimeout(this.#retry)
    clearInterval(this.#renewal)
    globalThis.removeEventListener?.('online', this.#wake)
    globalThis.removeEventListener?.('offline', this.#sleep)
    this.#heartbeat?.stop()
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
      this.#keepUnsaved()
      this.#events.changed()
    })
    provider.on('sync', (synced: boolean) => synced && this.#synced())
    provider.on('closed', (event) => this.#onClosed(event))
    provider.on('status', ({ status }) => {
      if (status === 'disconnected') this.#show('offline')
    })
    provider.messageHandlers[MESSAGE.auth] = (_encoder, decoder) => {
      decoding.readVarUint(decoder)
      const reason = decoding.readVarString(decoder)
      // Not in the middle of the provider's reading.
      queueMicrotask(() => this.#drop(reason))
    }
    provider.messageHandlers[MESSAGE.renewal] = () => undefined
  }

  #listenForSilence(): void {
    const { beatMs } = this.#options
    if (!beatMs) return
    const { provider } = this
    this.#heartbeat = new Heartbeat({
      everyMs: beatMs,
      isOpen: () => provider.synced,
      lastHeardAt: () => provider.wsLastMessageReceived,
      ask: () => this.#acknowledgement.ask(),
      lost: () => this.#show('offline'),
      found: () => this.#show('live'),
    })
  }

  /** The others who are here are told too, as a part of this one's presence. */
  #watchOverlaps(): FieldOverlaps {
    return new FieldOverlaps(this.doc, {
      isRemote: (origin) => origin === this.provider,
      changed: () => {
        this.awareness.setLocalStateField('overlaps', this.overlaps.found)
        this.#events.changed()
      },
    })
  }

  #createAcknowledgement(unsaved: boolean): Acknowledgement {
    return new Acknowledgement(this.provider, {
      unsaved,
      answered: ({ seq, generation }, { isSavedNow }) => {
        const { params } = this.provider
        if (params.generation !== String(generation)) this.#store?.keepGeneration(generation)
        Object.assign(params, { since: String(seq), generation: String(generation) })
        if (this.saved) this.overlaps.saved()
        this.#keepUnsaved()
        if (isSavedNow) this.#events.changed()
      },
    })
  }

  /** What a field was set to is compared with others' values on coming back, in a later session too. */
  #keepUnsaved(): void {
    this.#keepPending()
    const { unsaved } = this.overlaps
    if (unsaved === this.#keptUnsaved) return
    this.#keptUnsaved = unsaved
    this.#store?.keepUnsaved(unsaved)
  }

  /** Whoever ends the session, in this tab or another, says first what goes with the copy. */
  #keepPending(): void {
    const isPending = !this.saved
    const hasMore = this.overlaps.unsaved !== this.#keptUnsaved
    if (isPending === this.#keptPending && !(isPending && hasMore)) return
    this.#keptPending = isPending
    this.#store?.keepPending(isPending ? this.#pending() : null)
  }

  /** What is not stored, in words that name no client. */
  #pending(): Pending {
    const { kind } = parseDocumentName(this.#options.name)
    const reference: unknown = fieldsIn(this.doc).get('reference')
    const record = typeof reference === 'string' ? `${kind} ${reference}` : `a ${kind}`
    return { record, fields: Object.keys(this.overlaps.unsaved) }
  }

  async #readStore(name: string): Promise<void> {
    const store = await openOfflineStore(name, this.doc).catch(() => null)
    if (!store) return
    this.#store = store
    this.#keptPending = store.hasPending
    if (store.generation !== null) this.provider.params.generation = String(store.generation)
    // What was typed in an earlier session may not have reached the server.
    if (store.hasContent) this.#acknowledgement = this.#createAcknowledgement(true)
    this.overlaps.takeUp(store.unsaved)
    this.#events.changed()
  }

  async #connect(): Promise<void> {
    try {
      this.provider.params.token = await this.#options.token()
    } catch (error) {
      this.#withoutToken(error)
      return
    }
    if (this.#isOver) return
    // A clock that has moved on: others have noted this client as gone.
    this.awareness.setLocalState(this.awareness.getLocalState())
    this.provider.connect()
  }

  /** Nobody to ask is one thing; to be told no is final, like a refusal of admission. */
  #withoutToken(error: unknown): void {
    const isRefusal =
      error instanceof DomainError && ['unauthenticated', 'forbidden'].includes(error.code)
    if (isRefusal) return this.#onClosed({ code: CLOSE.forbidden, reason: error.message })
    this.#show('offline')
    this.#attempt += 1
    this.#connectSoon()
  }

  #connectSoon(wait = backoff(this.#attempt, RETRY)): void {
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
    if (code === CLOSE.regenerated) this.#drop('The document was rebuilt.')
    else if (isFinal(code)) {
      this.#closed = { code, reason }
      // Of what one may not open any more no copy stays; what a session leaves behind is its sign-in page's to judge.
      if ((code === CLOSE.forbidden || code === CLOSE.gone) && !SIGNED_OUT.includes(reason))
        void this.#store?.clear()
      this.#show('refused')
    } else {
      if (code === CLOSE.comeBack && reason === CLOSE_REASON.rightsChanged) this.#rightsChanged += 1
      this.#show('offline')
      // The ticket was the trouble: the first try with a fresh one need not wait.
      const isFirst = this.#attempt++ === 0
      this.#connectSoon(code === CLOSE.comeBack && isFirst ? 0 : undefined)
    }
  }

  #drop(reason: string): void {
    if (!this.#isOver) this.#events.dropped(reason)
  }

  async #renew(): Promise<void> {
    const token = await this.#options.token().catch(() => null)
    if (!token || !this.provider.synced) return
    const message = encoding.encode((encoder) => {
      encoding.writeVarUint(encoder, MESSAGE.renewal)
      encoding.writeVarString(encoder, token)
    })
    this.provider.ws?.send(message)
  }

  #show(connection: LiveState['connection']): void {
    this.#connection = connection
    this.#events.changed()
  }
}
