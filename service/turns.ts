import { setImmediate as turn } from 'node:timers/promises'

/** So long one turn reckons: whoever else waits for the thread has it in between. Most documents take half a millisecond, large ones more. */
const TURN_MS = 4

/** What `each` makes of these, one after the other, without keeping the thread from everybody else. */
export async function inTurns<Item, Result>(
  items: readonly Item[],
  each: (item: Item, at: number) => Result,
): Promise<Result[]> {
  const results: Result[] = []
  let began = performance.now()
  for (const [at, item] of items.entries()) {
    if (performance.now() - began > TURN_MS) {
      await turn()
      began = performance.now()
    }
    results.push(each(item, at))
  }
  return results
}
