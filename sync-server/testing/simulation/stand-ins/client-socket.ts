import { clientFrame, type Frame, OPCODE } from './frames.ts'
import type { ClientEnd, Line } from './line.ts'
import type { Owner } from './virtual-time.ts'

/** Finds a node and connects; null where there is none. */
export type Dial = (client: ClientEnd, url: string) => Line | null
/** What a client's network does for it, and who listens in. */
export type Network = {
  dial: Dial
  made: (socket: ClientSocket) => void
  /** Each message before the client has it. */
  heard: (message: Uint8Array) => void
}
type CloseEvent = { code: number; reason: string }

/** Browsers and Node give up by themselves, later than this. */
const HANDSHAKE_MS = 20_000

/** The browser's `WebSocket`, as far as `y-websocket` and `live/` use it, at the end of a simulated line. */
export class ClientSocket implements ClientEnd {
  readonly OPEN = 1
  readyState = 0
  binaryType = 'arraybuffer'
  onopen: (() => void) | null = null
  onmessage: ((event: { data: ArrayBuffer }) => void) | null = null
  onclose: ((event: CloseEvent) => void) | null = null
  onerror: ((event: { type: string }) => void) | null = null
  readonly owner: Owner
  #line: Line | null
  readonly #heard: Network['heard']
  #closing: CloseEvent = { code: 1006, reason: '' }

  constructor(owner: Owner, url: string, { dial, heard }: Network) {
    this.owner = owner
    this.#heard = heard
    this.#line = dial(this, url)
    if (!this.#line) setTimeout(() => this.ended(), 10)
    setTimeout(() => this.#giveUp(), HANDSHAKE_MS)
  }

  get line(): Line | null {
    return this.#line
  }

  send(bytes: Uint8Array): void {
    if (this.readyState === this.OPEN) this.#line?.toServer(clientFrame(OPCODE.binary, bytes))
  }

  close(): void {
    if (this.readyState > 1) return
    this.readyState = 2
    this.#line?.toServer(clientFrame(OPCODE.close, Uint8Array.of(3, 232)))
  }

  opened(): void {
    if (this.readyState !== 0) return this.#line?.clientGone()
    this.readyState = this.OPEN
    this.onopen?.()
  }

  received({ opcode, payload }: Frame): void {
    if (opcode === OPCODE.binary) {
      if (this.onmessage) this.#heard(payload)
      this.onmessage?.({ data: Uint8Array.from(payload).buffer })
    } else if (opcode === OPCODE.ping) this.#line?.toServer(clientFrame(OPCODE.pong, payload))
    else if (opcode === OPCODE.close) {
      const code = payload.length < 2 ? 1005 : ((payload[0] ?? 0) << 8) | (payload[1] ?? 0)
      this.#closing = { code, reason: new TextDecoder().decode(payload.subarray(2)) }
      this.readyState = 2
      this.#line?.toServer(clientFrame(OPCODE.close, payload))
    }
  }

  #giveUp(): void {
    if (this.readyState === 0) this.ended()
  }

  ended(): void {
    if (this.readyState === 3) return
    this.readyState = 3
    this.#line = null
    this.onclose?.(this.#closing)
  }
}

/** A constructor for `WebSocketPolyfill`. */
export function socketClass(owner: Owner, network: Network): typeof globalThis.WebSocket {
  class OwnSocket extends ClientSocket {
    constructor(url: string) {
      super(owner, url, network)
      network.made(this)
    }
  }
  return OwnSocket as unknown as typeof globalThis.WebSocket
}
