/** Characters of a segment's text, in UTF-16 units; the end is exclusive. */
export type Range = { start: number; end: number }

export function rangeOf(match: { index?: number; 0: string }, group = match[0]): Range {
  const start = (match.index ?? 0) + match[0].lastIndexOf(group)
  return { start, end: start + group.length }
}

export function overlaps(a: Range, b: Range): boolean {
  return a.start < b.end && b.start < a.end
}
