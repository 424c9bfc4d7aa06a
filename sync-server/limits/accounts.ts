import type { LimitName, Limits } from './limits.ts'
import { TokenBucket } from './token-bucket.ts'

/** What one person or one machine client uses, over all its sockets: who opens more of them may send no more. */
export class Account {
  connections = 0
  /** Which limit holds for the number of its sockets. */
  readonly connectionLimit: LimitName
  readonly #messages: TokenBucket
  readonly #bytes: TokenBucket
  readonly #rates: { messages: LimitName; bytes: LimitName }

  constructor(isPerson: boolean, limits: Limits, now: number) {
    this.connectionLimit = isPerson ? 'connectionsPerPerson' : 'connectionsPerService'
    this.#rates = isPerson
      ? { messages: 'personMessagesPerSecond', bytes: 'personBytesPerSecond' }
      : { messages: 'serviceMessagesPerSecond', bytes: 'serviceBytesPerSecond' }
    this.#messages = new TokenBucket(limits[this.#rates.messages], now)
    this.#bytes = new TokenBucket(limits[this.#rates.bytes], now)
  }

  spend(bytes: number, now: number): void {
    this.#messages.spend(1, now)
    this.#bytes.spend(bytes, now)
  }

  exceeded(now: number): LimitName | null {
    if (this.#messages.isSpent(now)) return this.#rates.messages
    return this.#bytes.isSpent(now) ? this.#rates.bytes : null
  }

  isAtRest(now: number): boolean {
    return this.connections === 0 && this.#messages.isFull(now) && this.#bytes.isFull(now)
  }
}

/** Of whoever is here, and of who was until that makes no difference any more: nobody gets a full bucket by leaving. */
export class Accounts {
  readonly #limits: Limits
  readonly #accounts = new Map<string, Account>()

  constructor(limits: Limits) {
    this.#limits = limits
  }

  /** By the name that is written into the log: an assistant that acts for people is one machine client. */
  of(actorName: string): Account {
    const known = this.#accounts.get(actorName)
    if (known) return known
    const isPerson = actorName.startsWith('person:')
    const account = new Account(isPerson, this.#limits, performance.now())
    this.#accounts.set(actorName, account)
    return account
  }

  forgetResting(): void {
    const now = performance.now()
    for (const [name, account] of this.#accounts) {
      if (account.isAtRest(now)) this.#accounts.delete(name)
    }
  }
}
