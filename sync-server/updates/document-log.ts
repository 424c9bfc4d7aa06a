import * as Y from 'yjs'
import type { StoredDocument } from '#db/pace/documents/documents.ts'
import { isView, parseDocumentName } from '#domain/documents/documents.ts'
import { DeletionIndex } from './deletion-index.ts'
import { type DecodedUpdate, decodeUpdate, type Range } from './update.ts'

export type LogEntry = { seq: number; update: DecodedUpdate; actor: string }

/**
 * What is committed of one document, as this process knows it: the snapshot's bytes, the updates after it and the
 * state vector of both. A `Y.Doc` is made only when somebody asks for one.
 */
export class DocumentLog {
  readonly generation: number
  readonly vector: Map<number, number>
  readonly #isView: boolean
  /** Of a view: what stands, without what it once showed. */
  #folded: { seq: number; update: Uint8Array } | null = null
  #snapshot: Uint8Array | null
  #snapshotSeq: number
  #tail: { seq: number; update: Uint8Array }[]
  #tailBytes = 0
  #doc: Y.Doc | null = null
  #deletions: DeletionIndex | null = null

  constructor(stored: StoredDocument) {
    this.generation = stored.generation
    this.#isView = isView(parseDocumentName(stored.name).kind)
    this.#snapshot = stored.snapshot
    this.#snapshotSeq = stored.snapshotSeq
    this.#tail = []
    this.vector = vectorOf(stored)
    for (const [index, update] of stored.tail.entries()) {
      this.#push({ seq: stored.snapshotSeq + 1 + index, update: decodeUpdate(update) })
    }
    if (this.seq !== stored.seq) throw new Error(`The log of ${stored.name} has a gap.`)
  }

  get seq(): number {
    return this.#tail.at(-1)?.seq ?? this.#snapshotSeq
  }

  get tailLength(): number {
    return this.#tail.length
  }

  get tailBytes(): number {
    return this.#tailBytes
  }

  /** `inDoc`: the document that `doc()` gave made these changes itself. */
  append(entries: readonly Pick<LogEntry, 'seq' | 'update'>[], { inDoc = false } = {}): void {
    for (const entry of entries) {
      if (entry.seq !== this.seq + 1) throw new Error('A commit is missing before this one.')
      this.#push(entry)
    }
    if (!inDoc) this.#bringForward(entries)
  }

  /** What is committed is in the log, whether Yjs can apply it or not; a copy that it broke off in is of no use. */
  #bringForward(entries: readonly Pick<LogEntry, 'update'>[]): void {
    const doc = this.#doc
    if (!doc) return
    try {
      // One transaction: what Yjs tidies up after each costs more than the update.
      doc.transact(() => {
        for (const { update } of entries) Y.applyUpdate(doc, update.bytes, this)
      }, this)
    } catch {
      this.discardDoc()
    }
  }

  /** The committed state. Whoever changes it commits the change or calls `discardDoc`. */
  doc(): Y.Doc {
    this.#doc ??= this.copy()
    return this.#doc
  }

  /** The next `doc()` is new, under another client id: clocks that were never committed are not used again. */
  discardDoc(): void {
    this.#doc?.destroy()
    this.#doc = null
  }

  /** Whether a range is deleted already. The first question reads the document, the next ones do not. */
  isDeleted(range: Range): boolean {
    this.#deletions ??= DeletionIndex.of(this.#doc ?? this.copy())
    return this.#deletions.covers(range)
  }

  copy(): Y.Doc {
    const doc = new Y.Doc()
    doc.transact(() => {
      for (const update of this.contentAfter(-1)) Y.applyUpdate(doc, update)
    })
    return doc
  }

  /** The updates after `position`; all of it where the snapshot has swallowed what came after. */
  contentAfter(position: number): Uint8Array[] {
    const known = position >= this.#snapshotSeq && position <= this.seq
    const tail = known ? this.#tail.filter(({ seq }) => seq > position) : this.#tail
    const updates = tail.map(({ update }) => update)
    return known || !this.#snapshot ? updates : [this.#snapshot, ...updates]
  }

  /**
   * What somebody is greeted with who has everything up to `position`. Of a view only what stands: who comes now may not
   * see what it once showed.
   */
  greeting(position: number): Uint8Array[] {
    if (!this.#isView || position === this.seq) return this.contentAfter(position)
    const content = this.contentAfter(-1)
    // Nothing was taken away since: a board that was just built, or folded, is not read and written again.
    if (content.length === 1) return content
    if (this.#folded?.seq !== this.seq) {
      this.#folded = { seq: this.seq, update: Y.encodeStateAsUpdate(this.copy()) }
    }
    return [this.#folded.update]
  }

  /** A snapshot of everything up to `seq` takes the place of the older one and of the updates in it. */
  compacted(snapshot: Uint8Array, seq: number): void {
    this.#snapshot = snapshot
    this.#snapshotSeq = seq
    this.#tail = this.#tail.filter((entry) => entry.seq > seq)
    this.#tailBytes = this.#tail.reduce((sum, { update }) => sum + update.length, 0)
  }

  /** Whether it is in memory as a `Y.Doc` too. */
  get isRead(): boolean {
    return this.#doc !== null
  }

  /** About how much memory and reading it stands for. */
  get size(): number {
    return (this.#snapshot?.length ?? 0) + this.#tailBytes
  }

  #push({ seq, update }: Pick<LogEntry, 'seq' | 'update'>): void {
    this.#tail.push({ seq, update: update.bytes })
    this.#tailBytes += update.bytes.length
    this.#deletions?.add(update.deletions)
    this.#reach(update)
  }

  /** What is committed is whole: no clock of it waits for another. */
  #reach({ structs }: DecodedUpdate): void {
    for (const struct of structs) {
      if (struct instanceof Y.Skip) continue
      const { client, clock } = struct.id
      const end = clock + struct.length
      if (end > (this.vector.get(client) ?? 0)) this.vector.set(client, end)
    }
  }
}

function vectorOf({ snapshot, snapshotVector }: StoredDocument): Map<number, number> {
  if (!snapshot) return new Map()
  return Y.decodeStateVector(snapshotVector ?? Y.encodeStateVectorFromUpdate(snapshot))
}
