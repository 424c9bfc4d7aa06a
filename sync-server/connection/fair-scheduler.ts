/** What one connection has to do. */
type Work = {
  /** Does some of it, for about so long; whether there is more. */
  serve(ms: number): boolean
  /** Whether it may go on that was held. */
  release(now: number): boolean
}

/** What one connection may use of a turn of the event loop, and all of them together. */
export const SLICE_MS = 2
const TURN_MS = 6
/** How often it is asked whether who has used up what they may can go on. */
const RELEASE_MS = 20

/**
 * Shares the event loop among connections, round robin, so that ten thousand edits into one document do not hold up the
 * others. Between two turns everything else has its chance: sockets, commits, timers.
 */
export class FairScheduler {
  readonly #ready = new Set<Work>()
  readonly #held = new Set<Work>()
  #number = 1
  #usedMs = 0
  #isEnding = false
  #isReleasing = false

  get number(): number {
    return this.#number
  }

  get heldCount(): number {
    return this.#held.size
  }

  /** `usedMs`: what the asker has used of this turn. */
  hasTime(usedMs: number): boolean {
    return usedMs < SLICE_MS && this.#usedMs < TURN_MS
  }

  /** Returns the turn's number. */
  use(ms: number): number {
    this.#usedMs += ms
    this.#endSoon()
    return this.#number
  }

  enlist(work: Work): void {
    this.#ready.add(work)
    this.#endSoon()
  }

  hold(work: Work): void {
    this.#ready.delete(work)
    this.#held.add(work)
    this.#releaseSoon()
  }

  forget(work: Work): void {
    this.#ready.delete(work)
    this.#held.delete(work)
  }

  #endSoon(): void {
    if (this.#isEnding) return
    this.#isEnding = true
    setImmediate(() => this.#next())
  }

  #next(): void {
    this.#isEnding = false
    this.#number += 1
    this.#usedMs = 0
    const slice = Math.min(SLICE_MS, TURN_MS / this.#ready.size)
    for (const work of this.#ready) if (!work.serve(slice)) this.#ready.delete(work)
    if (this.#ready.size > 0) this.#endSoon()
  }

  #release(): void {
    this.#isReleasing = false
    const now = performance.now()
    for (const work of this.#held) if (work.release(now)) this.#held.delete(work)
    if (this.#held.size > 0) this.#releaseSoon()
  }

  #releaseSoon(): void {
    if (this.#isReleasing) return
    this.#isReleasing = true
    setTimeout(() => this.#release(), RELEASE_MS)
  }
}
