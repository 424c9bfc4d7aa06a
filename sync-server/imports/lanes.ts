/** While one lane waits for the database the other reckons. */
export const LANES = 2

/**
 * Does the work of these in so many lanes at once. What shares a key goes one after the other, in its order and in one lane; the others
 * touch nothing of it. All lanes have ended when this does, whichever of them failed.
 */
export async function inLanes<Item>(
  items: readonly Item[],
  count: number,
  keysOf: (item: Item) => readonly string[],
  work: (lane: readonly Item[]) => Promise<unknown>,
): Promise<void> {
  const lanes = intoLanes(items, count, keysOf)
  const ended = await Promise.allSettled(lanes.map(work))
  for (const lane of ended) if (lane.status === 'rejected') throw lane.reason
}

/** About equally long ones, each in the order of the items; none of them empty. */
export function intoLanes<Item>(
  items: readonly Item[],
  count: number,
  keysOf: (item: Item) => readonly string[],
): Item[][] {
  const lanes = Array.from({ length: count }, (): { item: Item; at: number }[] => [])
  for (const group of groupsOf(items, keysOf)) {
    const shortest = lanes.reduce((one, other) => (other.length < one.length ? other : one))
    shortest.push(...group)
  }
  return lanes
    .filter(({ length }) => length > 0)
    .map((lane) => lane.toSorted((a, b) => a.at - b.at).map(({ item }) => item))
}

/** Those that hang together by what they share, however many steps apart. */
function groupsOf<Item>(items: readonly Item[], keysOf: (item: Item) => readonly string[]) {
  const parents = items.map((_, at) => at)
  const rootOf = (start: number): number => {
    let at = start
    while (parents[at] !== at) {
      const parent = parents[at] ?? at
      at = parents[at] = parents[parent] ?? parent
    }
    return at
  }
  const holders = new Map<string, number>()
  for (const [at, item] of items.entries()) {
    for (const key of keysOf(item)) {
      const holder = holders.get(key)
      if (holder === undefined) holders.set(key, at)
      else parents[rootOf(at)] = rootOf(holder)
    }
  }
  const placed = items.map((item, at) => ({ item, at }))
  return Map.groupBy(placed, ({ at }) => rootOf(at)).values()
}
