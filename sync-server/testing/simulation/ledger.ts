import * as Y from 'yjs'
import type { LoggedUpdate } from '#db/pace/documents/documents.ts'
import { DeletionIndex } from '../../updates/deletion-index.ts'
import { decodeUpdate, type Range, reachOf, type Struct } from '../../updates/update.ts'

/** A promise of SPEC.md that was broken. */
export class Violation extends Error {}

/** What was ever committed to the one document, kept apart from the database under test, and what that says of any update. */
export class Ledger {
  readonly doc = new Y.Doc({ gc: false })
  readonly entries: LoggedUpdate[] = []
  /** What updates say is deleted. */
  readonly #deletions = new DeletionIndex()
  readonly #covered = new WeakSet<Uint8Array>()

  /** [S123] [S124] Sequences without gaps, each update whole when it comes, none twice. */
  add(updates: readonly LoggedUpdate[]): void {
    for (const entry of updates) {
      if (entry.seq !== this.entries.length + 1)
        throw new Violation(
          `[S123] sequence ${entry.seq} was committed after ${this.entries.length}`,
        )
      this.#requireWhole(entry)
      this.#requireNew(entry)
      this.entries.push(entry)
      Y.applyUpdate(this.doc, entry.update)
    }
  }

  /** Whether all that an update says is committed. */
  covers(update: Uint8Array): boolean {
    if (this.#covered.has(update)) return true
    const covered = holds(this.doc, update)
    if (covered) this.#covered.add(update)
    return covered
  }

  #requireWhole({ seq, update }: LoggedUpdate): void {
    if (reachOf(decodeUpdate(update), vectorOf(this.doc))) return
    throw new Violation(`[S123] commit ${seq} builds on what is not there`)
  }

  /**
   * Two people may delete the same; what somebody wrote is theirs alone. A deletion that no update says (of two values of a
   * key one goes by itself) may be said once more.
   */
  #requireNew({ seq, update }: LoggedUpdate): void {
    const { structs, deletions } = decodeUpdate(update)
    const isSaid = deletions.every((range) => this.#deletions.covers(range))
    const isRepeat = structs.length > 0 && isSaid && holds(this.doc, update)
    this.#deletions.add(deletions)
    if (isRepeat)
      throw new Violation(`[S124] commit ${seq} repeats what is stored: ${describe(update)}`)
  }
}

/** Whether a document has every struct and every deletion of an update. */
export function holds(doc: Y.Doc, update: Uint8Array): boolean {
  const { structs, deletions } = decodeUpdate(update)
  const hasStructs = structs.every(
    (struct) =>
      struct instanceof Y.Skip ||
      struct.id.clock + struct.length <= Y.getState(doc.store, struct.id.client),
  )
  return (
    hasStructs &&
    deletions.every(
      (range) =>
        range.clock + range.length <= Y.getState(doc.store, range.client) &&
        [...structsIn(doc, range)].every(({ deleted }) => deleted),
    )
  )
}

/** Everything that a range of clocks covers, without splitting anything. */
function* structsIn(doc: Y.Doc, { client, clock, length }: Range): Generator<Struct> {
  const structs = doc.store.clients.get(client)
  if (!structs || clock >= Y.getState(doc.store, client)) return
  let index = Y.findIndexSS(structs, clock)
  for (let struct = structs[index]; struct && struct.id.clock < clock + length;) {
    yield struct
    struct = structs[++index]
  }
}

export function isSame(one: Y.Doc, other: Y.Doc): boolean {
  return Y.equalSnapshots(Y.snapshot(one), Y.snapshot(other)) && contentOf(one) === contentOf(other)
}

export function contentOf(doc: Y.Doc): string {
  const entries = (name: string) =>
    [...doc.getMap(name).entries()].sort(([a], [b]) => (a < b ? -1 : 1))
  return JSON.stringify([doc.getText('title').toString(), entries('shared'), entries('words')])
}

function vectorOf(doc: Y.Doc): { get: (client: number) => number } {
  return { get: (client) => Y.getState(doc.store, client) }
}

function describe(update: Uint8Array): string {
  const { structs, deletions } = decodeUpdate(update)
  const clocks = structs.map(({ id, length }) => `${id.client}:${id.clock}+${length}`)
  const gone = deletions.map(({ client, clock, length }) => `-${client}:${clock}+${length}`)
  return [...clocks, ...gone].join(' ')
}
