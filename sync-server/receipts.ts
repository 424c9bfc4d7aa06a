type Waiting = { number: number; after: number }

/**
 * What one connection has sent and is not durable yet, and its markers (message type 101) that wait for it. Made with
 * the first update or marker: most connections only read.
 */
export class Receipts {
  readonly #answer: (marker: number) => void
  /** Bytes of the updates that are neither durable nor refused yet, by their number. */
  readonly #outstanding = new Map<number, number>()
  #markers: Waiting[] = []
  #updates = 0
  #bytes = 0
  /** From the first update that was refused on no marker is answered. */
  #refused = Infinity

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

  settled(number: number): void {
    this.#bytes -= this.#outstanding.get(number) ?? 0
    this.#outstanding.delete(number)
    const [oldest = Infinity] = this.#outstanding.keys()
    for (let first = this.#markers[0]; first && first.after < oldest; first = this.#markers[0]) {
      this.#markers.shift()
      this.#answer(first.number)
    }
  }

  refused(number: number): void {
    this.#refused = Math.min(this.#refused, number)
    this.settled(number)
  }

  mark(number: number): void {
    if (this.#refused <= this.#updates) return
    if (this.#outstanding.size === 0) this.#answer(number)
    else this.#markers.push({ number, after: this.#updates })
  }
}
