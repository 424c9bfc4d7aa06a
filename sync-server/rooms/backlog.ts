/** What waits for its commit in all rooms together: how many bytes, and in which rooms anything is left to do. */
export class Backlog {
  #bytes = 0
  readonly #busy = new Set<object>()
  readonly #watchers = new Set<() => void>()

  get bytes(): number {
    return this.#bytes
  }

  add(bytes: number): void {
    this.#bytes += bytes
  }

  /** Told by each room whenever that may have changed. */
  note(room: object, isBusy: boolean): void {
    if (isBusy) this.#busy.add(room)
    else if (this.#busy.delete(room) && this.#busy.size === 0) {
      // What is put back in the same turn is still to be done.
      for (const look of this.#watchers) queueMicrotask(look)
    }
  }

  /** Ends when nothing is left to do, or the time is over. */
  whenDrained(timeoutMs: number): Promise<void> {
    return new Promise((resolve) => {
      const end = () => {
        clearTimeout(timer)
        this.#watchers.delete(look)
        resolve()
      }
      const look = () => {
        if (this.#busy.size === 0) end()
      }
      const timer = setTimeout(end, timeoutMs)
      this.#watchers.add(look)
      look()
    })
  }
}
