import { setTimeout as delay } from 'node:timers/promises'

type Seen<T> = Exclude<T, false | null | undefined | '' | 0>
type WaitOptions = { timeoutMs?: number; everyMs?: number; what?: string }

/**
 * Facts are waited for, not times: this only ends what will never come, before the test's own limit does. A busy machine takes long.
 */
export const PATIENCE_MS = 100_000

/** Polls until `fact` gives something true and returns it; what it threw or gave last is told when time is up. */
export async function waitFor<T>(
  fact: () => T | Promise<T>,
  { timeoutMs = PATIENCE_MS, everyMs = 15, what = 'the fact' }: WaitOptions = {},
): Promise<Seen<T>> {
  const deadline = performance.now() + timeoutMs
  let last: unknown
  do {
    try {
      const seen = await fact()
      if (isSeen(seen)) return seen
      last = seen
    } catch (error) {
      last = error
    }
    await delay(everyMs)
  } while (performance.now() < deadline)
  const cause = last instanceof Error ? last.message : JSON.stringify(last)
  throw new Error(`${what} was not seen within ${timeoutMs} ms; last: ${cause}`, { cause: last })
}

function isSeen<T>(value: T): value is Seen<T> {
  return Boolean(value)
}
