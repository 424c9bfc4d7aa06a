import { type LineTimes, type TimedWord, wordAt } from '#domain/call/playback/word-times.ts'
import { lineAt } from './lit-line.ts'

export type Timed = { id: string; beginMs: number; endMs: number }
type Seen = {
  ms: number
  lit: string | null
  /** The word of that line; null where none has begun, or nobody knows when. */
  word: TimedWord | null
  /** When it is spoken is a guess. */
  isGuess: boolean
  isPlaying: boolean
  rate: number
}
type TimesOf = (lineId: string) => LineTimes

/** So finely the clock of a recording is shown: each step renders the clock, and nothing else. */
const STEP_MS = 250
/** A word that is looked for is heard from a little before it. */
const BEFORE_MS = 200
const NO_TIMES: LineTimes = { words: [], isGuess: false }
const KEYS = ['ms', 'lit', 'word', 'isGuess', 'isPlaying', 'rate'] as const

/** Where a recording is being heard. Whoever shows a part of it listens for that part alone. */
export class Playhead {
  #seen: Seen = { ms: 0, lit: null, word: null, isGuess: false, isPlaying: false, rate: 1 }
  #timesOf: TimesOf = () => NO_TIMES
  /** Of the line that is lit: read once, and again where its words change. */
  #times: { line: string; times: LineTimes } | null = null
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

  setLines(lines: readonly Timed[], timesOf: TimesOf = () => NO_TIMES): void {
    this.#lines = lines
    this.#timesOf = timesOf
    this.#times = null
  }

  /** Where in the sound a line begins, or, of its words, the one that stands at `at`: in seconds. */
  placeOf(lineId: string, at = 0): number {
    const line = this.#lines.find(({ id }) => id === lineId)
    const word = at > 0 ? this.#timesOf(lineId).words.find(({ end }) => end > at) : undefined
    const beginMs = word ? word.beginMs - BEFORE_MS : (line?.beginMs ?? 0)
    return Math.max(0, beginMs - this.#beginsMs) / 1000
  }

  /** The sound is there now. A line is lit once it has been begun to be heard. */
  moved(seconds: number, how: { isPlaying: boolean; rate: number; isBegun: boolean }): void {
    const ms = Math.round((seconds * 1000) / STEP_MS) * STEP_MS
    const now = seconds * 1000 + this.#beginsMs
    const lit = how.isBegun ? lineAt(this.#lines, now) : null
    const times = lit === null ? NO_TIMES : this.#timesOfLit(lit)
    const { isPlaying, rate } = how
    const next = { ms, lit, word: wordAt(times, now), isGuess: times.isGuess, isPlaying, rate }
    const before = this.#seen
    if (KEYS.every((key) => next[key] === before[key])) return
    this.#seen = next
    for (const listener of this.#listeners) listener()
  }

  #timesOfLit(line: string): LineTimes {
    if (this.#times?.line !== line) this.#times = { line, times: this.#timesOf(line) }
    return this.#times.times
  }
}
