import type { LimitName } from '../limits/limits.ts'
import type { FairScheduler } from './fair-scheduler.ts'

/** A connection, as its inbox sees it. */
export type Recipient = {
  /** What comes before it has entered is kept. */
  readonly isOpen: boolean
  handle(message: Uint8Array, now: number): void
  /** The limit that it has reached, if any. */
  exceeded(now: number): LimitName | null
  /** Stops reading from its socket, or goes on. */
  setReading(isReading: boolean): void
  /** It is slowed by this limit. */
  slowed(limit: LimitName): void
}

/**
 * What one connection has sent and nobody has handled yet, in order. While that is too much, or the connection has used
 * up what it may, its socket is not read, so that TCP holds back who sends: slower, and nothing is lost.
 */
export class Inbox {
  readonly #recipient: Recipient
  readonly #scheduler: FairScheduler
  readonly #mostBytes: number
  #waiting: Uint8Array[] | null = null
  #bytes = 0
  #isHeld = false
  #isReading = true
  #isOver = false
  #turn = 0
  #usedMs = 0

  constructor(recipient: Recipient, scheduler: FairScheduler, mostBytes: number) {
    this.#recipient = recipient
    this.#scheduler = scheduler
    this.#mostBytes = mostBytes
  }

  get isReading(): boolean {
    return this.#isReading
  }

  /** Most messages are handled as they come; those of who sends much wait for their turn. */
  receive(message: Uint8Array): void {
    const mayNow = this.#recipient.isOpen && !this.#isHeld && !this.#waiting
    if (mayNow && this.#scheduler.hasTime(this.#usedInTurn())) {
      this.#handle(message, performance.now())
      return
    }
    this.#waiting ??= []
    this.#waiting.push(message)
    this.#bytes += message.length
    if (this.#bytes > this.#mostBytes && this.#isReading) this.#recipient.slowed('inboxBytes')
    this.#read()
    this.begin()
  }

  /** The connection has entered, or may go on. */
  begin(): void {
    if (this.#waiting && this.#recipient.isOpen && !this.#isHeld) this.#scheduler.enlist(this)
  }

  /** One slice of a turn; whether there is more. */
  serve(ms: number): boolean {
    const messages = this.#waiting ?? []
    let count = 0
    let now = performance.now()
    const end = now + ms
    while (count < messages.length && !this.#isHeld && (count === 0 || now < end)) {
      if (this.#isOver) return false
      const message = messages[count++]
      if (message) now = this.#handle(message, now)
    }
    if (this.#isOver) return false
    for (const { length } of messages.splice(0, count)) this.#bytes -= length
    if (messages.length === 0) this.#waiting = null
    this.#read()
    return this.#waiting !== null && !this.#isHeld
  }

  /** Waits where the connection has used up what it may. */
  holdIfSpent(now: number): void {
    if (this.#isHeld || this.#isOver) return
    const limit = this.#recipient.exceeded(now)
    if (!limit) return
    this.#isHeld = true
    this.#recipient.slowed(limit)
    this.#scheduler.hold(this)
    this.#read()
  }

  /** Whether it goes on. */
  release(now: number): boolean {
    if (this.#recipient.exceeded(now)) return false
    this.#isHeld = false
    this.#read()
    this.begin()
    return true
  }

  /** Handles all that waits, whatever it takes: whoever sent it has left. */
  finish(): void {
    const messages = this.#waiting ?? []
    this.#waiting = null
    for (const message of messages) {
      if (this.#isOver || !this.#recipient.isOpen) return
      this.#recipient.handle(message, performance.now())
    }
  }

  /** The connection is over; what is read from now on is thrown away. */
  clear(): void {
    this.#isOver = true
    this.#waiting = null
    this.#bytes = 0
    this.#isHeld = false
    this.#scheduler.forget(this)
    this.#read()
  }

  #handle(message: Uint8Array, start: number): number {
    this.#recipient.handle(message, start)
    const end = performance.now()
    this.#usedMs = this.#usedInTurn() + end - start
    this.#turn = this.#scheduler.use(end - start)
    this.holdIfSpent(end)
    return end
  }

  #usedInTurn(): number {
    return this.#turn === this.#scheduler.number ? this.#usedMs : 0
  }

  #read(): void {
    const isReading = !this.#isHeld && this.#bytes <= this.#mostBytes
    if (isReading === this.#isReading) return
    this.#isReading = isReading
    this.#recipient.setReading(isReading)
  }
}
