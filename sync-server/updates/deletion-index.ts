import type * as Y from 'yjs'
import type { Range } from './update.ts'

type Span = { start: number; end: number }

/** Which clocks are deleted: a state vector does not say, and every reconnecting client repeats what it knows. */
export class DeletionIndex {
  readonly #spans = new Map<number, Span[]>()
  readonly #unsorted = new Set<number>()

  static of(doc: Y.Doc): DeletionIndex {
    const index = new DeletionIndex()
    for (const [client, structs] of doc.store.clients) {
      const deleted = structs.filter((struct) => struct.deleted)
      index.add(deleted.map(({ id, length }) => ({ client, clock: id.clock, length })))
    }
    return index
  }

  /** Deletions mostly come in the order of their clocks: then nothing is to be sorted. */
  add(ranges: readonly Range[]): void {
    for (const { client, clock, length } of ranges) {
      const span = { start: clock, end: clock + length }
      const spans = this.#spans.get(client)
      const last = spans?.at(-1)
      if (!spans) this.#spans.set(client, [span])
      else if (!last || !join(last, span)) {
        if (last && span.start < last.start) this.#unsorted.add(client)
        spans.push(span)
      }
    }
  }

  covers({ client, clock, length }: Range): boolean {
    const span = lastUpTo(clock, this.#sorted(client))
    return span !== undefined && clock + length <= span.end
  }

  #sorted(client: number): Span[] {
    const spans = this.#spans.get(client) ?? []
    if (!this.#unsorted.delete(client)) return spans
    const sorted = joined(spans)
    this.#spans.set(client, sorted)
    return sorted
  }
}

function joined(spans: Span[]): Span[] {
  const result: Span[] = []
  for (const span of spans.toSorted((a, b) => a.start - b.start)) {
    const last = result.at(-1)
    if (!last || !join(last, span)) result.push({ ...span })
  }
  return result
}

/** Makes one of two where the second begins in the first or right behind it. */
function join(last: Span, next: Span): boolean {
  if (next.start < last.start || next.start > last.end) return false
  last.end = Math.max(last.end, next.end)
  return true
}

function lastUpTo(clock: number, spans: readonly Span[]): Span | undefined {
  let [low, high] = [0, spans.length]
  while (low < high) {
    const middle = (low + high) >>> 1
    if ((spans[middle]?.start ?? Infinity) <= clock) low = middle + 1
    else high = middle
  }
  return spans[low - 1]
}
