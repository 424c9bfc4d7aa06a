/** A node that is silent for this many beats is taken for dead. */
const BEATS_TO_DEATH = 3.5
/** A node that has not heard itself for this many beats is no judge of others: its line is down, or it was asleep. */
const BEATS_TO_DOUBT = 2

/** The other nodes, as far as they were heard. */
export class Peers {
  readonly #heardAt = new Map<string, number>()
  readonly #beatMs: number
  #heardSelfAt = performance.now()

  constructor(beatMs: number) {
    this.#beatMs = beatMs
  }

  get size(): number {
    return this.#heardAt.size
  }

  get isLineDead(): boolean {
    return this.#silence > BEATS_TO_DEATH * this.#beatMs
  }

  /** Whether it is news that this node is there. */
  heard(node: string): boolean {
    const isNew = !this.#heardAt.has(node)
    this.#heardAt.set(node, performance.now())
    return isNew
  }

  /** After a silence of the whole line everybody has their time again. */
  heardSelf(): void {
    const now = performance.now()
    if (this.#isInDoubt) for (const node of this.#heardAt.keys()) this.#heardAt.set(node, now)
    this.#heardSelfAt = now
  }

  forget(node: string): boolean {
    return this.#heardAt.delete(node)
  }

  /** Forgets the silent ones. */
  sweep(): string[] {
    if (this.#isInDoubt) return []
    const before = performance.now() - BEATS_TO_DEATH * this.#beatMs
    const silent = [...this.#heardAt].filter(([, heardAt]) => heardAt < before)
    for (const [node] of silent) this.#heardAt.delete(node)
    return silent.map(([node]) => node)
  }

  get #silence(): number {
    return performance.now() - this.#heardSelfAt
  }

  get #isInDoubt(): boolean {
    return this.#silence > BEATS_TO_DOUBT * this.#beatMs
  }
}
