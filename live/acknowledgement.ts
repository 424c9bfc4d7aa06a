import * as encoding from 'lib0/encoding'
import * as decoding from 'lib0/decoding'
import { MESSAGE } from '#domain/documents/wire.ts'
import type { WebsocketProvider } from 'y-websocket'

const EVERY_MS = 250

type Position = { seq: number; generation: number }
type Answered = (position: Position, news: { isSavedNow: boolean }) => void

/**
 * Knows whether everything typed here is durable. A marker goes out behind the edits; its answer comes once all before
 * it is committed. Unanswered, nothing is called saved.
 */
export class Acknowledgement {
  readonly #provider: WebsocketProvider
  readonly #answered: Answered
  #sent = 0
  /** The marker that covers the last edit; 0 where that has not gone out on this connection. */
  #wanted = 0
  #unsaved: boolean
  #lastSentAt = 0
  #timer: ReturnType<typeof setTimeout> | undefined

  constructor(provider: WebsocketProvider, options: { unsaved: boolean; answered: Answered }) {
    this.#provider = provider
    this.#unsaved = options.unsaved
    this.#answered = options.answered
    provider.messageHandlers[MESSAGE.marker] = (_encoder, decoder) => this.#receive(decoder)
  }

  get saved(): boolean {
    return !this.#unsaved
  }

  /** Something was typed and has been handed to the provider. */
  edited(): void {
    this.#unsaved = true
    this.#wanted = 0
    if (!this.#provider.synced || this.#timer !== undefined) return
    const wait = Math.max(0, this.#lastSentAt + EVERY_MS - Date.now())
    this.#timer = setTimeout(() => this.ask(), wait)
  }

  /** After each sync too: what was typed offline went out just before. */
  ask(): void {
    clearTimeout(this.#timer)
    this.#timer = undefined
    const { ws, synced } = this.#provider
    if (!ws || !synced) return
    this.#sent += 1
    this.#wanted = this.#sent
    this.#lastSentAt = Date.now()
    ws.send(
      encoding.encode((encoder) => {
        encoding.writeVarUint(encoder, MESSAGE.marker)
        encoding.writeVarUint(encoder, this.#sent)
      }),
    )
  }

  stop(): void {
    clearTimeout(this.#timer)
  }

  #receive(decoder: decoding.Decoder): void {
    const number = decoding.readVarUint(decoder)
    const seq = decoding.readVarUint(decoder)
    const generation = decoding.hasContent(decoder) ? decoding.readVarUint(decoder) : 0
    const isSavedNow = this.#unsaved && this.#wanted > 0 && number >= this.#wanted
    if (isSavedNow) this.#unsaved = false
    this.#answered({ seq, generation }, { isSavedNow })
  }
}
