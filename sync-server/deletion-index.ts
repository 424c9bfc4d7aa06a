import type * as Y from 'yjs'
import type { Range } from './update.ts'

type Span = { start: number; end: number }

/** Which clocks are deleted: a state vector does not say, and every reconnecting client repeats what it knows. */
export class DeletionIndex {
  readonly #spans = new Map<number, Span[]>()
  #isSorted = false

  constructor(doc: Y.Doc) {
    for (const [client, structs] of doc.store.clients) {
      const deleted = structs.filter((struct) => struct.deleted)
      this.add(deleted.map(({ id, length }) => ({ client, clock: id.clock, length })))
    }
  }

  add(ranges: readonly Range[]): void {
    for (const { client, clock, length } of ranges) {
      const span = { start: clock, end: clock + length }
      const spans = this.#spans.get(client)
      if (spans) spans.push(span)
      else this.#spans.set(client, [span])
      this.#isSorted = false
    }
  }

  covers({ client, clock, length }: Range): boolean {
    this.#sort()
    const spans = this.#spans.get(client) ?? []
    return spans.some(({ start, end }) => start <= clock && clock + length <= end)
  }

  #sort(): void {
    if (this.#isSorted) return
    for (const [client, spans] of this.#spans) this.#spans.set(client, joined(spans))
    this.#isSorted = true
  }
}

function joined(spans: Span[]): Span[] {
  const result: Span[] = []
  for (const span of spans.toSorted((a, b) => a.start - b.start)) {
    const last = result.at(-1)
    if (last && span.start <= last.end) last.end = Math.max(last.end, span.end)
    else result.push({ ...span })
  }
  return result
}
