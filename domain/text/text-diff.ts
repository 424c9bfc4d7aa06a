import { type ArrayChange, diffArrays } from 'diff'

/** Characters `start` to `end` of the old text become `text`. */
export type Hunk = { start: number; end: number; text: string }

/** Where more words than these differ the middle is replaced as one: a diff must not cost more than it saves. */
const MOST_EDITS = 500

/** What turns `before` into `after`, word by word, in order: marks on words that stay keep their place. */
export function diffWords(before: string, after: string): Hunk[] {
  const [old, now] = [wordsOf(before), wordsOf(after)]
  const changes = diffArrays(old, now, { maxEditLength: MOST_EDITS })
  return changes ? hunksOf(changes) : replaceMiddle(old, now)
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

function wordsOf(text: string): string[] {
  return text.match(/\s+|[\p{L}\p{N}]+|./gsu) ?? []
}

function hunksOf(changes: readonly ArrayChange<string>[]): Hunk[] {
  const hunks: Hunk[] = []
  let position = 0
  for (const { value, added, removed } of changes) {
    const text = value.join('')
    const last = hunks.at(-1)
    if (added && last?.end === position) last.text += text
    else if (added) hunks.push({ start: position, end: position, text })
    else if (removed) hunks.push({ start: position, end: position + text.length, text: '' })
    if (!added) position += text.length
  }
  return hunks
}

function replaceMiddle(old: readonly string[], now: readonly string[]): Hunk[] {
  const most = Math.min(old.length, now.length)
  let head = 0
  while (head < most && old[head] === now[head]) head += 1
  let tail = 0
  while (tail < most - head && old.at(-1 - tail) === now.at(-1 - tail)) tail += 1
  const start = old.slice(0, head).join('').length
  const removed = old.slice(head, old.length - tail).join('').length
  return [{ start, end: start + removed, text: now.slice(head, now.length - tail).join('') }]
}
