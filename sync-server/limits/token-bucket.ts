/** How long somebody may go at full speed before the rate holds. */
const BURST_SECONDS = 10

/**
 * So much a second, and ten seconds' worth at once. What has been sent is always taken, if need be as a debt: while there
 * is one, nothing more is read from its socket. Counted without timers, for it is asked with every message.
 */
export class TokenBucket {
  readonly #rate: number
  #left: number
  #at: number

  constructor(perSecond: number, now: number) {
    this.#rate = perSecond / 1000
    this.#left = perSecond * BURST_SECONDS
    this.#at = now
  }

  spend(amount: number, now: number): void {
    this.#refill(now)
    this.#left -= amount
  }

  isSpent(now: number): boolean {
    if (this.#left >= 0) return false
    this.#refill(now)
    return this.#left < 0
  }

  isFull(now: number): boolean {
    this.#refill(now)
    return this.#left >= this.#rate * 1000 * BURST_SECONDS
  }

  #refill(now: number): void {
    const most = this.#rate * 1000 * BURST_SECONDS
    this.#left = Math.min(most, this.#left + (now - this.#at) * this.#rate)
    this.#at = now
  }
}
