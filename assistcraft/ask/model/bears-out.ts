import { fold } from '../words/words.ts'

const SHORTEST = 7
const MOST_SLIPS = 2

/**
 * Whether a strange word itself shows that it is the word that a model read it as: the same letters with or without spaces between
 * them, or a long word with two slips of the pen between its first letter and its last. Whoever lies about a word cannot lie about
 * its letters. `rivals` are other words that the rules know, which it must not be as well.
 */
export function bearsOut(word: string, as: string, rivals: Iterable<string>): boolean {
  const said = lettersOf(word)
  const meant = lettersOf(as)
  if (said === '' || meant === '') return false
  if (said === meant) return true
  if (as.includes(' ') || !isNear(said, meant)) return false
  for (const rival of rivals) if (rival !== meant && isNear(said, rival)) return false
  return true
}

function lettersOf(text: string): string {
  return fold(text).replaceAll(/[^\p{L}\p{Nd}]/gu, '')
}

function isNear(a: string, b: string): boolean {
  if (Math.min(a.length, b.length) < SHORTEST || Math.abs(a.length - b.length) > MOST_SLIPS)
    return false
  return a[0] === b[0] && a.at(-1) === b.at(-1) && slipsBetween(a, b) <= MOST_SLIPS
}

/** Letters too many, too few, other or swapped with their neighbour (optimal string alignment). Words are short: so is the table. */
function slipsBetween(a: string, b: string): number {
  let before: number[] = []
  let last = Array.from({ length: b.length + 1 }, (_, at) => at)
  for (let row = 1; row <= a.length; row += 1) {
    const next = [row]
    for (let column = 1; column <= b.length; column += 1) {
      const same = a[row - 1] === b[column - 1] ? 0 : 1
      let least = Math.min(
        (last[column] ?? 0) + 1,
        (next[column - 1] ?? 0) + 1,
        (last[column - 1] ?? 0) + same,
      )
      const isSwap =
        row > 1 && column > 1 && a[row - 1] === b[column - 2] && a[row - 2] === b[column - 1]
      if (isSwap) least = Math.min(least, (before[column - 2] ?? 0) + 1)
      next.push(least)
    }
    before = last
    last = next
  }
  return last[b.length] ?? 0
}
