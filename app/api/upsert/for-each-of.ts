type Options<Item> = {
  /** So many at once. */
  atOnce: number
  /** Items of one chain go one after the other, in their order; null is by itself. */
  chain: (item: Item) => string | null
}

/** What the work gives for each item, in their order. The first that fails ends it: what is under way is waited for. */
export async function forEachOf<Item, Result>(
  items: readonly Item[],
  { atOnce, chain }: Options<Item>,
  work: (item: Item) => Promise<Result>,
): Promise<Result[]> {
  const results: Result[] = []
  const lanes = [...Map.groupBy(items.entries(), ([at, item]) => chain(item) ?? at).values()]
  let failed = false
  const run = async () => {
    for (let lane = lanes.shift(); lane && !failed; lane = lanes.shift()) {
      for (const [at, item] of lane) results[at] = await work(item)
    }
  }
  const runs = Array.from({ length: atOnce }, () =>
    run().catch((error: unknown) => {
      failed = true
      throw error
    }),
  )
  await Promise.allSettled(runs)
  await Promise.all(runs)
  return results
}
