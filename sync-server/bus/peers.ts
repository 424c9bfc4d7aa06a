/** A node that is silent for this many beats is taken for dead. */
const BEATS_TO_DEATH = 3.5

/** The other nodes, as far as they were heard. */
export class Peers {
  readonly #heardAt = new Map<string, number>()
  readonly #beatMs: number
  #sweptAt = performance.now()

  constructor(beatMs: number) {
    this.#beatMs = beatMs
  }

  get size(): number {
    return this.#heardAt.size
  }

  get patienceMs(): number {
    return this.#beatMs * BEATS_TO_DEATH
  }

  /** Whether it is news that this node is there. */
  heard(node: string): boolean {
    const isNew = !this.#heardAt.has(node)
    this.#heardAt.set(node, performance.now())
    return isNew
  }

  forget(node: string): boolean {
    return this.#heardAt.delete(node)
  }

  /** Forgets the silent ones. When it was this process that slept, the others have had no chance to be heard. */
  sweep(): string[] {
    const now = performance.now()
    const hasSlept = now - this.#sweptAt > this.#beatMs * 2
    this.#sweptAt = now
    if (hasSlept) return []
    const silent = [...this.#heardAt].filter(([, heardAt]) => now - heardAt > this.patienceMs)
    for (const [node] of silent) this.#heardAt.delete(node)
    return silent.map(([node]) => node)
  }
}
