import { lineAt } from './lit-line.ts'

type Timed = { id: string; beginMs: number; endMs: number }
type Seen = { ms: number; lit: string | null; isPlaying: boolean; rate: number }

/** So finely the clock of a recording is shown: each step renders the clock, and nothing else. */
const STEP_MS = 250

/** Where a recording is being heard. Whoever shows a part of it listens for that part alone. */
export class Playhead {
  #seen: Seen = { ms: 0, lit: null, isPlaying: false, rate: 1 }
  #lines: readonly Timed[] = []
  readonly #beginsMs: number
  readonly #listeners = new Set<() => void>()

  /** Where in the call's own time the recording begins. */
  constructor(beginsMs: number) {
    this.#beginsMs = beginsMs
  }

  readonly subscribe = (changed: () => void): (() => void) => {
    this.#listeners.add(changed)
    return () => this.#listeners.delete(changed)
  }

  readonly get = (): Seen => this.#seen

  setLines(lines: readonly Timed[]): void {
    this.#lines = lines
  }

  /** Where in the sound a line begins, in seconds. */
  placeOf(lineId: string): number {
    const line = this.#lines.find(({ id }) => id === lineId)
    return Math.max(0, (line?.beginMs ?? 0) - this.#beginsMs) / 1000
  }

  /** The sound is there now. A line is lit once it has been begun to be heard. */
  moved(seconds: number, how: { isPlaying: boolean; rate: number; isBegun: boolean }): void {
    const ms = Math.round((seconds * 1000) / STEP_MS) * STEP_MS
    const lit = how.isBegun ? lineAt(this.#lines, seconds * 1000 + this.#beginsMs) : null
    const { isPlaying, rate } = how
    const { ms: before, lit: line, isPlaying: did, rate: speed } = this.#seen
    if (ms === before && lit === line && isPlaying === did && rate === speed) return
    this.#seen = { ms, lit, isPlaying, rate }
    for (const listener of this.#listeners) listener()
  }
}
