import { webcrypto } from 'node:crypto'

const real = {
  random: Math.random,
  getRandomValues: webcrypto.getRandomValues.bind(webcrypto),
  randomUUID: webcrypto.randomUUID.bind(webcrypto),
}
let current: SeededRandom | null = null

// Like the clock, before Yjs's libraries keep what they find: client ids are drawn from here.
Math.random = () => (current ? current.next() : real.random())
Object.defineProperty(webcrypto, 'getRandomValues', {
  value: <T extends Uint8Array | Uint32Array>(array: T): T => {
    if (!current) return real.getRandomValues(array)
    for (let index = 0; index < array.length; index += 1) array[index] = current.next() * 2 ** 32
    return array
  },
})
Object.defineProperty(webcrypto, 'randomUUID', {
  value: () => current?.uuid() ?? real.randomUUID(),
})

/** A small generator whose whole sequence follows from the seed (mulberry32). */
export class SeededRandom {
  #state: number

  constructor(seed: number) {
    this.#state = seed >>> 0
  }

  next(): number {
    this.#state = (this.#state + 0x6d2b79f5) >>> 0
    let mixed = Math.imul(this.#state ^ (this.#state >>> 15), this.#state | 1)
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32
  }

  /** A whole number from `low` up to `high`, both possible. */
  between(low: number, high: number): number {
    return low + Math.floor(this.next() * (high - low + 1))
  }

  chance(probability: number): boolean {
    return this.next() < probability
  }

  pick<T>(list: readonly T[]): T | undefined {
    return list[Math.floor(this.next() * list.length)]
  }

  uuid(): `${string}-${string}-${string}-${string}-${string}` {
    const hex = Array.from({ length: 4 }, () =>
      Math.floor(this.next() * 2 ** 32)
        .toString(16)
        .padStart(8, '0'),
    ).join('')
    return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-4${hex.slice(13, 16)}-8${hex.slice(17, 20)}-${hex.slice(20)}`
  }

  /** All randomness of this process comes from here until `uninstall`. */
  install(): void {
    use(this)
  }

  uninstall(): void {
    use(null)
  }
}

function use(random: SeededRandom | null): void {
  current = random
}
