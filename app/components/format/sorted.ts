type Compare<Item> = (a: Item, b: Item) => number

/** Where the item stands in a sorted list, or would stand: `compare` tells all items apart that are not the same. */
export function sortedIndex<Item>(list: readonly Item[], item: Item, compare: Compare<Item>) {
  let [low, high] = [0, list.length]
  while (low < high) {
    const middle = (low + high) >>> 1
    if (compare(list[middle] as Item, item) < 0) low = middle + 1
    else high = middle
  }
  return low
}

export function insertSorted<Item>(list: Item[], item: Item, compare: Compare<Item>): void {
  list.splice(sortedIndex(list, item, compare), 0, item)
}

export function removeSorted<Item>(list: Item[], item: Item, compare: Compare<Item>): void {
  const index = sortedIndex(list, item, compare)
  const found = list[index]
  if (found !== undefined && compare(found, item) === 0) list.splice(index, 1)
}
