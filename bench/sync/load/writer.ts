import * as Y from 'yjs'
import { type Dialect, updateMessage } from '../wire/dialect.ts'
import { clientFrame } from '../wire/frames.ts'
import { Author } from './author.ts'
import { FIRST_CLIENT, type Seat } from './seat.ts'

export type Field = { name: string; rich: boolean }

/** An author at their seat, with the edits of the next run made ahead. */
export class Writer {
  readonly seat: Seat
  readonly #dialect: Dialect
  readonly #author: Author
  #updates: Uint8Array[] = []
  #frames: Buffer[] = []
  #sent = 0
  /** The clock of the first edit of this run. */
  from = 0
  /** Whose turn it is, among all authors. */
  turn = 0

  constructor(seat: Seat, dialect: Dialect, field: Field) {
    this.seat = seat
    this.#dialect = dialect
    this.#author = new Author(FIRST_CLIENT + seat.slot, field)
  }

  /** The clock behind its last edit, sent or about to be. */
  get end(): number {
    return this.#author.clock
  }

  begin(): void {
    this.seat.send(this.#frame(this.#author.opening))
  }

  prepare(count: number): void {
    const { from, updates } = this.#author.type(count)
    this.from = from
    this.#updates = updates
    this.#frames = updates.map((update) => this.#frame(update))
    this.#sent = 0
  }

  sendNext(): void {
    const frame = this.#frames[this.#sent]
    if (!frame) return
    this.#sent += 1
    this.seat.send(frame)
  }

  /** What a stock client does when it is back and asked what it has: everything that it has written so far. */
  sendAgain(): void {
    const written = this.#updates.slice(0, this.#sent)
    if (written.length > 0) this.seat.send(this.#frame(Y.mergeUpdates(written)))
  }

  #frame(update: Uint8Array): Buffer {
    return clientFrame(updateMessage(this.#dialect, this.seat.document, update))
  }
}
