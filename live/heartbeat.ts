type HeartbeatOptions = {
  everyMs: number
  /** Whether there is a connection to listen to. */
  isOpen: () => boolean
  lastHeardAt: () => number
  /** Sends something that the server answers at once. */
  ask: () => void
  /** Nothing came back; and, later, that something did. */
  lost: () => void
  found: () => void
}

/**
 * Tells within two beats that nobody answers any more. A network that goes without a word leaves a socket open, and the stock
 * client waits for half a minute. A page that nobody looks at asks for nothing.
 */
export class Heartbeat {
  readonly #options: HeartbeatOptions
  readonly #timer: ReturnType<typeof setInterval>
  #askedAt: number | null = null
  #isLost = false

  constructor(options: HeartbeatOptions) {
    this.#options = options
    this.#timer = setInterval(() => this.#beat(), options.everyMs)
  }

  stop(): void {
    clearInterval(this.#timer)
  }

  #beat(): void {
    const { everyMs, isOpen, lastHeardAt, ask } = this.#options
    if (!isOpen()) {
      this.#askedAt = null
      this.#isLost = false
      return
    }
    if (this.#askedAt !== null && lastHeardAt() < this.#askedAt) return this.#lose()
    this.#askedAt = null
    if (this.#isLost) this.#find()
    if (isHidden() || Date.now() - lastHeardAt() < everyMs) return
    this.#askedAt = Date.now()
    ask()
  }

  #lose(): void {
    if (this.#isLost) return
    this.#isLost = true
    this.#options.lost()
  }

  #find(): void {
    this.#isLost = false
    this.#options.found()
  }
}

function isHidden(): boolean {
  return globalThis.document?.visibilityState === 'hidden'
}
