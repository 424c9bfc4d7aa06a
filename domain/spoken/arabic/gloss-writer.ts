type Range = { start: number; end: number }
/** Some of the gloss and the words that it came from; what was copied stands letter for letter where it stood. */
type Piece = Range & { at: number; length: number; isCopied: boolean }

const MARKS: Readonly<Record<string, string>> = { '؟': '?', '،': ',', '؛': ';' }

/** Writes a gloss from its beginning to its end and remembers where its words came from. */
export class GlossWriter {
  readonly source: string
  readonly #pieces: Piece[] = []
  #text = ''
  #end = 0

  constructor(source: string) {
    this.source = source
  }

  /** Says in English what stands there, and before it what nobody has glossed. */
  put({ start, end }: Range, english: string): void {
    if (start < this.#end) return
    this.#copyTo(start)
    if (/\p{L}/u.test(this.#text.slice(-1)) && english !== '') this.#text += ' '
    this.#add({ start, end }, english, false)
    this.#end = end
  }

  done(): { text: string; toSource: (range: Range) => Range } {
    this.#copyTo(this.source.length)
    const pieces = this.#pieces
    return {
      text: this.#text,
      toSource: ({ start, end }) => ({ start: startIn(pieces, start), end: endIn(pieces, end) }),
    }
  }

  #copyTo(end: number): void {
    const words = this.source.slice(this.#end, end)
    const isGlued = this.#pieces.at(-1)?.isCopied === false && /^[\p{L}\p{N}]/u.test(words)
    if (isGlued && /\p{L}/u.test(this.#text.slice(-1))) this.#text += ' '
    const copied = words.replaceAll(/[؟،؛]/g, (mark) => MARKS[mark] ?? mark)
    this.#add({ start: this.#end, end }, copied, true)
    this.#end = end
  }

  #add({ start, end }: Range, text: string, isCopied: boolean): void {
    if (text === '') return
    this.#pieces.push({ start, end, at: this.#text.length, length: text.length, isCopied })
    this.#text += text
  }
}

function startIn(pieces: readonly Piece[], position: number): number {
  const piece = pieces.findLast(({ at }) => at <= position) ?? pieces[0]
  if (!piece) return position
  return piece.isCopied ? Math.min(piece.end, piece.start + position - piece.at) : piece.start
}

function endIn(pieces: readonly Piece[], position: number): number {
  const piece = pieces.findLast(({ at }) => at < position) ?? pieces[0]
  if (!piece) return position
  return piece.isCopied ? Math.min(piece.end, piece.start + position - piece.at) : piece.end
}
