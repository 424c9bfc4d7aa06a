import type { CardChange } from '#domain/views/view-document.ts'
import { type Card, cardKey } from '#domain/views/cards.ts'

/** So little is no trouble. */
const FLOOR_BYTES = 16 * 1024
/** Between two looks at a document's bytes there are at least so many writes: what one look costs is spread over them. */
const WRITES = 64

/** Which cards a view has, about how many bytes they are, and when it is time to see what its document has grown to. */
export class ViewSize {
  readonly #bytes = new Map<string, number>()
  #cardBytes = 0
  #writes = 0

  has(key: string): boolean {
    return this.#bytes.has(key)
  }

  changed(changes: readonly CardChange[]): void {
    for (const { key, card } of changes) this.#set(key, card)
    this.#writes += changes.length
  }

  /** Whatever stood there before may have left something behind. */
  replaced(cards: readonly Card[]): void {
    this.#bytes.clear()
    this.#cardBytes = 0
    for (const card of cards) this.#set(cardKey(card), card)
    this.#writes = Infinity
  }

  get isDoubtful(): boolean {
    return this.#writes >= Math.max(WRITES, this.#bytes.size)
  }

  /** Whether more of a document is what was than what stands. */
  isOutweighed(documentBytes: number): boolean {
    this.#writes = 0
    return documentBytes > Math.max(FLOOR_BYTES, 2 * this.#cardBytes)
  }

  #set(key: string, card: Card | null): void {
    this.#cardBytes -= this.#bytes.get(key) ?? 0
    this.#bytes.delete(key)
    if (!card) return
    const bytes = key.length + JSON.stringify(card).length
    this.#bytes.set(key, bytes)
    this.#cardBytes += bytes
  }
}
