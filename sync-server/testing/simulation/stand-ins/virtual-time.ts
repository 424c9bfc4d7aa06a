import { syncBuiltinESMExports } from 'node:module'
import timersPromises from 'node:timers/promises'

/** A process of the simulated world: what one has started ends with it. */
export type Owner = string

const real = {
  now: Date.now,
  performanceNow: performance.now.bind(performance),
  timers: { setTimeout, clearTimeout, setInterval, clearInterval, setImmediate, clearImmediate },
  delay: timersPromises.setTimeout,
  turn: timersPromises.setImmediate,
}
const EPOCH = Date.UTC(2026, 0, 1)
const DEADLY = ['unhandledRejection', 'uncaughtException'] as const
let current: VirtualTime | null = null

// What modules keep when they are loaded is replaced for good, and asks which time it is: this file is imported first.
Date.now = () => current?.now ?? real.now()
performance.now = () => (current ? current.now - EPOCH : real.performanceNow())
Object.assign(timersPromises, {
  setTimeout: (...args: Parameters<typeof real.delay>) =>
    current ? current.wait(args[0] ?? 0, args[1]) : real.delay(...args),
  setImmediate: (...args: Parameters<typeof real.turn>) =>
    current ? current.wait(0, args[0]) : real.turn(...args),
})
syncBuiltinESMExports()

/** As much of Node's `Timeout` and `Immediate` as anybody uses. */
export class VirtualTimer {
  readonly owner: Owner
  readonly run: () => void
  readonly everyMs: number | null
  at: number
  order: number
  isOver = false

  constructor(options: Pick<VirtualTimer, 'owner' | 'run' | 'everyMs' | 'at' | 'order'>) {
    this.owner = options.owner
    this.run = options.run
    this.everyMs = options.everyMs
    this.at = options.at
    this.order = options.order
  }

  ref(): this {
    return this
  }

  unref(): this {
    return this
  }

  hasRef(): boolean {
    return true
  }
}

/**
 * The only clock of a run. An event happens, then everything that follows from it without time, then the next event.
 * Timers belong to the process whose event set them.
 */
export class VirtualTime {
  now = EPOCH
  /** What would have ended the process. */
  readonly errors: { owner: Owner; error: unknown }[] = []
  #owner: Owner = 'world'
  #count = 0
  /** The next one last. */
  readonly #due: VirtualTimer[] = []
  readonly #ended = new Set<Owner>()
  readonly #onError = (error: unknown) => void this.errors.push({ owner: this.#owner, error })

  get ms(): number {
    return this.now - EPOCH
  }

  schedule(owner: Owner, ms: number, run: () => void, everyMs: number | null = null): VirtualTimer {
    const at = this.now + Math.max(0, ms)
    const timer = new VirtualTimer({ owner, run, everyMs, at, order: (this.#count += 1) })
    if (!this.#ended.has(owner)) this.#insert(timer)
    return timer
  }

  /** Runs something as that process, now. */
  as<T>(owner: Owner, run: () => T): T {
    const before = this.#owner
    this.#owner = owner
    try {
      return run()
    } finally {
      this.#owner = before
    }
  }

  wait(ms: number, value: unknown): Promise<unknown> {
    return new Promise((resolve) => this.schedule(this.#owner, ms, () => resolve(value)))
  }

  /** A process is no more: none of its timers fires, and none can be set. */
  end(owner: Owner): void {
    this.#ended.add(owner)
    for (const timer of this.#due) if (timer.owner === owner) timer.isOver = true
  }

  async advance(ms: number): Promise<void> {
    const until = this.now + ms
    while (await this.#step(until));
    this.now = until
  }

  /** Lets what was begun outside of any event run as far as it gets without time. */
  async runOn(owner: Owner): Promise<void> {
    this.#owner = owner
    await new Promise((resolve) => real.timers.setImmediate(() => resolve(undefined)))
    this.#owner = 'world'
  }

  install(): void {
    use(this)
    const after = (run: () => void, ms = 0) => this.schedule(this.#owner, ms, run)
    const cancel = (timer?: VirtualTimer) =>
      void (timer instanceof VirtualTimer && (timer.isOver = true))
    Object.assign(globalThis, {
      setTimeout: (run: (...args: unknown[]) => void, ms?: number, ...args: unknown[]) =>
        after(() => run(...args), ms),
      setInterval: (run: () => void, ms = 1) =>
        this.schedule(this.#owner, ms, run, Math.max(1, ms)),
      setImmediate: (run: (...args: unknown[]) => void, ...args: unknown[]) =>
        after(() => run(...args)),
      clearTimeout: cancel,
      clearInterval: cancel,
      clearImmediate: cancel,
    })
    for (const event of DEADLY) process.on(event, this.#onError)
  }

  uninstall(): void {
    use(null)
    this.#due.length = 0
    Object.assign(globalThis, real.timers)
    for (const event of DEADLY) process.off(event, this.#onError)
  }

  /** False when nothing is due until then. */
  async #step(until: number): Promise<boolean> {
    const next = this.#due.at(-1)
    if (!next || next.at > until) return false
    this.#due.pop()
    if (next.isOver) return true
    this.now = next.at
    if (next.everyMs === null) next.isOver = true
    else this.#repeat(next, next.everyMs)
    this.#owner = next.owner
    try {
      next.run()
    } catch (error) {
      this.errors.push({ owner: next.owner, error })
    }
    await this.runOn(next.owner)
    return true
  }

  #repeat(timer: VirtualTimer, everyMs: number): void {
    timer.at = this.now + everyMs
    timer.order = this.#count += 1
    this.#insert(timer)
  }

  #insert(timer: VirtualTimer): void {
    let [low, high] = [0, this.#due.length]
    while (low < high) {
      const middle = (low + high) >> 1
      const other = this.#due[middle]
      const isLater =
        other && (other.at > timer.at || (other.at === timer.at && other.order > timer.order))
      if (isLater) low = middle + 1
      else high = middle
    }
    this.#due.splice(low, 0, timer)
  }
}

function use(time: VirtualTime | null): void {
  current = time
}
