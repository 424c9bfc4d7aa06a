import { diffWords } from '../../text/text-diff.ts'

/** A word and when it was spoken, in the call's own time. */
type SpokenWord = { text: string; beginMs: number; endMs: number }
type Hidden = { start: number; spoken: string; end: number }

/** Characters `start` to `end` of a line (UTF-16 units), and when they are spoken. */
export type TimedWord = { start: number; end: number; beginMs: number; endMs: number }

/** Four numbers for each word, as a segment of the document keeps them: where it stands in the text as it was fed, and when it was spoken. */
const NUMBERS = 4
/** More words than these nobody says without a pause. */
const MOST_WORDS = 2_000

/**
 * Where the words of a line stand in its text as it is written, from what the call centre tells of each; `null` where it tells nothing that
 * is in the text. What is hidden becomes one: how many words a card number was said in is nobody's to know.
 */
export function placeWords(
  text: string,
  words: readonly SpokenWord[],
  hidden: readonly Hidden[],
): number[] | null {
  const shown = new Shown(hidden)
  const placed: TimedWord[] = []
  let from = 0
  for (const { text: word, beginMs, endMs } of words.slice(0, MOST_WORDS)) {
    const said = word.trim()
    const at = said === '' ? -1 : text.indexOf(said, from)
    // A word that stands far on is another one: those between would lose their places.
    if (at < 0 || at - from > MOST_BETWEEN || !isTime(beginMs) || !isTime(endMs)) continue
    from = at + said.length
    const place = shown.place(at, from)
    const last = placed.at(-1)
    const time = { beginMs: Math.round(beginMs), endMs: Math.round(Math.max(beginMs, endMs)) }
    if (last && place.start < last.end) last.endMs = Math.max(last.endMs, time.endMs)
    else placed.push({ ...place, ...time })
  }
  return placed.length === 0
    ? null
    : placed.flatMap(({ start, end, beginMs, endMs }) => [start, end, beginMs, endMs])
}

const MOST_BETWEEN = 200
const LONGEST_MS = 2 ** 31

function isTime(ms: number): boolean {
  return ms >= 0 && ms < LONGEST_MS
}

/** Places of what was said as places of what is shown, in rising order. */
class Shown {
  readonly #hidden: readonly Hidden[]
  #next = 0
  /** How much shorter what is shown has become so far. */
  #lost = 0

  constructor(hidden: readonly Hidden[]) {
    this.#hidden = hidden
  }

  place(start: number, end: number): { start: number; end: number } {
    for (let mask = this.#at(); mask && mask.saidEnd <= start; mask = this.#at()) {
      this.#lost = mask.saidEnd - mask.end
      this.#next += 1
    }
    const mask = this.#at()
    if (mask && mask.saidStart < end) {
      const last = end > mask.saidEnd ? end - (mask.saidEnd - mask.end) : mask.end
      return { start: Math.min(start - this.#lost, mask.start), end: Math.max(last, mask.end) }
    }
    return { start: start - this.#lost, end: end - this.#lost }
  }

  #at() {
    const mask = this.#hidden[this.#next]
    if (!mask) return null
    const saidStart = mask.start + this.#lost
    return { ...mask, saidStart, saidEnd: saidStart + mask.spoken.length }
  }
}

type Line = { text: string; beginMs: number; endMs: number }
/** The words of a line in spoken order; `isGuess` where nobody told when each was spoken. */
export type LineTimes = { words: readonly TimedWord[]; isGuess: boolean }

/**
 * When each word of a line is spoken: as it was told (`times`, of the text as it was `fed`), else as long as each is of the line's own time, which is
 * a guess. Without a time of its own a line has none of its words.
 */
export function timesOfLine(line: Line, told: { times: unknown; fed: unknown }): LineTimes {
  const times = readTimes(told.times)
  if (times.length > 0 && typeof told.fed === 'string')
    return { words: moved(times, told.fed, line.text), isGuess: false }
  return { words: guessed(line), isGuess: true }
}

function readTimes(numbers: unknown): TimedWord[] {
  if (!Array.isArray(numbers) || numbers.length > MOST_WORDS * NUMBERS) return []
  if (!numbers.every((one): one is number => typeof one === 'number')) return []
  const count = Math.floor(numbers.length / NUMBERS)
  return Array.from({ length: count }, (_, at) => {
    const [start = 0, end = 0, beginMs = 0, endMs = 0] = numbers.slice(at * NUMBERS)
    return { start, end, beginMs, endMs }
  })
}

/** Words that somebody has put right stand elsewhere: what took a word's place is spoken when it was. */
function moved(words: readonly TimedWord[], fed: string, text: string): TimedWord[] {
  if (fed === text) return [...words]
  const hunks = diffWords(fed, text)
  const place = (at: number, side: 'start' | 'end') => {
    let shift = 0
    for (const hunk of hunks) {
      const isPast = side === 'start' ? hunk.end <= at : hunk.end < at
      if (isPast) shift += hunk.text.length - (hunk.end - hunk.start)
      else if (hunk.start < at || (hunk.start === at && side === 'end' && hunk.end === at))
        return side === 'start' ? hunk.start + shift : hunk.start + shift + hunk.text.length
      else break
    }
    return at + shift
  }
  return words
    .map((word) => ({ ...word, start: place(word.start, 'start'), end: place(word.end, 'end') }))
    .filter(({ start, end }) => start < end && end <= text.length)
}

/** Long words take longer than short ones: each as much of the line's time as it has of its letters. */
function guessed({ text, beginMs, endMs }: Line): TimedWord[] {
  if (endMs <= beginMs) return []
  const words = [...text.matchAll(/\S+/g)].slice(0, MOST_WORDS)
  const letters = words.reduce((sum, [word]) => sum + word.length, 0)
  let before = 0
  const at = (count: number) => Math.round(beginMs + ((endMs - beginMs) * count) / letters)
  return words.map(({ 0: word, index: start }) => {
    const begin = before
    before += word.length
    return { start, end: start + word.length, beginMs: at(begin), endMs: at(before) }
  })
}

/** The word that is spoken at a moment: the last that has begun. */
export function wordAt({ words }: LineTimes, ms: number): TimedWord | null {
  return words.findLast(({ beginMs }) => beginMs <= ms) ?? null
}
