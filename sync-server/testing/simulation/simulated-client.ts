import { WebsocketProvider } from 'y-websocket'
import * as Y from 'yjs'
import { CLOSE } from '#domain/documents/close-codes.ts'
import type { LiveDocument } from '#live/live-document.ts'
import { openLiveDocument } from '#live/open-live-document.ts'
import { type ClientSocket, socketClass } from './stand-ins/client-socket.ts'
import { holds, isSame, Violation } from './ledger.ts'
import type { Line } from './stand-ins/line.ts'
import { markerSequence } from './stand-ins/wire-messages.ts'
import { DOCUMENT, type World } from './world.ts'

const URL = 'ws://sync.test/docs'

export type ClientKind = 'stock' | 'live'
type ClientOptions = {
  name: string
  kind: ClientKind
  actor: string
  /** The stock client's own option: it asks for all that it lacks this often. */
  resyncInterval?: number
}

/** A tab: the stock provider, or `live/` on it, both as they are. */
export class SimulatedClient {
  readonly name: string
  readonly kind: ClientKind
  /** The stock client takes a rebuilt document for gone, until the page is loaded again. */
  isOver = false
  readonly #world: World
  readonly #side: LiveDocument | { doc: Y.Doc; provider: WebsocketProvider }
  readonly #live: LiveDocument | null
  #watched: Y.Doc | null = null
  #socket: ClientSocket | null = null
  /** Up to where the log was found in this copy. */
  #heldUntil = 0
  #wasSaved = true

  constructor(world: World, { name, kind, actor, resyncInterval = -1 }: ClientOptions) {
    this.#world = world
    this.name = name
    this.kind = kind
    const WebSocket = socketClass(name, {
      dial: (client, url) => world.dial(client, url),
      made: (socket) => (this.#socket = socket),
      heard: (message) => world.check(() => this.#checkMarker(message)),
    })
    const token = `h.${actor}.s`
    this.#live =
      kind === 'live'
        ? openLiveDocument({
            url: URL,
            name: DOCUMENT,
            token: () => Promise.resolve(token),
            WebSocket,
          })
        : null
    this.#side = this.#live ?? stockSide(WebSocket, { token, resyncInterval })
    this.#live?.subscribe(() => {
      this.#watch()
      world.check(() => this.#checkSaved())
    })
    this.#watch()
  }

  get doc(): Y.Doc {
    return this.#side.doc
  }

  get provider(): WebsocketProvider {
    return this.#side.provider
  }

  get line(): Line | null {
    return this.#socket?.line ?? null
  }

  /** In sync with all that is committed, and sure of it. */
  get isLevel(): boolean {
    const isSaved = this.#live?.state().saved ?? true
    return this.provider.synced && isSaved && isSame(this.doc, this.#world.ledger.doc)
  }

  describe(): string {
    const { wsconnected, synced } = this.provider
    const pending = this.doc.store.pendingStructs ? ' waits for structs' : ''
    const same = isSame(this.doc, this.#world.ledger.doc) ? 'same' : 'DIFFERENT'
    const saved = this.#live ? ` saved=${this.#live.state().saved}` : ''
    return `${this.name} ${this.kind} connected=${wsconnected} synced=${synced}${saved} ${same}${pending}`
  }

  destroy(): void {
    if (this.#live) this.#live.destroy()
    else {
      this.provider.destroy()
      this.provider.awareness.destroy()
    }
    this.doc.destroy()
  }

  /** `live/` puts a new copy in the place of one that was dropped. */
  #watch(): void {
    const { doc, provider } = this
    if (this.#watched === doc) return
    this.#watched = doc
    this.#heldUntil = 0
    this.#wasSaved = true
    provider.on('connection-close', (event) => this.#closed(event?.code))
    doc.getMap('words').observe((event, { origin }) => {
      if (origin === provider)
        for (const word of event.keysChanged) this.#world.seen.add(String(word))
    })
  }

  /** [S122] Whatever position a marker names, all up to it has come before. */
  #checkMarker(message: Uint8Array): void {
    const seq = markerSequence(message)
    if (seq === null) return
    const { entries } = this.#world.ledger
    if (seq > entries.length)
      throw new Violation(`[S122] a marker named ${seq}, which is not committed`)
    for (const entry of entries.slice(this.#heldUntil, seq)) {
      if (!holds(this.doc, entry.update))
        throw new Violation(`[S122] ${this.name} was told ${seq} and has not got ${entry.seq}`)
    }
    this.#heldUntil = Math.max(this.#heldUntil, seq)
  }

  /** [S121] What is called saved is in the log. */
  #checkSaved(): void {
    const isSaved = this.#live?.state().saved ?? false
    if (isSaved && !this.#wasSaved && !this.#world.ledger.covers(Y.encodeStateAsUpdate(this.doc)))
      throw new Violation(`[S121] ${this.name} calls saved what is not committed`)
    this.#wasSaved = isSaved
  }

  /** [S130] Nobody here does anything wrong: no close is for good. */
  #closed(code: number | undefined): void {
    if (code) this.#world.note(`${this.name} is closed ${code}`)
    if (code === CLOSE.regenerated && this.#world.rebuilds > 0) this.isOver = this.kind === 'stock'
    else if (code !== undefined && code >= 4400 && code < 4500)
      this.#world.check(() => {
        throw new Violation(`[S130] ${this.name} was closed ${code}`)
      })
  }
}

function stockSide(
  WebSocketPolyfill: typeof WebSocket,
  { token, resyncInterval }: { token: string; resyncInterval: number },
) {
  const doc = new Y.Doc()
  const options = { WebSocketPolyfill, disableBc: true, params: { token }, resyncInterval }
  return { doc, provider: new WebsocketProvider(URL, DOCUMENT, doc, options) }
}
