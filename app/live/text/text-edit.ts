import type * as Y from 'yjs'

export type TextEdit = { index: number; remove: number; insert: string }

/** The smallest single replacement that makes `before` into `after`; null if they are equal. */
export function minimalEdit(before: string, after: string): TextEdit | null {
  if (before === after) return null
  const shorter = Math.min(before.length, after.length)
  let head = 0
  while (head < shorter && before[head] === after[head]) head += 1
  if (splitsPair(before, head) || splitsPair(after, head)) head -= 1
  let tail = 0
  while (tail < shorter - head && before.at(-1 - tail) === after.at(-1 - tail)) tail += 1
  if (splitsPair(before, before.length - tail) || splitsPair(after, after.length - tail)) tail -= 1
  return {
    index: head,
    remove: before.length - head - tail,
    insert: after.slice(head, after.length - tail),
  }
}

/**
 * Brings a shared text to what somebody typed over `seen`, changing only the characters that they changed: what others
 * wrote meanwhile stays, and marks stay on their words.
 */
export function applyTyped(
  text: Y.Text,
  typed: { seen: string; now: string },
  origin: unknown,
): void {
  const edit = minimalEdit(typed.seen, typed.now)
  if (!edit) return
  const current = text.toString()
  const index = current === typed.seen ? edit.index : shifted(typed.seen, current, edit.index)
  const remove = Math.min(edit.remove, current.length - index)
  text.doc?.transact(() => {
    if (remove > 0) text.delete(index, remove)
    if (edit.insert) text.insert(index, edit.insert)
  }, origin)
}

/** Where an index of `seen` now stands in `current`, which somebody else has edited in one place. */
function shifted(seen: string, current: string, index: number): number {
  const other = minimalEdit(seen, current)
  if (!other || index <= other.index) return Math.min(index, current.length)
  const past = Math.max(0, index - other.index - other.remove)
  return Math.min(other.index + other.insert.length + past, current.length)
}

/** Between a high and a low surrogate: no place to cut. */
function splitsPair(text: string, index: number): boolean {
  const before = text.charCodeAt(index - 1)
  return before >= 0xd8_00 && before <= 0xdb_ff && index > 0 && index < text.length
}
