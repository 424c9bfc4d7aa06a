import type { Limits } from './limits.ts'

/** Sockets of which it is not known yet whose they are, by the address that they come from. */
export class Entrance {
  readonly #limits: Limits
  readonly #entering = new Map<string, number>()

  constructor(limits: Limits) {
    this.#limits = limits
  }

  hasRoomFor(address: string): boolean {
    return (this.#entering.get(address) ?? 0) < this.#limits.enteringPerAddress
  }

  enter(address: string): void {
    this.#entering.set(address, (this.#entering.get(address) ?? 0) + 1)
  }

  leave(address: string): void {
    const left = (this.#entering.get(address) ?? 1) - 1
    if (left > 0) this.#entering.set(address, left)
    else this.#entering.delete(address)
  }
}
