/** Characters `start` to `end` of the old text become `text`. */
export type Hunk = { start: number; end: number; text: string }
type Token = { text: string; start: number }

/** Above this many cells the middle is replaced as one: a diff must not cost more than it saves. */
const LARGEST_TABLE = 250_000

/** What turns `before` into `after`, word by word, in order: marks on words that stay keep their place. */
export function diffWords(before: string, after: string): Hunk[] {
  const [old, now] = [tokens(before), tokens(after)]
  const head = sharedLength(old, now, (list, index) => list[index])
  const tail = sharedLength(old.slice(head), now.slice(head), (list, index) => list.at(-1 - index))
  const oldMiddle = old.slice(head, old.length - tail)
  const newMiddle = now.slice(head, now.length - tail)
  if (oldMiddle.length === 0 && newMiddle.length === 0) return []
  const start = old[head]?.start ?? before.length
  if (oldMiddle.length * newMiddle.length > LARGEST_TABLE || oldMiddle.length === 0) {
    return [{ start, end: start + lengthOf(oldMiddle), text: textOf(newMiddle) }]
  }
  return hunksBetween(oldMiddle, newMiddle, start)
}

/** Whether two sets of hunks over the same text meet: overlap, or stand at the same place. */
export function hunksMeet(left: Hunk[], right: Hunk[]): boolean {
  return left.some((a) => right.some((b) => a.start <= b.end && b.start <= a.end))
}

/** Where the hunks of `moved` stand after the hunks of `applied` were applied to the same text. */
export function rebaseHunks(moved: Hunk[], applied: Hunk[]): Hunk[] {
  return moved.map(({ start, end, text }) => {
    const shift = applied
      .filter((hunk) => hunk.end <= start)
      .reduce((total, hunk) => total + hunk.text.length - (hunk.end - hunk.start), 0)
    return { start: start + shift, end: end + shift, text }
  })
}

function hunksBetween(old: Token[], now: Token[], offset: number): Hunk[] {
  const table = longestCommon(old, now)
  const hunks: Hunk[] = []
  let position = offset
  let [i, j] = [0, 0]
  while (i < old.length || j < now.length) {
    const [was, is] = [old[i], now[j]]
    if (was && is && was.text === is.text) {
      position += was.text.length
      i += 1
      j += 1
    } else if (is && (!was || cell(table, i, j + 1) >= cell(table, i + 1, j))) {
      extend(hunks, position, { removed: '', added: is.text })
      j += 1
    } else if (was) {
      extend(hunks, position, { removed: was.text, added: '' })
      position += was.text.length
      i += 1
    }
  }
  return hunks
}

function extend(
  hunks: Hunk[],
  position: number,
  { removed, added }: { removed: string; added: string },
): void {
  const last = hunks.at(-1)
  const hunk = last && last.end === position ? last : { start: position, end: position, text: '' }
  if (hunk !== last) hunks.push(hunk)
  hunk.end += removed.length
  hunk.text += added
}

/** Lengths of the longest common subsequence of the rests from i and j. */
function longestCommon(old: Token[], now: Token[]): Uint16Array[] {
  const table = Array.from({ length: old.length + 1 }, () => new Uint16Array(now.length + 1))
  for (let i = old.length - 1; i >= 0; i -= 1) {
    for (let j = now.length - 1; j >= 0; j -= 1) {
      const same = old[i]?.text === now[j]?.text
      const value = same
        ? cell(table, i + 1, j + 1) + 1
        : Math.max(cell(table, i + 1, j), cell(table, i, j + 1))
      const row = table[i]
      if (row) row[j] = value
    }
  }
  return table
}

function cell(table: Uint16Array[], i: number, j: number): number {
  return table[i]?.[j] ?? 0
}

function tokens(text: string): Token[] {
  return [...text.matchAll(/\s+|[\p{L}\p{N}]+|./gsu)].map((match) => ({
    text: match[0],
    start: match.index,
  }))
}

function sharedLength(
  old: Token[],
  now: Token[],
  at: (list: Token[], index: number) => Token | undefined,
): number {
  let length = 0
  const most = Math.min(old.length, now.length)
  while (length < most && at(old, length)?.text === at(now, length)?.text) length += 1
  return length
}

function textOf(list: Token[]): string {
  return list.map((token) => token.text).join('')
}

function lengthOf(list: Token[]): number {
  return textOf(list).length
}
