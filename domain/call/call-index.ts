import * as Y from 'yjs'
import { annotationsIn, segmentsIn } from '../documents/shared-types.ts'

type SegmentMap = Y.Map<unknown>
type Listener = (segmentIds: ReadonlySet<string>) => void

const indexes = new WeakMap<Y.Doc, CallIndex>()

/** The index of a call's document; made at the first question and kept up to date by what each transaction changes. */
export function callIndex(doc: Y.Doc): CallIndex {
  const known = indexes.get(doc)
  if (known) return known
  const index = new CallIndex(doc)
  indexes.set(doc, index)
  return index
}

/** Segments by id, and which marks stand on which: nothing is looked for in a transcript of three hours. */
class CallIndex {
  readonly #segments: Y.Array<SegmentMap>
  readonly #marks: Y.Map<Y.Map<unknown>>
  readonly #byId = new Map<string, SegmentMap>()
  readonly #markIds = new Map<string, Set<string>>()
  readonly #segmentOfMark = new Map<string, string>()
  readonly #listeners = new Set<Listener>()

  constructor(doc: Y.Doc) {
    this.#segments = segmentsIn(doc)
    this.#marks = annotationsIn(doc)
    for (const map of this.#segments) if (map instanceof Y.Map) this.add(map)
    for (const id of this.#marks.keys()) this.#follow(id)
    doc.on('afterTransaction', (transaction: Y.Transaction) => this.#take(transaction))
  }

  segment(id: string): SegmentMap | undefined {
    return this.#byId.get(id)
  }

  marksOn(segmentId: string): Iterable<string> {
    return this.#markIds.get(segmentId) ?? []
  }

  /** A segment that was added within a transaction is found before it ends. */
  add(map: SegmentMap): string | null {
    const id = map.get('id')
    if (typeof id !== 'string') return null
    if (!this.#byId.has(id)) this.#byId.set(id, map)
    return id
  }

  /** Hears after each transaction which segments it touched, in themselves or in the marks on them. */
  onTouched(listener: Listener): () => void {
    this.#listeners.add(listener)
    return () => this.#listeners.delete(listener)
  }

  #take(transaction: Y.Transaction): void {
    const touched = new Set<string>()
    for (const [type, keys] of transaction.changed) {
      const place = placeOf(type)
      if (place.root === this.#segments && place.child) {
        const id = this.add(place.child)
        if (id) touched.add(id)
      } else if (place.root === this.#segments) this.#takeSegments(transaction, touched)
      else if (place.root === this.#marks) {
        const ids = place.child ? [place.child._item?.parentSub ?? null] : keys
        for (const id of ids) if (id !== null) this.#follow(id, touched)
      }
    }
    if (touched.size > 0) for (const listener of this.#listeners) listener(touched)
  }

  /** Of the list itself only what the transaction put in or took out is looked at. */
  #takeSegments(transaction: Y.Transaction, touched: Set<string>): void {
    for (const item of addedItems(transaction)) {
      if (item.parent !== this.#segments || item.deleted) continue
      const { content } = item
      const map = content instanceof Y.ContentType ? content.type : null
      const id = map instanceof Y.Map ? this.add(map) : null
      if (id) touched.add(id)
    }
    if (transaction.deleteSet.clients.size === 0) return
    for (const [id, map] of this.#byId) {
      if (!map._item?.deleted) continue
      this.#byId.delete(id)
      touched.add(id)
    }
  }

  #follow(id: string, touched?: Set<string>): void {
    const before = this.#segmentOfMark.get(id)
    const mark = this.#marks.get(id)
    const segmentId = mark instanceof Y.Map ? mark.get('segmentId') : undefined
    if (before !== undefined) touched?.add(before)
    if (before !== segmentId && before !== undefined) {
      this.#markIds.get(before)?.delete(id)
      this.#segmentOfMark.delete(id)
    }
    if (typeof segmentId !== 'string') return
    touched?.add(segmentId)
    this.#segmentOfMark.set(id, segmentId)
    const ids = this.#markIds.get(segmentId)
    if (ids) ids.add(id)
    else this.#markIds.set(segmentId, new Set([id]))
  }
}

type Type = Y.Transaction['changed'] extends Map<infer Changed, unknown> ? Changed : never

/** The top-level type that a type stands in, and the one directly in that. */
function placeOf(type: Type): { root: unknown; child: SegmentMap | null } {
  let child: Type | null = null
  let root: Type = type
  while (root._item?.parent instanceof Y.AbstractType) {
    child = root
    root = root._item.parent
  }
  return { root, child: child instanceof Y.Map ? child : null }
}

function* addedItems({ doc, beforeState, afterState }: Y.Transaction): Generator<Y.Item> {
  for (const [client, end] of afterState) {
    const from = beforeState.get(client) ?? 0
    const structs = doc.store.clients.get(client)
    if (from >= end || !structs) continue
    for (let index = Y.findIndexSS(structs, from); index < structs.length; index += 1) {
      const struct = structs[index]
      if (struct instanceof Y.Item) yield struct
    }
  }
}
