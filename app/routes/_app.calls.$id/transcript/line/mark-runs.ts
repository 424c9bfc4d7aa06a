import type { Annotation } from '#domain/call/annotation.ts'

/** A mark and the characters it stands on, in UTF-16 units of its segment's text. */
export type PlacedMark = { annotation: Annotation; start: number; end: number }

/** A stretch of text under one and the same set of marks. */
export type Run = { start: number; text: string; marks: Annotation[] }

/** Cuts a segment's text wherever a mark begins or ends; the runs put together are the text. */
export function markRuns(text: string, marks: readonly PlacedMark[]): Run[] {
  const inside = marks.filter((mark) => mark.start < mark.end && mark.start < text.length)
  const edges = inside.flatMap((mark) => [mark.start, Math.min(mark.end, text.length)])
  const cuts = [...new Set([0, ...edges, text.length])].toSorted((a, b) => a - b)
  return cuts.slice(0, -1).map((start, index) => {
    const end = cuts[index + 1] ?? text.length
    const over = inside.filter((mark) => mark.start <= start && mark.end >= end)
    return { start, text: text.slice(start, end), marks: over.map((mark) => mark.annotation) }
  })
}
