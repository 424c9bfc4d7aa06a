type Waiter = { seq: number; answer: (isProjected: boolean) => void }

/** Who waits for the rows and events of a commit. */
export class ProjectionWaiters {
  readonly #waiters = new Map<string, Set<Waiter>>()

  /** True once `reached` says so, false after `timeoutMs`. */
  wait(name: string, seq: number, timeoutMs: number): Promise<boolean> {
    return new Promise((resolve) => {
      const set = this.#waiters.get(name) ?? new Set()
      this.#waiters.set(name, set)
      const answer = (isProjected: boolean) => {
        clearTimeout(timer)
        set.delete(waiter)
        if (set.size === 0) this.#waiters.delete(name)
        resolve(isProjected)
      }
      const timer = setTimeout(() => answer(false), timeoutMs)
      const waiter: Waiter = { seq, answer }
      set.add(waiter)
    })
  }

  reached(name: string, seq: number): void {
    for (const waiter of this.#waiters.get(name) ?? []) if (waiter.seq <= seq) waiter.answer(true)
  }

  giveUp(): void {
    for (const set of this.#waiters.values()) for (const waiter of set) waiter.answer(false)
  }
}
