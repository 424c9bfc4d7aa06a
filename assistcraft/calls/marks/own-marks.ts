import type * as Y from 'yjs'
import type { Annotation } from '#domain/call/annotation.ts'
import { readAnnotation } from '#domain/call/call.ts'
import { callIndex } from '#domain/call/call-index.ts'
import { ASSISTCRAFT } from './mark-segment.ts'
import { isOffer } from './offers.ts'

/** Assistcraft's marks on a call, by the segment that they stand on: only what was touched is read again. */
export class OwnMarks {
  readonly #doc: Y.Doc
  readonly #offers = new Set<string>()

  constructor(doc: Y.Doc) {
    this.#doc = doc
  }

  on(segmentId: string): Map<string, Annotation> {
    const found = new Map<string, Annotation>()
    for (const id of callIndex(this.#doc).marksOn(segmentId)) {
      const mark = readAnnotation(this.#doc, id)
      if (mark?.by !== ASSISTCRAFT) continue
      found.set(id, mark)
      if (isOffer(mark)) this.#offers.add(id)
    }
    return found
  }

  /** Proposals and suggestions, of which there is a handful however long the call is. */
  offers(): Map<string, Annotation> {
    const found = [...this.#offers].flatMap((id) => readAnnotation(this.#doc, id) ?? [])
    return new Map(found.map((mark) => [mark.id, mark]))
  }

  offered(marks: readonly Pick<Annotation, 'id'>[]): void {
    for (const { id } of marks) this.#offers.add(id)
  }
}
