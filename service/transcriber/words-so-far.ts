import type { HeardWords } from './transcriber.ts'

/** A pause of so much sound without a new word ends what was said. */
const PAUSE_MS = 1_500
/** People say about three words a second: from it follows when words began that are told once they are over. */
const WORD_MS = 350

/** Pieces of text, as they are told, become lines with a begin and an end, by how much sound had been heard. */
export class WordsSoFar {
  readonly #tell: (words: HeardWords) => void
  #id = 0
  #text = ''
  #beginMs = 0
  #endMs = 0
  #heardMs = 0

  constructor(tell: (words: HeardWords) => void) {
    this.#tell = tell
  }

  /** So much sound was heard by now. */
  heard(ms: number): void {
    this.#heardMs = ms
    if (this.#text !== '' && ms - this.#endMs > PAUSE_MS) this.end()
  }

  add(piece: string): void {
    if (piece === '') return
    if (this.#text === '') {
      const spoken = piece.trim().split(/\s+/, 200).length * WORD_MS
      this.#beginMs = Math.max(this.#endMs, this.#heardMs - spoken)
    }
    this.#text = (this.#text + piece).slice(0, LONGEST)
    this.#endMs = Math.max(this.#beginMs, this.#heardMs)
    this.#say(false)
  }

  /** What was said is over. */
  end(): void {
    if (this.#text.trim() !== '') this.#say(true)
    this.#text = ''
    this.#id += 1
  }

  #say(final: boolean): void {
    const text = this.#text.trim()
    if (text === '') return
    const times = { beginMs: this.#beginMs, endMs: this.#endMs }
    this.#tell({ id: this.#id, text, final, ...times })
  }
}

/** As many as a segment takes. */
const LONGEST = 10_000
