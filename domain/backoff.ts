type Backoff = {
  firstMs: number
  longestMs: number
  /** How much of a wait is left to chance, so that not all come back at once. */
  jitter?: number
}

/** How long to wait before another attempt, when so many have failed before: twice as long each time. */
export function backoff(
  failures: number,
  { firstMs, longestMs, jitter = 0.5 }: Backoff,
  random = Math.random(),
): number {
  const wait = Math.min(longestMs, firstMs * 2 ** failures)
  return wait * (1 - jitter + jitter * random)
}
