import type { Account } from './accounts.ts'
import type { LimitName, Limits } from './limits.ts'
import { TokenBucket } from './token-bucket.ts'

/** What one connection has used of its own buckets and of its owner's. */
export class Spending {
  readonly #limits: Limits
  readonly #messages: TokenBucket
  readonly #bytes: TokenBucket
  #presence: TokenBucket | null = null
  #account: Account | null = null

  constructor(limits: Limits, now: number) {
    this.#limits = limits
    this.#messages = new TokenBucket(limits.messagesPerSecond, now)
    this.#bytes = new TokenBucket(limits.bytesPerSecond, now)
  }

  /** Now it is known whose the connection is. */
  chargeTo(account: Account): void {
    this.#account = account
    account.connections += 1
  }

  end(): void {
    if (this.#account) this.#account.connections -= 1
    this.#account = null
  }

  spend(bytes: number, now: number): void {
    this.#messages.spend(1, now)
    this.#bytes.spend(bytes, now)
    this.#account?.spend(bytes, now)
  }

  spendPresence(bytes: number, now: number): void {
    this.#presence ??= new TokenBucket(this.#limits.presenceBytesPerSecond, now)
    this.#presence.spend(bytes, now)
  }

  /** The limit that is reached, if any is. */
  exceeded(now: number): LimitName | null {
    if (this.#messages.isSpent(now)) return 'messagesPerSecond'
    if (this.#bytes.isSpent(now)) return 'bytesPerSecond'
    if (this.#presence?.isSpent(now)) return 'presenceBytesPerSecond'
    return this.#account?.exceeded(now) ?? null
  }
}
