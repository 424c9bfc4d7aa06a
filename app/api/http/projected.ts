import { setTimeout as delay } from 'node:timers/promises'

const PATIENCE_MS = 3_000

/**
 * The row once it shows the commit `seq`, or null if that takes too long: commands answer at their commit, and rows
 * follow it by some milliseconds.
 */
export async function whenProjected<Row extends { documentSeq: number }>(
  find: () => Promise<Row | null>,
  seq: number,
  now: () => number = Date.now,
): Promise<Row | null> {
  const deadline = now() + PATIENCE_MS
  for (;;) {
    const row = await find()
    if (row && row.documentSeq >= seq) return row
    if (now() >= deadline) return null
    await delay(15)
  }
}
