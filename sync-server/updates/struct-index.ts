import * as Y from 'yjs'
import { DeletionIndex } from './deletion-index.ts'
import type { DecodedUpdate, Range, Struct } from './update.ts'

type Id = { client: number; clock: number }

/**
 * Finds structs in a document, in what a batch is about to add to it, and in the update in question. Each update is
 * added once however many follow it.
 */
export class StructIndex {
  readonly #doc: Y.Doc
  /** In the order of their clocks, without holes: what the batch adds, client by client. */
  readonly #added = new Map<number, Struct[]>()
  readonly #deleted = new DeletionIndex()
  #current = new Map<number, Struct[]>()

  constructor(doc: Y.Doc) {
    this.#doc = doc
  }

  /** The update in question: found behind what is known, and forgotten when the next one comes. */
  lookAt(update: DecodedUpdate): void {
    this.#current = new Map()
    for (const struct of update.structs) push(this.#current, struct)
  }

  /** What an update of the batch adds, nothing of which is known. */
  add({ structs, deletions }: DecodedUpdate): void {
    for (const struct of structs) push(this.#added, struct)
    this.#deleted.add(deletions)
  }

  /** A clock that is known means what it says there, whatever the update says of it. */
  find(id: Id): Struct | null {
    if (id.clock < Y.getState(this.#doc.store, id.client)) {
      return findIn(this.#doc.store.clients.get(id.client), id.clock)
    }
    return findIn(this.#added.get(id.client), id.clock) ?? this.findNew(id)
  }

  /** What the update in question says of a clock. */
  findNew({ client, clock }: Id): Struct | null {
    return findIn(this.#current.get(client), clock)
  }

  /** The next clock of a client, as far as document and batch go. */
  get(client: number): number {
    const last = this.#added.get(client)?.at(-1)
    return last ? endOf(last) : Y.getState(this.#doc.store, client)
  }

  /** What holds the last known clock of a struct that is known in part; null for one that is known whole or not at all. */
  knownPartOf(struct: Struct): Struct | null {
    const { client, clock } = struct.id
    const known = this.get(client)
    return clock < known && known < endOf(struct) ? this.find({ client, clock: known - 1 }) : null
  }

  /** What of a range is there and not deleted, piece by piece: in document, batch or update. */
  *present(range: Range): Generator<{ item: Y.Item; range: Range }> {
    const { client } = range
    const end = range.clock + range.length
    let { clock } = range
    while (clock < end) {
      const struct = this.find({ client, clock })
      if (!struct) return
      const length = Math.min(endOf(struct), end) - clock
      const piece = { client, clock, length }
      if (struct instanceof Y.Item && !struct.deleted && !this.#deleted.covers(piece)) {
        yield { item: struct, range: piece }
      }
      clock += length
    }
  }
}

export function endOf({ id, length }: Struct): number {
  return id.clock + length
}

function push(structs: Map<number, Struct[]>, struct: Struct): void {
  const known = structs.get(struct.id.client)
  if (known) known.push(struct)
  else structs.set(struct.id.client, [struct])
}

function findIn(structs: Struct[] | undefined, clock: number): Struct | null {
  const [first, last] = [structs?.at(0), structs?.at(-1)]
  if (!structs || !first || !last || clock < first.id.clock || clock >= endOf(last)) return null
  return structs[Y.findIndexSS(structs, clock)] ?? null
}
