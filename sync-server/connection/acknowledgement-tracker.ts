type Waiting = { number: number; after: number }

/**
 * What one connection has sent and is not durable yet, and its markers (message type 101) that wait for it. Made with
 * the first update or marker: most connections only read.
 */
export class AcknowledgementTracker {
  readonly #answer: (marker: number) => void
  /** Bytes of the updates that are neither durable nor refused yet, by their number. */
  readonly #outstanding = new Map<number, number>()
  #markers: Waiting[] = []
  #updates = 0
  #bytes = 0
  /** The first and the last update that was refused and no marker has stood behind yet. */
  #refused: { from: number; upTo: number } | null = null

  constructor(answer: (marker: number) => void) {
    this.#answer = answer
  }

  get bytes(): number {
    return this.#bytes
  }

  get waiting(): number {
    return this.#markers.length
  }

  /** The update's number. */
  expect(bytes: number): number {
    this.#updates += 1
    this.#outstanding.set(this.#updates, bytes)
    this.#bytes += bytes
    return this.#updates
  }

  acknowledge(number: number): void {
    this.#bytes -= this.#outstanding.get(number) ?? 0
    this.#outstanding.delete(number)
    const [oldest = Infinity] = this.#outstanding.keys()
    for (let first = this.#markers[0]; first && first.after < oldest; first = this.#markers[0]) {
      this.#markers.shift()
      this.#tell(first)
    }
  }

  /** Something in it was: it is answered all the same, once the rest of it is. */
  refused(number: number): void {
    const { from = number, upTo = number } = this.#refused ?? {}
    this.#refused = { from: Math.min(from, number), upTo: Math.max(upTo, number) }
  }

  mark(number: number): void {
    const marker = { number, after: this.#updates }
    if (this.#outstanding.size === 0) this.#tell(marker)
    else this.#markers.push(marker)
  }

  /** The first marker behind a refusal would vouch for what was refused; later ones speak for the rest. */
  #tell({ number, after }: Waiting): void {
    if (!this.#refused || this.#refused.from > after) return this.#answer(number)
    const { upTo } = this.#refused
    this.#refused = upTo > after ? { from: after + 1, upTo } : null
  }
}
