import type { Item, Kind, Meaning, Of } from './meaning.ts'

type ItemOf<K extends Kind> = Item & { meaning: Of<K> }

/** The items of a question while a plan is made of them. What nobody has used at the end was not understood. */
export class Sentence {
  readonly items: readonly Item[]
  readonly #used = new Set<Item>()

  constructor(items: readonly Item[]) {
    this.items = items
    for (const item of items)
      if (item.meaning.kind === 'filler' || item.meaning.kind === 'and') this.use(item)
  }

  use(...items: readonly Item[]): void {
    for (const item of items) this.#used.add(item)
  }

  isUsed(item: Item): boolean {
    return this.#used.has(item)
  }

  all<K extends Kind>(...kinds: K[]): ItemOf<K>[] {
    return this.items.filter((item): item is ItemOf<K> => isOf(item.meaning, kinds))
  }

  /** Those of a kind that nothing was made of yet. */
  free<K extends Kind>(...kinds: K[]): ItemOf<K>[] {
    return this.all(...kinds).filter((item) => !this.#used.has(item))
  }

  /** Uses all of a kind; says whether there were any. */
  takeAll(...kinds: Kind[]): boolean {
    const found = this.free(...kinds)
    this.use(...found)
    return found.length > 0
  }

  /** The next item that says something, commas and "the" aside. */
  after(item: Item): Item | null {
    return this.#beside(item, 1)
  }

  before(item: Item): Item | null {
    return this.#beside(item, -1)
  }

  left(): Item[] {
    return this.items.filter((item) => !this.#used.has(item))
  }

  #beside(item: Item, step: 1 | -1): Item | null {
    let at = this.items.indexOf(item) + step
    while (this.items[at]?.meaning.kind === 'filler') at += step
    return this.items[at] ?? null
  }
}

export function isOf<K extends Kind>(
  meaning: Meaning | undefined,
  kinds: readonly K[],
): meaning is Of<K> {
  return kinds.some((kind) => kind === meaning?.kind)
}
