import { annotationRange, findSegment, readAnnotation, readSegment } from '#domain/call/call.ts'
import { callIndex } from '#domain/call/call-index.ts'
import type { Segment } from '#domain/call/fields.ts'
import type * as Y from 'yjs'
import { readCallView, type Mark } from './call-view.ts'

/** What was said and the marks on it. What did not change is the same object as before. */
export type Words = { segments: readonly Segment[]; marks: readonly Mark[] }

const kept = new WeakMap<Y.Doc, LiveWords>()

type Soon = (show: () => void) => void

/**
 * The words of a call's document; read whole once, then by what each transaction touches. All that is touched before `soon`
 * is one change: marks of a long call come by the hundred.
 */
export function liveWords(doc: Y.Doc, soon: Soon = requestAnimationFrame): LiveWords {
  const known = kept.get(doc)
  if (known) return known
  const words = new LiveWords(doc, soon)
  kept.set(doc, words)
  return words
}

class LiveWords {
  readonly #doc: Y.Doc
  readonly #segments: Segment[]
  readonly #marks: Map<string, Mark>
  readonly #marksOn = new Map<string, Set<string>>()
  readonly #listeners = new Set<() => void>()
  #words: Words

  constructor(doc: Y.Doc, soon: Soon) {
    this.#doc = doc
    const touched = new Set<string>()
    const { segments, marks } = readCallView(doc)
    this.#segments = [...segments]
    this.#marks = new Map(marks.map((mark) => [mark.id, mark]))
    for (const { segmentId } of marks) this.#noteMarksOn(segmentId)
    this.#words = { segments, marks }
    callIndex(doc).onTouched((segmentIds) => {
      if (touched.size === 0) {
        soon(() => {
          const taken = new Set(touched)
          touched.clear()
          this.#take(taken)
        })
      }
      for (const id of segmentIds) touched.add(id)
    })
  }

  readonly get = (): Words => this.#words

  readonly subscribe = (changed: () => void): (() => void) => {
    this.#listeners.add(changed)
    return () => this.#listeners.delete(changed)
  }

  #take(segmentIds: ReadonlySet<string>): void {
    for (const id of segmentIds) {
      this.#takeSegment(id)
      this.#takeMarks(id)
    }
    this.#words = { segments: [...this.#segments], marks: [...this.#marks.values()] }
    for (const listener of this.#listeners) listener()
  }

  #takeSegment(id: string): void {
    const map = findSegment(this.#doc, id)
    const now = map && readSegment(map)
    const at = this.#segments.findLastIndex((segment) => segment.id === id)
    const before = this.#segments[at]
    if (isSame(before, now)) return
    if (before) this.#segments.splice(at, 1)
    if (!now) return
    // Almost always the last one: looked for from the end.
    const after = this.#segments.findLastIndex((segment) => inSpokenOrder(segment, now) <= 0)
    this.#segments.splice(after + 1, 0, now)
  }

  #takeMarks(segmentId: string): void {
    const before = this.#marksOn.get(segmentId) ?? new Set()
    const now = this.#noteMarksOn(segmentId)
    for (const id of before) {
      const isGone = !now.has(id) && this.#marks.get(id)?.segmentId === segmentId
      if (isGone) this.#marks.delete(id)
    }
    for (const id of now) {
      const annotation = readAnnotation(this.#doc, id)
      const mark = annotation && { ...annotation, range: annotationRange(this.#doc, annotation) }
      if (!mark) this.#marks.delete(id)
      else if (!isSame(this.#marks.get(id), mark)) this.#marks.set(id, mark)
    }
  }

  #noteMarksOn(segmentId: string): Set<string> {
    const ids = new Set(callIndex(this.#doc).marksOn(segmentId))
    this.#marksOn.set(segmentId, ids)
    return ids
  }
}

function inSpokenOrder(a: Segment, b: Segment): number {
  return a.beginMs - b.beginMs || a.endMs - b.endMs
}

function isSame(a: object | undefined, b: object | undefined): boolean {
  return JSON.stringify(a) === JSON.stringify(b)
}
