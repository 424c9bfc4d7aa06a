import * as Y from 'yjs'
import {
  anchorAt,
  appendSegment,
  putAnnotation,
  segmentMaps,
  segmentText,
} from '#domain/call/call.ts'

const CLIENT = 1000
const SEGMENT_MS = 2_160
const TEXT = 'I need a two bedroom apartment in Dubai Marina for 120 thousand a year, from March.'
const MARKED = { start: 9, end: 20 }
const AT = '2026-01-01T09:00:00.000Z'

/** A call as the feed and the assistant write it, with the domain's own writers. */
export class Transcript {
  readonly #doc = new Y.Doc()
  #segments = 0
  #made: Uint8Array[] = []

  constructor() {
    this.#doc.clientID = CLIENT
    this.#doc.on('update', (update: Uint8Array) => this.#made.push(update))
  }

  /** The state so far, of which the next segments are the continuation. */
  get state(): Uint8Array {
    return Y.encodeStateAsUpdate(this.#doc)
  }

  get clock(): number {
    return Y.getState(this.#doc.store, CLIENT)
  }

  /** One segment, as an update of its own, with that many marks. */
  say(marks: number): Uint8Array {
    this.#made = []
    this.#doc.transact(() => {
      const id = `s${(this.#segments += 1)}`
      const beginMs = this.#segments * SEGMENT_MS
      const speech = {
        party: 'customer',
        role: 'customer',
        language: 'en',
        confidence: 0.95,
      } as const
      const time = { beginMs, endMs: beginMs + SEGMENT_MS - 1 }
      appendSegment(this.#doc, { id, ...speech, ...time, text: TEXT, revision: 0 })
      for (let mark = 0; mark < marks; mark += 1) this.#mark(id, mark)
    })
    return this.#made[0] ?? new Uint8Array()
  }

  #mark(segmentId: string, mark: number): void {
    const text = this.#lastText()
    if (!text) return
    putAnnotation(this.#doc, {
      id: `${segmentId}-${mark}`,
      kind: 'entity',
      type: 'bedrooms',
      segmentId,
      anchor: anchorAt(text, MARKED.start, MARKED.end),
      value: 2,
      confidence: 0.9,
      by: 'assistcraft',
      status: 'open',
      at: AT,
    })
  }

  #lastText(): Y.Text | undefined {
    const last = segmentMaps(this.#doc).at(-1)
    return last && segmentText(last)
  }
}
