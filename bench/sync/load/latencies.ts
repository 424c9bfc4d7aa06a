import { build, type Histogram } from 'hdr-histogram-js'

const MICROSECONDS = 1000
const LONGEST_MS = 600_000

/** Milliseconds, kept to three digits. */
export class Latencies {
  readonly #histogram: Histogram = build({
    bitBucketSize: 32,
    numberOfSignificantValueDigits: 3,
    highestTrackableValue: LONGEST_MS * MICROSECONDS,
  })

  get count(): number {
    return this.#histogram.totalCount
  }

  get max(): number {
    return this.#histogram.maxValue / MICROSECONDS
  }

  record(milliseconds: number): void {
    const bounded = Math.min(Math.max(milliseconds, 0), LONGEST_MS)
    this.#histogram.recordValue(Math.round(bounded * MICROSECONDS))
  }

  /** NaN where nothing was measured. */
  percentile(share: number): number {
    if (this.count === 0) return Number.NaN
    return this.#histogram.getValueAtPercentile(share * 100) / MICROSECONDS
  }
}
