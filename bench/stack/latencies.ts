export type Summary = { count: number; p50: number; p95: number; p99: number; max: number }

/** Milliseconds, to a tenth. */
export function summarise(samples: number[]): Summary {
  const sorted = samples.toSorted((a, b) => a - b)
  const at = (share: number) => round(sorted[Math.ceil(share * sorted.length) - 1] ?? Number.NaN)
  return { count: sorted.length, p50: at(0.5), p95: at(0.95), p99: at(0.99), max: at(1) }
}

function round(milliseconds: number): number {
  return Math.round(milliseconds * 10) / 10
}
