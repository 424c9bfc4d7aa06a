import type { Limits } from './limits.ts'

/** Sockets of which it is not known yet whose they are, by the address that they come from. */
export class Handshakes {
  readonly #limits: Limits
  readonly #underWay = new Map<string, number>()

  constructor(limits: Limits) {
    this.#limits = limits
  }

  mayBegin(address: string): boolean {
    return (this.#underWay.get(address) ?? 0) < this.#limits.enteringPerAddress
  }

  begin(address: string): void {
    this.#underWay.set(address, (this.#underWay.get(address) ?? 0) + 1)
  }

  end(address: string): void {
    const left = (this.#underWay.get(address) ?? 1) - 1
    if (left > 0) this.#underWay.set(address, left)
    else this.#underWay.delete(address)
  }
}
