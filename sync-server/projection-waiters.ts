type Waiter = { seq: number; settle: (isProjected: boolean) => void }

/** Who waits for the rows and events of a commit. */
export class ProjectionWaiters {
  readonly #waiters = new Map<string, Set<Waiter>>()

  /** True once `reached` says so, false after `timeoutMs`. */
  wait(name: string, seq: number, timeoutMs: number): Promise<boolean> {
    return new Promise((resolve) => {
      const set = this.#waiters.get(name) ?? new Set()
      this.#waiters.set(name, set)
      const settle = (isProjected: boolean) => {
        clearTimeout(timer)
        set.delete(waiter)
        if (set.size === 0) this.#waiters.delete(name)
        resolve(isProjected)
      }
      const timer = setTimeout(() => settle(false), timeoutMs)
      const waiter: Waiter = { seq, settle }
      set.add(waiter)
    })
  }

  reached(name: string, seq: number): void {
    for (const waiter of this.#waiters.get(name) ?? []) if (waiter.seq <= seq) waiter.settle(true)
  }

  giveUp(): void {
    for (const set of this.#waiters.values()) for (const waiter of set) waiter.settle(false)
  }
}
