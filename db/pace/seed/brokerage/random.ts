/** A seeded source of chance: the same seed lays down the same company. */
export type Chance = {
  /** A whole number from `min` to `max`, both included. */
  int: (min: number, max: number) => number
  pick: <Item>(items: readonly Item[]) => Item
  /** True with this probability. */
  odds: (probability: number) => boolean
  /** One of the items by weight. */
  weighted: <Item>(items: readonly (readonly [Item, number])[]) => Item
  uuid: () => string
}

/** Mulberry32: small, fast and good enough to lay out data; not for secrets. */
export function createChance(seed: number): Chance {
  let state = seed >>> 0
  const next = () => {
    state = (state + 0x6d2b79f5) >>> 0
    let mixed = Math.imul(state ^ (state >>> 15), state | 1)
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296
  }
  const int = (min: number, max: number) => min + Math.floor(next() * (max - min + 1))
  const pick = <Item>(items: readonly Item[]): Item => {
    const item = items[Math.floor(next() * items.length)]
    if (item === undefined) throw new Error('There is nothing to pick from.')
    return item
  }
  return { int, pick, odds: (probability) => next() < probability, weighted, uuid }

  function weighted<Item>(items: readonly (readonly [Item, number])[]): Item {
    let rest = next() * items.reduce((sum, [, weight]) => sum + weight, 0)
    for (const [item, weight] of items) {
      rest -= weight
      if (rest < 0) return item
    }
    return pick(items)[0]
  }

  function uuid(): string {
    let text = ''
    for (let at = 0; at < 32; at += 1) {
      if (DASHES.has(at)) text += '-'
      const digit = HEX.charAt(int(0, 15))
      text += at === 12 ? '4' : at === 16 ? '?' : digit
    }
    return text.replace('?', pick(VARIANTS))
  }
}

const HEX = '0123456789abcdef'
const DASHES = new Set([8, 12, 16, 20])
const VARIANTS = ['8', '9', 'a', 'b']
