const FIRST_MS = 250
const LONGEST_MS = 5_000
const DOUBLINGS = 8

/** How long to wait before the next attempt: longer each time, and never the same for two clients, or all come at once. */
export function backoff(attempt: number, random = Math.random()): number {
  const longest = Math.min(LONGEST_MS, FIRST_MS * 2 ** Math.min(attempt, DOUBLINGS))
  return longest * (0.2 + 0.8 * random)
}
