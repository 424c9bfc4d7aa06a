const SHORTEST = 4
const SHORTEST_REPLACED = 5
const VOWELS = 'aeiouy'
const KEYS = ['qwertyuiop', 'asdfghjkl', 'zxcvbnm']

/**
 * Whether two words differ by one slip of the pen: a letter too many, one too few, two neighbours swapped, or one replaced by a key
 * next to it or a vowel by a vowel. The first letter holds, and short words are not stretched to others: "dead" is not "lead".
 * Linear in the words.
 */
export function isOneSlip(a: string, b: string): boolean {
  if (a === b || Math.min(a.length, b.length) < SHORTEST || Math.abs(a.length - b.length) > 1)
    return false
  const start = firstDifference(a, b)
  if (start === 0) return isSwap(a, b, 0) && a.slice(2) === b.slice(2)
  if (a.length < b.length) return a.slice(start) === b.slice(start + 1)
  if (a.length > b.length) return a.slice(start + 1) === b.slice(start)
  if (isSwap(a, b, start)) return a.slice(start + 2) === b.slice(start + 2)
  if (a.length < SHORTEST_REPLACED || a.slice(start + 1) !== b.slice(start + 1)) return false
  return areNear(a.charAt(start), b.charAt(start))
}

/** The known words within one slip. `compared` counts, so that a test can hold the work to a bound. */
export function closeWords(
  word: string,
  known: Iterable<string>,
  compared: { count: number } = { count: 0 },
): string[] {
  const close: string[] = []
  for (const other of known) {
    compared.count += 1
    if (isOneSlip(word, other)) close.push(other)
  }
  return close
}

function firstDifference(a: string, b: string): number {
  let at = 0
  while (at < a.length && a[at] === b[at]) at += 1
  return at
}

function isSwap(a: string, b: string, at: number): boolean {
  return a.length === b.length && at + 1 < a.length && a[at] === b[at + 1] && a[at + 1] === b[at]
}

function areNear(a: string, b: string): boolean {
  if (VOWELS.includes(a) && VOWELS.includes(b)) return true
  return KEYS.some((row) => {
    const at = row.indexOf(a)
    return at >= 0 && (row[at - 1] === b || row[at + 1] === b)
  })
}
